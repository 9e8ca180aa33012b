import type { LanguageLink } from '../ui/frame.tsx';
import { langOf, type Language } from '../ui/texts.ts';
import { setCookie } from '../web/cookie.ts';
import type { Answer, Visit } from '../web/route.ts';

/** Remembers the choice until the browser closes or the quick exit is used; holds nothing but the name of a language. */
export const LANGUAGE_COOKIE = 'taal';

/** In its own words, so that whoever needs it finds it. */
const OWN_NAMES: Readonly<Record<Language, string>> = { nl: 'Nederlands', 'nl-easy': 'Makkelijk Nederlands', en: 'English' };

export const PUBLIC_LANGUAGES = Object.keys(OWN_NAMES) as readonly Language[];

const known = (text: string | null | undefined): Language | null => PUBLIC_LANGUAGES.find((language) => language === text) ?? null;

/** What was chosen on this page, or before; Dutch where nothing was. */
export const languageOf = (visit: Pick<Visit, 'query' | 'cookies'>): Language => known(visit.query.get('taal')) ?? known(visit.cookies[LANGUAGE_COOKIE]) ?? 'nl';

const links = (path: string, chosen: Language): LanguageLink[] =>
  PUBLIC_LANGUAGES.map((language) => ({ href: `${path}?taal=${language}`, label: OWN_NAMES[language], lang: langOf(language), current: language === chosen }));

/** A public page in the visitor's language, with the links to the other ones; a choice is kept. */
export function inLanguage(handle: (visit: Visit, language: Language) => Promise<Answer>): (visit: Visit) => Promise<Answer> {
  return async (visit) => {
    const language = languageOf(visit);
    const answer = await handle(visit, language);
    if (answer.kind !== 'page' && answer.kind !== 'to') return answer;
    const chosen = known(visit.query.get('taal'));
    const kept = { ...answer, setCookies: [...(answer.setCookies ?? []), ...(chosen ? [setCookie(visit.url, LANGUAGE_COOKIE, chosen)] : [])] };
    return kept.kind === 'page' ? { ...kept, language, languages: links(visit.url.pathname, language) } : kept;
  };
}
