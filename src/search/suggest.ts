import type { Answer, Visit } from '../web/route.ts';
import { PHASE_WORDS } from '../words/phases.ts';
import { QUESTION, readQuestion, type Asked } from './form.ts';
import { find } from './search.tsx';
import { searchedTooMuch, type Hit } from './sql.ts';

/** What fits below a field; who wants more presses Enter. */
const MOST_SUGGESTED = 8;
/** Fewer letters than this are half of all names: nobody looks for that, and each look at a name is a look. Own choice, no source. */
const FEWEST_LETTERS = 3;

const worthLooking = (asked: Asked, typed: string): boolean =>
  asked.kind === 'number' || (asked.kind === 'serial' && /\d\d/.test(typed)) || (asked.kind === 'name' && [...typed.trim()].length >= FEWEST_LETTERS);

/** One a line: address, number, who, where it stands; made into a list by the page, which makes no markup of text. Logged as every search is. */
export async function suggest(visit: Visit): Promise<Answer> {
  const typed = visit.form.get(QUESTION) ?? '';
  const asked = readQuestion(typed);
  if (asked.kind === 'wrong' || !worthLooking(asked, typed) || !visit.user || await searchedTooMuch(visit)) return { kind: 'text', text: '' };
  const hits = (await find(visit, visit.user, asked)).slice(0, MOST_SUGGESTED);
  for (const { id, persons } of hits) visit.showsPeople(id, ...persons);
  return { kind: 'text', text: hits.map(lineOf).join('\n') };
}

const lineOf = ({ number, hidden, people, standing }: Hit): string =>
  [`/zaken/${number}`, number, hidden ? 'Namen verborgen' : people.join(', ') || 'naam niet bekend', PHASE_WORDS[standing.phase]].map((part) => part.replace(/[\t\n\r]+/g, ' ')).join('\t');
