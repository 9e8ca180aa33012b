import { inOrder, knowsOfCase, type Participant } from '../core/case/state.ts';
import type { PersonId } from '../core/fields.ts';
import { Card, Facts } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { dayText } from '../words/day.ts';
import { atTable, isStep, type AtTable, type TableSheet } from './build.ts';
import type { CaseView } from './view.ts';

export const partyAddress = (number: string, person: PersonId): string => `/zaken/${number}/partij/${person}`;

/** Who sits at the table: the mediator of a running case. */
export const maySit = (view: Pick<CaseView, 'relations' | 'state'>): boolean => view.relations.includes('mediator') && view.state.closed === null;

/** Not for who has not heard from us that there is a case: the page itself would tell it. */
export const mayLieOpen = (view: Pick<CaseView, 'relations' | 'state'>, person: PersonId): boolean => maySit(view) && knowsOfCase(view.state, person);

export const nearTo = ({ state }: Pick<CaseView, 'state'>, person: Participant) => [...state.attending].filter(([, { for: whom }]) => whom === person.id);

/** What is this participant's own in a case, and nothing of anybody else; each participant a page, because two of one side are not always on one side. */
export function ofParty(view: CaseView, person: Participant): AtTable {
  const { state, entries, names, written } = view;
  const own = inOrder(entries).flatMap(({ day, fact }) => (isStep(fact) && fact.person === person.id ? [{ on: day, fact }] : []));
  // Of a message that they gave they may not know the day: it is the one on which the other got it.
  const given = new Set(entries.flatMap(({ fact }) => (fact.kind === 'MessagePassed' && fact.from === person.id ? [fact.number] : [])));
  const contacts = state.contacts.flatMap(({ number, form, people, received }) => (!given.has(number) && received !== null && people.includes(person.id) ? [{ form, received }] : []));
  return atTable({
    standing: person, name: names.get(person.id) ?? null, contacts, steps: own,
    near: nearTo(view, person).map(([id, { as }]) => ({ name: names.get(id) ?? null, as })),
    released: state.releases.filter((release) => release.from === person.id && !release.withdrawn).map(({ number, what, form }) => {
      const seq = entries.find(({ fact }) => fact.kind === 'Released' && fact.number === number)?.seq;
      return { what, form, lines: written.find((w) => w.place === person.id && w.kind === 'released' && w.factSeq === seq)?.text ?? null };
    }),
  });
}

/** A page that can lie open on the table with one participant. */
export function PartyPage({ number, sheet }: { number: string; sheet: TableSheet }) {
  return (
    <>
      <PageHead over={<a href={`/zaken/${number}`}>Terug naar de zaak</a>} title={sheet.name} />
      <p class="lead">Hier staat alleen wat van u is. Van een ander staat hier niets.</p>
      <Card id="stand" title="Hoe het staat" items={[
        { label: 'Nu', value: sheet.stands },
        { label: 'Afgesproken', value: sheet.agreed ?? 'Nog niets' },
        ...(sheet.near.length > 0 ? [{ label: 'Bij u', value: sheet.near.join('\n') }] : []),
      ]} />
      <Card id="bereiken" title="Hoe wij u mogen bereiken"><Facts items={[...sheet.reach]} /></Card>
      <Card id="vrijgegeven" title="Wat de ander van u mag horen">
        {sheet.released.length === 0 ? <Empty title="U gaf nog niets vrij." /> : <ul class="lines">{sheet.released.map(({ what, lines }) => <li>{what}{lines.length > 0 ? <blockquote>{lines.map((line) => <p>{line}</p>)}</blockquote> : null}</li>)}</ul>}
      </Card>
      <Card id="stappen" title="Wat wij met u deden">
        {sheet.steps.length === 0 ? <Empty title="Nog niets." /> : <ul class="lines">{sheet.steps.map(({ on, text }) => <li>{dayText(on)}: {text}</li>)}</ul>}
      </Card>
    </>
  );
}
