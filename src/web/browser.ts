/** Families only: enough to tell one's own sessions apart, too little to tell one browser from another of its kind. */
const BROWSERS: readonly (readonly [RegExp, string, string])[] = [
  [/\bEdgA?\//, 'edge', 'Edge'], [/\bFirefox\/|\bFxiOS\//, 'firefox', 'Firefox'], [/\bOPR\//, 'opera', 'Opera'],
  [/\bChrom(e|ium)\/|\bCriOS\//, 'chrome', 'Chrome'], [/\bSafari\//, 'safari', 'Safari'],
];
const MACHINES: readonly (readonly [RegExp, string, string])[] = [
  [/\biPhone\b/, 'iphone', 'een iPhone'], [/\biPad\b/, 'ipad', 'een iPad'], [/\bAndroid\b/, 'android', 'een Android-toestel'],
  [/\bWindows\b/, 'windows', 'Windows'], [/\bMac OS X\b/, 'mac', 'een Mac'], [/\bLinux\b/, 'linux', 'Linux'],
];

/** `chrome-windows`, of the header User-Agent; what is not known is `other`. */
export function browserCode(userAgent: string | null): string {
  const find = (kinds: typeof BROWSERS) => kinds.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1] ?? 'other';
  return `${find(BROWSERS)}-${find(MACHINES)}`;
}

/** "Chrome op Windows". */
export function browserWords(code: string): string {
  const [browser, machine] = code.split('-');
  const name = (kinds: typeof BROWSERS, kind: string | undefined, otherwise: string) => kinds.find(([, known]) => known === kind)?.[2] ?? otherwise;
  return `${name(BROWSERS, browser, 'Een andere browser')} op ${name(MACHINES, machine, 'een ander apparaat')}`;
}
