/** A line that leads to where somebody acts. */
export interface SafetyLine { readonly href: string; readonly text: string }

/** As the client script asks for them. */
export const safetyText = (lines: readonly SafetyLine[]): string => lines.map(({ href, text }) => `${href} ${text}`).join('\n');

/**
 * Above the content of every page of whoever has to act when a colleague did not say to be safe (P-21). `here`: address of the page itself,
 * which tells it in full. Always there, empty too: the client script keeps it up to date.
 */
export function SafetyWatch({ lines, here, asks }: { lines: readonly SafetyLine[]; here: string; asks: string }) {
  const known = lines.filter(({ href }) => href === here);
  return (
    <safety-watch class="safety-watch" role="status" asks={asks} told={safetyText(lines)} known={safetyText(known)}>
      {lines.filter(({ href }) => href !== here).map(({ href, text }) => <p class="notice notice--safety"><a href={href}>{text}</a></p>)}
    </safety-watch>
  );
}
