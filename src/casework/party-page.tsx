import type { Entry, FactKind, FactOf } from '../core/case/facts.ts';
import { inOrder, knowsOfCase, type CaseState, type Contact, type Participant } from '../core/case/state.ts';
import type { PersonId } from '../core/fields.ts';
import { Card, Facts } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { capital, listed, word } from '../words/codes.ts';
import { dayText, wholeDay } from '../words/day.ts';
import { agreedTo, standOf } from './standing-text.ts';
import { CHANNELS } from './texts-facts-desk.ts';
import type { CaseView } from './view.ts';

export const partyAddress = (number: string, person: PersonId): string => `/zaken/${number}/partij/${person}`;

/** Who sits at the table: the mediator of a running case. */
export const maySit = (view: Pick<CaseView, 'relations' | 'state'>): boolean => view.relations.includes('mediator') && view.state.closed === null;

/** Not for who has not heard from us that there is a case: the page itself would tell it. */
export const mayLieOpen = (view: Pick<CaseView, 'relations' | 'state'>, person: PersonId): boolean => maySit(view) && knowsOfCase(view.state, person);

export const nearTo = (state: CaseState, person: Participant) => [...state.attending].filter(([, { for: whom }]) => whom === person.id);

/**
 * A page that can lie open on the table with one participant: what is theirs, and nothing of anybody else. No role and no age (told by
 * whoever registered), no details to reach them by (their source may be the other side), no narrative, no notes, nothing that
 * somebody else did or said. Each participant a page, because two of one side are not always on one side.
 */
export function PartyPage({ view, person }: { view: CaseView; person: Participant }) {
  const { state } = view;
  const near = nearTo(state, person).map(([id, { as }]) => `${view.names.get(id) ?? 'Naam niet bekend'} (${as === 'representative' ? 'spreekt voor u' : 'staat u bij'})`);
  const agreed = agreedTo(person);
  return (
    <>
      <PageHead over={<a href={`/zaken/${view.number}`}>Terug naar de zaak</a>} title={view.names.get(person.id) ?? 'Naam niet bekend'} />
      <p class="lead">Hier staat alleen wat van u is. Van een ander staat hier niets.</p>
      <Card id="stand" title="Hoe het staat" items={[
        { label: 'Nu', value: standOf(state, person, contactsOf(view, person.id)) },
        { label: 'Afgesproken', value: agreed.length > 0 ? capital(listed(agreed)) : 'Nog niets' },
        ...(near.length > 0 ? [{ label: 'Bij u', value: near.join('\n') }] : []),
      ]} />
      <Card id="bereiken" title="Hoe wij u mogen bereiken"><Facts items={CHANNEL_NAMES.map((channel) => ({ label: capital(CHANNELS[channel]), value: capital(word('safeAnswer', person.safe[channel])) }))} /></Card>
      <Card id="vrijgegeven" title="Wat de ander van u mag horen"><Releases view={view} person={person} /></Card>
      <Card id="stappen" title="Wat wij met u deden"><Steps view={view} person={person} /></Card>
    </>
  );
}

const CHANNEL_NAMES = Object.keys(CHANNELS) as (keyof typeof CHANNELS)[];

/** The exact lines stand in this person's own compartment, and a release can be withdrawn until it was used (P-08). */
function Releases({ view, person }: { view: CaseView; person: Participant }) {
  const own = view.state.releases.filter((release) => release.from === person.id && !release.withdrawn);
  if (own.length === 0) return <Empty title="U gaf nog niets vrij." />;
  return (
    <ul class="lines">
      {own.map((release) => {
        const seq = view.entries.find(({ fact }) => fact.kind === 'Released' && fact.number === release.number)?.seq;
        const lines = view.written.find((w) => w.place === person.id && w.kind === 'released' && w.factSeq === seq)?.text;
        return <li>{capital(word('releaseKind', release.what))}{release.form ? ` (${word('form', release.form)})` : ''}{lines ? <blockquote>{lines.split('\n').filter(Boolean).map((line) => <p>{line}</p>)}</blockquote> : null}</li>;
      })}
    </ul>
  );
}

type Texts = { readonly [K in FactKind]?: (fact: FactOf<K>) => string };

/** In words to the participant. Whatever is not here is not shown: a new kind of fact stays off the table until somebody thought about it. */
const TEXTS: Texts = {
  IntakeHeld: () => 'Wij maakten kennis (intake)', Informed: () => 'Wij gaven u uitleg', Decided: (f) => `Uw besluit: ${word('decision', f.decision)}`,
  Approached: (f) => (f.reminder === 'yes' ? 'Wij stuurden u een herinnering' : 'Wij benaderden u'), Answered: (f) => `Uw antwoord: ${word('answer', f.answer)}${f.until ? `, niet vóór ${wholeDay(f.until)}` : ''}`,
  Prepared: () => 'Wij bereidden het met u voor', ConfidentialityAgreed: () => 'Wij spraken vertrouwelijkheid af',
  FormConsented: (f) => `U stemde in met ${word('form', f.form)}`, FormConsentWithdrawn: (f) => `U trok uw instemming met ${word('form', f.form)} in`,
  FollowedUp: () => 'Wij spraken na afloop met u', ClosingLetterSettled: () => 'De afsluitende brief is geregeld',
};

function ownText({ fact }: Entry, person: PersonId): string | null {
  if (!('person' in fact) || fact.person !== person) return null;
  const text = TEXTS[fact.kind] as ((fact: Entry['fact']) => string) | undefined;
  return text ? text(fact) : null;
}

/** Contacts of which this person may know the day: of a message that they gave, it is the day on which the other got it. */
function contactsOf(view: CaseView, person: PersonId): Contact[] {
  const given = new Set(view.entries.flatMap(({ fact }) => (fact.kind === 'MessagePassed' && fact.from === person ? [fact.number] : [])));
  return view.state.contacts.filter(({ number }) => !given.has(number));
}

function Steps({ view, person }: { view: CaseView; person: Participant }) {
  const own = inOrder(view.entries).flatMap((entry) => { const text = ownText(entry, person.id); return text === null ? [] : [{ day: entry.day, text }]; });
  const met = contactsOf(view, person.id).flatMap((contact) => (contact.received !== null && contact.people.includes(person.id) ? [{ day: contact.received, text: `Er was contact: ${word('form', contact.form)}` }] : []));
  const steps = [...own, ...met].toSorted((x, y) => (x.day < y.day ? -1 : x.day > y.day ? 1 : 0));
  if (steps.length === 0) return <Empty title="Nog niets." />;
  return <ul class="lines">{steps.map(({ day, text }) => <li>{dayText(day)}: {text}</li>)}</ul>;
}
