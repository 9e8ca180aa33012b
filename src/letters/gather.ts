import type { PersonId, StaffId } from '../core/fields.ts';
import { addressFact } from '../core/request-way.ts';
import type { CaseStory } from '../database/journal.ts';
import { readReleased } from '../database/people/letters.ts';
import { latest, readPerson, type PersonWords } from '../database/people/people.ts';
import { officesOn } from '../database/prosecution-office.ts';
import type { OpenCase } from '../web/open-case.ts';
import type { Worker } from '../web/for-colleague.ts';
import { approachLetter, closingLetter, dataRequestLetter, rejectionLetter } from './build.ts';
import type { Choices, RequestChoices } from './form.ts';
import { deskNeutral, LETTER_LANGUAGES, neutral, own, released, type Letter, type LetterLanguage, type Own, type Refused, type Released } from './letter.ts';
import {
  firstAsked, namesReleased, releasesTo, spokenBy, type Addressee, type Asker, type Makeable,
} from './rules.ts';
import { OFFICE } from './texts.ts';

/** Everything about who asks that the rules of letters need. Throws where nobody is signed in. */
export async function askerOf(visit: Worker, { relations, restricted }: Pick<OpenCase, 'relations' | 'restricted'>): Promise<Asker> {
  if (!visit.user) throw new Error('letters are for staff');
  return { relations, staff: visit.user.id as StaffId, today: visit.today, settings: await visit.settings(), restricted: restricted.length > 0 };
}

/** The letter as it would be made now, from the addressee's compartment, the neutral one and what was released to them (P-08). */
export async function compose(visit: Worker, file: CaseStory, asker: Asker, wanted: Makeable, choices: Choices): Promise<Letter | Refused> {
  if (wanted.kind === 'data-request') return composeRequest(visit, file, asker, choices);
  if (!wanted.to) throw new Error('a letter to nobody');
  const addressee = await addresseeWords(visit, file, wanted.to, choices.language, wanted.byHand);
  if (wanted.kind === 'rejection') {
    const reason = file.state.rejected?.reason;
    const [first, ...others] = choices.doors;
    if (!reason || !first) throw new Error('a letter about a rejection without a reason or a door');
    return rejectionLetter({ addressee, neutral: fromDesk(visit, file), reason, doors: [first, ...others] });
  }
  const stamp = neutral({ caseNumber: file.number, day: visit.today, mediator: { name: visit.user?.name ?? '', phone: OFFICE.phone, email: '' } });
  if (wanted.kind === 'closing') return closingLetter({ addressee, neutral: stamp });
  return approachLetter({ addressee, neutral: stamp, released: await releasedWords(visit, file, wanted.to.participant, choices.from), reminder: wanted.reminder });
}

export const fromDesk = (visit: Worker, file: CaseStory) => deskNeutral({ caseNumber: file.number, day: visit.today, employee: visit.user?.name ?? '' });

/** One compartment without the words of a line that was struck through: those may have been put with the wrong person. */
async function wordsOf(visit: Worker, file: CaseStory, person: PersonId): Promise<PersonWords> {
  const found = await readPerson(visit.db, visit.keys, file.id, person);
  return { id: person, words: found?.words.filter(({ struck }) => !struck) ?? [] };
}

/** `postAllowed`: the rules said yes to this letter before any word was read. `byHand`: no address is read. */
export async function addresseeWords(visit: Worker, file: CaseStory, to: Addressee, language: LetterLanguage, byHand?: true): Promise<Own> {
  const words = await wordsOf(visit, file, to.participant);
  const about = { participant: to.participant, language, postAllowed: true };
  const name = nameIn(words);
  if (byHand) return own({ ...about, name, addressLines: [], onBehalfOf: null, postAllowed: false, byHand });
  const lines = addressIn(words, addressFact(file.entries, to.participant));
  if (to.person === to.participant) return own({ ...about, name, addressLines: lines, onBehalfOf: null });
  const speaker = await wordsOf(visit, file, to.person);
  const theirs = linesOf(latest(speaker, 'contact') ?? '').filter((line) => !NO_ADDRESS.test(line));
  const organisation = file.state.people.get(to.participant)?.nature === 'organisation';
  const fallback = organisation && lines.length > 0 ? [name, ...lines] : lines;
  return own({ ...about, name: nameIn(speaker), addressLines: theirs.some((line) => PLACE.test(line)) ? theirs : fallback, onBehalfOf: name });
}

const nameIn = (words: PersonWords): string => latest(words, 'name')?.split('\n')[0] ?? '';

/** How to reach a representative is one free text: telephone numbers and e-mail addresses in it are no lines of an envelope. */
const NO_ADDRESS = /@|^[+\d\s()/-]{8,}$|^(?:tel|telefoon|mobiel|e-?mail)\b/i;
/** A postcode, Dutch or of a neighbour: without one there is no place to send to. */
const PLACE = /\b\d{4}\s?[a-z]{2}\b|\b\d{4,5}\b/i;

const addressIn = (words: PersonWords, fact: number | null): string[] =>
  (fact === null ? [] : linesOf(words.words.findLast(({ kind, factSeq }) => kind === 'contact' && factSeq === fact)?.text ?? ''));

/** Lines of an address; one that was typed on a single line comes apart at its commas. */
function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  return lines.length === 1 ? (lines[0] as string).split(',').map((part) => part.trim()).filter(Boolean) : lines;
}

/** What one person of the other side released to this participant; null where nobody's name stands. */
async function releasedWords(visit: Worker, file: CaseStory, to: PersonId, asked: PersonId | null): Promise<Released | null> {
  const named = namesReleased(file, to);
  const from = named.find((id) => id === asked) ?? named[0];
  if (from === undefined) return null;
  const living = releasesTo(file, to).filter(({ release }) => release.from === from);
  const words = await readReleased(visit.db, visit.keys, file.id, from, living.map(({ seq }) => seq));
  const textsOf = (what: 'name' | 'lines') => living.filter(({ release }) => release.what === what).flatMap(({ seq }) => words.get(seq) ?? []);
  const lines = textsOf('lines');
  return released({
    to, name: textsOf('name').at(-1) ?? '', lines: lines.length > 0 ? lines.join('\n\n') : null,
    form: living.findLast(({ release }) => release.what === 'form')?.release.form ?? null,
  });
}

async function composeRequest(visit: Worker, file: CaseStory, asker: Asker, choices: Choices): Promise<Letter | Refused> {
  const { request } = choices;
  const sought = [...file.state.people.values()].find(({ side }) => side === 'b')?.position ?? 'offender-side';
  const registered = request.nameRegistered ? registeredBy(file) : null;
  return dataRequestLetter({
    office: await addressed(visit, request),
    neutral: fromDesk(visit, file),
    search: {
      prosecutionNumber: request.prosecutionNumber || null, policeNumber: request.policeNumber || null,
      registered: registered ? nameIn(await wordsOf(visit, file, registered)) : null,
    },
    sought, requested: request.requested, answerBy: request.answerBy, firstAsked: firstAsked(file, asker),
  });
}

/** The office of the list as it is today, or the one that was typed. */
async function addressed(visit: Worker, { officeId, office, address }: RequestChoices): Promise<{ name: string; addressLines: string[] }> {
  const listed = officeId === '' ? undefined : (await officesOn(visit.db, visit.keys, visit.today)).find((one) => one.office === officeId);
  if (!listed) return { name: officeId === '' ? office : '', addressLines: officeId === '' ? linesOf(address) : [] };
  return { name: listed.name, addressLines: [...(listed.contact ? [`T.a.v. ${listed.contact}`] : []), ...linesOf(listed.address)] };
}

/** Who was registered, where this person knows of the referral (P-14): nobody else is named to a third party. */
export function registeredBy({ state }: Pick<CaseStory, 'state'>): PersonId | null {
  if (state.referral?.entry !== 'self' && state.clientAgrees !== 'yes') return null;
  return [...state.people.values()].find(({ side }) => side === 'a')?.id ?? null;
}

/** The language to begin with: the person's own where letters speak it, else Dutch. */
export function languageFor(file: Pick<CaseStory, 'entries' | 'state'>, participant: PersonId | null): LetterLanguage {
  const spoken = participant === null ? null : spokenBy(file, participant);
  return LETTER_LANGUAGES.find((language) => language === spoken) ?? 'nl';
}
