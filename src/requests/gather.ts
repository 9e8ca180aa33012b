import type { Fact } from '../core/case/facts.ts';
import type { CaseState } from '../core/case/state.ts';
import type { Code } from '../core/codes.ts';
import { dayOf, parseDay, type Day } from '../core/day.ts';
import type { PersonId } from '../core/fields.ts';
import type { StaffRole } from '../core/role.ts';
import { readCase, type CaseFile } from '../database/journal.ts';
import { lettersOf, readReleased } from '../database/people/letters.ts';
import { readOffered, readOwn, type OwnWords } from '../database/people/offered.ts';
import type { Visit } from '../web/route.ts';
import { ROLE_NAMES } from '../web/staff.ts';
import { capital, listed, roleWord, word } from '../words/codes.ts';
import { wholeDay } from '../words/day.ts';
import { ownFile, type OwnFile, type OwnFileFields } from './build.ts';
import { included, lettersTo, offeredFacts, ownFacts, releasedTo, sentences, type Sentence } from './rules.ts';
import { readChoices, whoSaw, type About } from './sql.ts';
import { sourceOfEntry, sourceOfSentence, sourceOfWords, type Source } from './source.ts';
import { ownLabel, SOURCE_WORDS } from './texts.ts';

/** How a fact is told, as the case file tells it; app.ts hands it in. */
export interface Say { readonly cause: Code<'cause'>; who(person: PersonId): string; staff(id: string): string; number(other: string): string }
export type TellFact = (fact: Fact, say: Say) => string;
/** What the screens of a request need of the process. `inWords`: words that another feature keeps for itself to read again, as people read them; as many sentences as before. */
export interface Parts { readonly tell: TellFact; readonly inWords: (kind: string, text: string) => string }

/** Who is asked for is "u"; nobody else has a name, a role or a number in somebody's file. */
const sayTo = (person: PersonId, cause: Code<'cause'>): Say => ({ cause, who: (id) => (id === person ? 'u' : 'iemand anders'), staff: () => 'een bemiddelaar', number: () => 'een andere zaak' });

const LETTER_TITLES: Readonly<Record<string, string>> = { approach: 'brief met een vraag', closing: 'brief bij het einde', rejection: 'brief over uw aanmelding', breach: 'brief over een datalek' };

/** A case in which somebody is asked about, and that the request opens. Null where it is gone. */
export interface Opened { readonly about: About; readonly file: CaseFile; readonly role: string }

export async function openAbout(visit: Visit, about: readonly About[]): Promise<Opened[]> {
  const found: Opened[] = [];
  for (const one of about) {
    const file = await readCase(visit.db, one.caseId);
    if (!file) continue;
    visit.showsPeople(one.caseId, one.person);
    found.push({ about: one, file, role: roleIn(file.state, one.person) });
  }
  return found;
}

export function roleIn(state: CaseState, person: PersonId): string {
  const own = state.people.get(person);
  if (own) return roleWord(own.role, state.cause);
  return state.attending.get(person)?.as === 'representative' ? 'vertegenwoordiger' : 'steunfiguur';
}

/** `source`: from whom it is to this person, in the case that it stands in: another case has its own people of the same ids. */
interface Offered extends Sentence { readonly source: Source }

/** Everything that a person has to judge before it can come into this file. */
export async function readSentences(visit: Visit, opened: readonly Opened[], { tell, inWords }: Parts): Promise<Offered[]> {
  const all: Offered[] = [];
  for (const { about: { caseId, person }, file } of opened) {
    // Of whom a note speaks, nobody knows before it was read.
    visit.showsPeople(caseId, ...file.state.people.keys(), ...file.state.attending.keys());
    const words = sentences((await readOffered(visit.db, visit.keys, caseId, person)).map((one) => ({ ...one, text: withDays(inWords(one.kind, one.text)) })));
    const say = sayTo(person, file.state.cause);
    const facts = offeredFacts(file.entries, person).map(({ seq, recorded, fact }) => ({ item: `${caseId}:${seq}`, from: 'fact', recorded: new Date(recorded), text: tell(fact, say) }));
    all.push(...[...words, ...facts].map((one) => ({ ...one, source: sourceOfSentence(file, person, one.from) })));
  }
  return all;
}

/** The file of the person who asks, of these cases and of nobody else in them. */
export async function gatherFile(visit: Visit, requestId: string, opened: readonly Opened[], parts: Parts): Promise<OwnFile> {
  const { tell } = parts;
  const fields: { -readonly [K in keyof OwnFileFields]: OwnFileFields[K][number][] } = { own: [], released: [], facts: [], receivers: [], letters: [], seen: [], chosen: [] };
  for (const { about: { caseId, person }, file } of opened) {
    const own = await readOwn(visit.db, visit.keys, caseId, person);
    fields.own.push(...own.map((one) => ({ label: labelOf(file, one), text: shownText(one), on: dayOf(one.recorded), from: SOURCE_WORDS[sourceOfWords(file, person, one)] })));
    fields.released.push(...await releasedWords(visit, file, person));
    const say = sayTo(person, file.state.cause);
    fields.facts.push(...ownFacts(file.entries, person).map((entry) => ({ on: entry.day, text: tell(entry.fact, say), from: SOURCE_WORDS[sourceOfEntry(file, person, entry)] })));
    fields.receivers.push(...receiversOf(file, person));
    const letters = lettersTo(await lettersOf(visit.db, caseId), file, person).reverse();
    fields.letters.push(...letters.map(({ kind, madeAt }) => ({ on: dayOf(madeAt), title: LETTER_TITLES[kind] ?? 'brief' })));
    fields.seen.push(...(await whoSaw(visit.db, caseId, person)).map(({ day, roles, times }) => ({ on: day, who: whoText(roles), times })));
  }
  const choices = await readChoices(visit.db, requestId);
  fields.chosen.push(...included(await readSentences(visit, opened, parts), choices).map(({ recorded, text, source }) => ({ on: dayOf(recorded), text, from: SOURCE_WORDS[source] })));
  return ownFile(fields);
}

/** A statement says somebody's birth date on a line of its own. */
const withDays = (text: string): string => text.replace(/^(Geboren: )(\d{4}-\d\d-\d\d)$/gm, (line, label: string, written: string) => { const day = parseDay(written); return day === null ? line : `${label}${wholeDay(day)}`; });

/** An address on one line. */
export function shownText({ kind, text }: Pick<OwnWords, 'kind' | 'text'>): string {
  return kind === 'contact' || kind === 'told-contact' || kind === 'address' ? text.split('\n').map((line) => line.trim()).filter(Boolean).join(', ') : text;
}

/** Ways to reach somebody are words of one kind: the line they came with says which it is. */
function labelOf({ entries }: CaseFile, { kind, factSeq }: Pick<OwnWords, 'kind' | 'factSeq'>): string {
  const fact = kind === 'contact' && factSeq !== null ? entries.find(({ seq }) => seq === factSeq)?.fact : undefined;
  return fact?.kind === 'DetailRecorded' ? capital(word('detailChannel', fact.channel)) : ownLabel(kind);
}

const whoText = (roles: readonly string[]): string => capital(listed(roles.map((role) => ROLE_NAMES[role as StaffRole].toLowerCase()))) || 'Medewerker';

async function releasedWords(visit: Visit, file: CaseFile, person: PersonId) {
  const releases = releasedTo(file.entries, file.state, person);
  const found: { label: string; text: string; on: Day; from: null }[] = [];
  for (const from of new Set(releases.map((release) => release.from))) {
    const own = releases.filter((release) => release.from === from);
    const words = await readReleased(visit.db, visit.keys, file.id, from, own.map(({ seq }) => seq));
    for (const { seq, what } of own) {
      const text = words.get(seq);
      const day = file.entries.find((entry) => entry.seq === seq)?.day;
      if (text !== undefined && day !== undefined) found.push({ label: capital(word('releaseKind', what)), text, on: day, from: null });
    }
  }
  return found;
}

/** Who outside got something about this person, by what happened; a mediator's talk leaves no line here. */
function receiversOf({ entries, state }: CaseFile, person: PersonId): string[] {
  const side = state.people.get(person)?.side;
  return [...new Set(entries.flatMap(({ fact }): string[] => {
    if (fact.kind === 'Released' && fact.from === person) return [`De andere persoon in deze zaak: ${word('releaseKind', fact.what)}`];
    if (fact.kind === 'ReportedBack' && state.reportConsents.get(fact.receiver)?.has(person)) return [`${capital(word('reportReceiver', fact.receiver))}: ${word('reportWords', fact.words)}`];
    // The letter asks about the other side, and names who registered where the office needs that to find the case.
    if (fact.kind === 'DataRequested') return [side === 'a' ? 'Openbaar Ministerie: een verzoek om gegevens van de ander, waarin uw naam kan staan' : 'Openbaar Ministerie: een verzoek om uw gegevens'];
    return fact.kind === 'ProcessNoticeSent' && side === 'a' ? ['Wie u aanmeldde: een bericht over de voortgang'] : [];
  }))];
}
