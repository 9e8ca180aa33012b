/** The first telephone number in what somebody wrote down, as a telephone dials it; null where there is none to recognise. */
export function dialled(text: string): string | null {
  const found = /(?<![\d+])(\+|00|0)[\d\s().-]{7,18}\d/.exec(text)?.[0];
  if (found === undefined) return null;
  const digits = found.replace(/\(0\)/, '').replace(/\D/g, '');
  const whole = found.startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : `31${digits.slice(1)}`;
  // E.164: at most fifteen; shorter than nine is no whole number.
  return whole.length >= 9 && whole.length <= 15 ? `tel:+${whole}` : null;
}
