import type { LanguageLink } from '../ui/frame.tsx';
import { langOf, type Language } from '../ui/texts.ts';
import { setCookie } from './cookie.ts';
import type { Answer, Right, Visit } from './route.ts';
import { SESSION_COOKIE } from './session.ts';

/** Remembers the choice until the browser closes or the quick exit is used; holds nothing but the name of a language. */
const LANGUAGE_COOKIE = 'taal';

/** In its own words, so that whoever needs it finds it. */
const OWN_NAMES: Readonly<Record<Language, string>> = { nl: 'Nederlands', 'nl-easy': 'Makkelijk Nederlands', en: 'English' };

/** Dutch first: what a page is in where nothing was chosen. */
export const PUBLIC_LANGUAGES = Object.keys(OWN_NAMES) as readonly Language[] as readonly [Language, ...Language[]];

const known = <L extends Language>(offered: readonly L[], text: string | null | undefined): L | null => offered.find((language) => language === text) ?? null;

/** What was chosen on this page, or before; the first where nothing was, or something that this page has not. */
const languageOf = <L extends Language>(visit: Pick<Visit, 'query' | 'cookies'>, offered: readonly [L, ...L[]]): L => known(offered, visit.query.get('taal')) ?? known(offered, visit.cookies[LANGUAGE_COOKIE]) ?? offered[0];

const links = (path: string, chosen: Language, offered: readonly Language[]): LanguageLink[] =>
  offered.map((language) => ({ href: `${path}?taal=${language}`, label: OWN_NAMES[language], lang: langOf(language), current: language === chosen }));

/** Whom a page for a trouble speaks to: somebody who is no colleague. */
export interface Visitor {
  readonly language: Language;
  readonly languages: readonly LanguageLink[];
}

/**
 * The visitor of a public address, or of one that is not there, from the address and the cookies alone: no database is asked.
 * Null for a colleague's browser and for an address of the staff. A page that was posted is not offered in other languages: it
 * would be asked for again. The links are only `?taal=…`: the page repeats nothing of what was asked for.
 */
export function visitorOf({ url, cookies, right, read }: { url: URL; cookies: Readonly<Record<string, string>>; right: Right | undefined; read: boolean }): Visitor | null {
  if (cookies[SESSION_COOKIE] || (right !== undefined && right !== 'public')) return null;
  const language = languageOf({ query: url.searchParams, cookies }, PUBLIC_LANGUAGES);
  return { language, languages: read ? links('', language, PUBLIC_LANGUAGES) : [] };
}

/** A public page in the visitor's language, with the links to the other ones unless the page says which; a choice is kept. */
export function inLanguage<L extends Language = Language>(handle: (visit: Visit, language: L) => Promise<Answer>, offered: readonly [L, ...L[]] = PUBLIC_LANGUAGES as readonly [L, ...L[]]): (visit: Visit) => Promise<Answer> {
  return async (visit) => {
    const language = languageOf(visit, offered);
    const answer = await handle(visit, language);
    if (answer.kind !== 'page' && answer.kind !== 'to') return answer;
    const chosen = known(offered, visit.query.get('taal'));
    const kept = { ...answer, setCookies: [...(answer.setCookies ?? []), ...(chosen ? [setCookie(visit.url, LANGUAGE_COOKIE, chosen)] : [])] };
    return kept.kind === 'page' ? { ...kept, language, languages: kept.languages ?? links(visit.url.pathname, language, offered) } : kept;
  };
}
