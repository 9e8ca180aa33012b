import type { LanguageLink } from '../ui/frame.tsx';
import { langOf, type Language } from '../ui/texts.ts';
import { setCookie } from './cookie.ts';
import type { Answer, Visit } from './route.ts';

/** Remembers the choice until the browser closes or the quick exit is used; holds nothing but the name of a language. */
export const LANGUAGE_COOKIE = 'taal';

/** In its own words, so that whoever needs it finds it. */
const OWN_NAMES: Readonly<Record<Language, string>> = { nl: 'Nederlands', 'nl-easy': 'Makkelijk Nederlands', en: 'English' };

/** Dutch first: what a page is in where nothing was chosen. */
export const PUBLIC_LANGUAGES = Object.keys(OWN_NAMES) as readonly Language[] as readonly [Language, ...Language[]];

const known = <L extends Language>(offered: readonly L[], text: string | null | undefined): L | null => offered.find((language) => language === text) ?? null;

/** What was chosen on this page, or before; the first where nothing was, or something that this page has not. */
const languageOf = <L extends Language>(visit: Pick<Visit, 'query' | 'cookies'>, offered: readonly [L, ...L[]]): L => known(offered, visit.query.get('taal')) ?? known(offered, visit.cookies[LANGUAGE_COOKIE]) ?? offered[0];

const links = (path: string, chosen: Language, offered: readonly Language[]): LanguageLink[] =>
  offered.map((language) => ({ href: `${path}?taal=${language}`, label: OWN_NAMES[language], lang: langOf(language), current: language === chosen }));

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
