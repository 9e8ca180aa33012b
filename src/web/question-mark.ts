/**
 * The question mark opens the list of shortcuts wherever nobody is typing. One sign without a modifier key can be pressed by
 * accident, or by speech input, so it can be turned off (WCAG 2.1.4); in this browser, for whoever sits at it.
 */
const COOKIE = 'vraagteken';
const OFF = 'uit';
const A_YEAR = 365 * 24 * 60 * 60;

export const questionMarkOn = (cookies: Readonly<Record<string, string>>): boolean => cookies[COOKIE] !== OFF;
/** For `setCookie`: name, value and how long. */
export const questionMarkCookie = (on: boolean): [string, string, number] => (on ? [COOKIE, '', 0] : [COOKIE, OFF, A_YEAR]);
