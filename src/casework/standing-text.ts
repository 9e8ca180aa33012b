import type { countedFrom, Waiting } from '../core/case/waiting.ts';
import { askedNotToBe, type Contact, type Participant } from '../core/case/state.ts';
import type { Reader } from '../core/case/order.ts';
import type { Pair } from '../core/case/outcome.ts';
import { capital, listed, word } from '../words/codes.ts';
import { wholeDay } from '../words/day.ts';
import { WAITS_WORDS } from '../words/phases.ts';
import type { Who } from '../words/people.ts';

/** Of one party, whatever else is known of them. */
type Stands = Pick<Participant, 'dead' | 'stopped' | 'prepared' | 'decision' | 'intake' | 'side' | 'referredItself' | 'answer' | 'approached' | 'reminded' | 'earlier'>;
type Agreed = Pick<Participant, 'informed' | 'confidential' | 'forms' | 'processNotice' | 'toldDataMayFail'>;
type Met = Pick<Contact, 'form' | 'received'> & { /** How many there were, this one included. */ readonly times: number };

/** Of contacts that took place the last one, and how many there were; of several on one day the one that was recorded last. */
export const lastOf = (met: readonly Pick<Contact, 'form' | 'received'>[]): Met | null =>
  met.reduce<Met | null>((last, { form, received }) => ({ times: met.length, ...(last === null || (received ?? '') >= (last.received ?? '') ? { form, received } : { form: last.form, received: last.received }) }), null);

/** The same of one party. */
export const metBy = (contacts: readonly Contact[], p: Pick<Participant, 'id'>): Met | null => lastOf(contacts.filter((c) => c.received !== null && c.people.includes(p.id)));

/** Where one party stands, in words (R-049: each has its own standing). */
export function standOf(p: Stands, met: Met | null): string {
  if (p.dead) return 'Overleden';
  if (p.stopped) return 'Doet niet meer mee';
  if (met) return `Contact gehad${met.times > 1 ? `, ${met.times} keer, het laatst` : ''}: ${word('form', met.form)} op ${wholeDay(met.received as never)}`;
  if (p.prepared) return 'Voorbereid';
  if (p.decision) return `${capital(word('decision', p.decision))}${p.intake ? ` (intake ${wholeDay(p.intake)})` : ''}`;
  if (p.intake) return `Intake gehad op ${wholeDay(p.intake)}, nog geen besluit`;
  if (p.side === 'a') return 'Nog geen intake';
  // What they said since comes first: somebody may say never after all (P-01).
  return p.referredItself && !p.answer ? 'Meldde zich zelf, nog geen intake' : towards(p);
}

function towards(p: Stands): string {
  if (p.answer) {
    const until = p.answer.until ? `, niet vóór ${wholeDay(p.answer.until)}` : '';
    return p.answer.answer === 'no-reaction' ? 'Geen reactie op de benadering' : `Zegt: ${word('answer', p.answer.answer)}${until}`;
  }
  if (p.approached) return `Benaderd op ${wholeDay(p.approached)}${p.reminded ? ' en herinnerd' : ''}, nog geen antwoord`;
  if (askedNotToBe(p.earlier)) return 'Nog niet benaderd; vroeg om niet benaderd te worden';
  return p.earlier ? `Nog niet benaderd; eerder: ${word('answer', p.earlier.answer)}` : 'Nog niet benaderd';
}

/** What somebody agreed to, in words; empty where nothing. */
export function agreedTo(p: Agreed): string[] {
  return [
    p.informed ? 'uitleg gekregen' : null,
    p.confidential ? 'vertrouwelijkheid afgesproken' : null,
    p.forms.size > 0 ? `stemt in met ${listed([...p.forms].map((f) => word('form', f)))}` : null,
    p.processNotice ? 'verwijzer mag horen hoe ver het is' : null,
    p.toldDataMayFail ? 'weet dat gegevens uit kunnen blijven' : null,
  ].filter((text) => text !== null);
}

/** How a pair stands: of a living one no outcome is shown, because it has none yet. */
export const pairText = (pair: Pair): string =>
  (pair.outcome === 'mediated-contact' ? capital(word('outcome', pair.outcome)) : pair.lives ? 'Loopt' : capital(word('outcome', pair.outcome)));

/** Whose work it is, by the relation of who reads. */
const WORK_OF: Readonly<Partial<Record<Waiting['for'], Reader>>> = { desk: 'desk', mediator: 'mediator', policy: 'policy' };

/** What the case waits for, as a sentence to who reads it. Waiting for a person is never late (P-03). `takenOver`: since when its mediator has it from a colleague. */
export function waitsText(waiting: Waiting, who: Who, today: string, relations: readonly Reader[], takenOver: Waiting['lookAgain'] = null): string {
  if (waiting.for === 'nobody') return 'Er hoeft nu niets te gebeuren.';
  const work = WORK_OF[waiting.for];
  if (work !== undefined && relations.includes(work)) return ownText(waiting.lookAgain, today, work === 'mediator' ? takenOver : null);
  const whom = waiting.for === 'person' && waiting.person ? who(waiting.person) : WAITS_WORDS[waiting.for];
  if (!waiting.lookAgain) return `Wacht op ${whom}.`;
  const when = waiting.lookAgain <= today ? 'Het is tijd om weer te kijken' : `Kijk weer op ${wholeDay(waiting.lookAgain)}`;
  return `Wacht op ${whom}. ${when}.`;
}

/** Policy's agreement lets the desk reject, and does not make it. */
export const AGREED_TEXT = 'Beleid is het eens met afkeuren, op grond van wat toen bekend was. Weet u nu meer? Houd de aanmelding dan vast met een vraag: beleid kijkt opnieuw, en wat beleid eerder zei geldt niet meer.';

/** Why the desk's own day is later than the referral would make it: who reads that nothing is late sees why. */
export function countedText(since: ReturnType<typeof countedFrom>): string | null {
  return since && `De dagen tellen vanaf ${wholeDay(since.day)}: ${COUNTED_WORDS[since.why]}.`;
}

const COUNTED_WORDS: Readonly<Record<NonNullable<ReturnType<typeof countedFrom>>['why'], string>> = {
  referred: 'toen kwam de aanmelding', resumed: 'toen is de aanmelding weer opgenomen', policy: 'toen antwoordde beleid', 'let-go': 'toen was het vasthouden voorbij',
};

function ownText(lookAgain: Waiting['lookAgain'], today: string, takenOver: Waiting['lookAgain']): string {
  if (!lookAgain) return 'Dit is aan u.';
  if (lookAgain >= today) return `Dit is aan u. Kijk er uiterlijk ${wholeDay(lookAgain)} naar.`;
  // It was late already when it came: whoever reads that it waits so long knows that it is not their doing.
  return `Dit is aan u, en wacht sinds ${wholeDay(lookAgain)}.${takenOver !== null && takenOver > lookAgain ? ` U hebt de zaak sinds ${wholeDay(takenOver)}, van een collega.` : ''}`;
}
