import { waysKnown } from '../core/case/approach.ts';
import { givesOrders, whyNot } from '../core/case/order.ts';
import { specOf } from '../core/case/orders.ts';
import type { Participant } from '../core/case/state.ts';
import type { PersonId } from '../core/fields.ts';
import { BAN_WORDS } from '../core/safe-contact.ts';
import { STATEMENT, readStatement } from '../database/people/statement.ts';
import { Card, Facts, type CardItem } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { ButtonLink } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { capital, word } from '../words/codes.ts';
import { Told, toldAbout } from './notices.tsx';
import { Safety } from './parties.tsx';
import { wholeDay } from '../words/day.ts';
import { orderAddress, ORDER_TEXTS } from '../words/orders.ts';
import { CALL_TEXTS, safeItems, wayItems } from '../words/safe-contact.ts';
import { providerOf } from './provider.ts';
import { dayOrText } from './timeline.tsx';
import { referrerCall } from './near-referrer.ts';
import { channelWord } from './texts-facts-desk.ts';
import { REFERRER, toldBy } from './told-by.ts';
import { contextOf, type CaseView, type Written } from './view.ts';

const LABELS: Readonly<Record<string, string>> = {
  name: 'Naam', 'birth-date': 'Geboren', 'detention-place': 'Zit vast in', 'own-professional': 'Eigen professional', remarks: 'Opmerkingen', [BAN_WORDS]: 'Contactverbod',
  event: 'Wat er gebeurde', 'event-place': 'Plaats', 'event-day': 'Wanneer', organisation: 'Organisatie', function: 'Functie', telephone: 'Telefoon', email: 'E-mail', contact: 'Bereiken', question: 'Vraag aan de verwijzer', answer: 'Antwoord van de verwijzer',
};

/** What a contact detail is and where it came from, by the fact that it was recorded with. */
function contactLabel(view: CaseView, w: Written): string {
  const fact = view.entries.find((e) => e.seq === w.factSeq)?.fact;
  return fact?.kind === 'DetailRecorded' ? `${capital(channelWord(fact))} (van ${word('detailSource', fact.source)})` : LABELS['contact'] ?? '';
}

function itemsOf(view: CaseView, place: string): CardItem[] {
  const items = view.written.filter((w) => w.place === place && !w.struck && w.kind !== STATEMENT && LABELS[w.kind])
    .map((w) => ({ label: w.kind === 'contact' ? contactLabel(view, w) : LABELS[w.kind] ?? w.kind, value: dayOrText(w.text) }));
  // An earlier code word beside the one that holds would be said to the wrong person.
  return [...items, ...safeItems(toldBy(view, place))];
}

/** Everybody of whom this page shows something, for the access log. */
export function peopleOnDetails(view: CaseView, person: Participant): string[] {
  const near = [...view.state.attending].filter(([, { for: whom }]) => whom === person.id).map(([id]) => id as string);
  const told = view.written.filter((w) => w.place === person.id && w.kind === STATEMENT).map((w) => readStatement(w.text).about);
  return [person.id, ...near, ...told, ...(showsReferrer(view, person) ? [REFERRER] : [])];
}

const showsReferrer = (view: CaseView, person: Participant): boolean => person.side === 'a' && itemsOf(view, REFERRER).length > 0;

/** Everything to reach one participant by, with who speaks for or stands by them. Opened on request; a logged act of its own. */
export function DetailsPage({ view, person, organisation }: { view: CaseView; person: Participant; organisation: string | null }) {
  const near = [...view.state.attending].filter(([, { for: whom }]) => whom === person.id);
  const own = itemsOf(view, person.id);
  return (
    <>
      <PageHead over={<a href={`/zaken/${view.number}`}>Zaak {view.number}</a>} title={`Gegevens van ${view.who(person.id)}`} actions={view.relations.some(givesOrders) ? <ButtonLink href={orderAddress(view.number, 'record-detail', person.id)}>Gegevens vastleggen</ButtonLink> : undefined} />
      <Safety view={view} />
      <Card id="eigen" title="Vastgelegd bij deze persoon">{own.length > 0 ? <Facts items={own} /> : <Empty title="Er is nog niets vastgelegd." />}</Card>
      <Ways person={person} />
      <Treatment view={view} person={person.id} />
      {near.map(([id, { as }]) => <Card id={`bij-${id}`} title={as === 'representative' ? 'Spreekt voor deze persoon' : 'Steunfiguur'}><Facts items={itemsOf(view, id)} /></Card>)}
      {toldAbout(view, person.id).map((statement, index) => <Card id={`verteld-${index + 1}`} title="Verteld door de andere kant"><p class="two-sub">Nog niet overgenomen. Wat iemand over een ander vertelt, blijft van die verteller.</p><Told statement={statement} /></Card>)}
      <StatementsBy view={view} person={person.id} />
      {showsReferrer(view, person) ? <Referrer view={view} organisation={organisation} /> : null}
    </>
  );
}

/** Who has a number before them picks up the telephone: here it stands whether that is safe, also where nobody ever asked (P-06). Not whether they may: a ban, a no or a child is none of it. */
function Ways({ person }: { person: Participant }) {
  const ways = waysKnown(person);
  return ways.length === 0 || person.dead ? null : <Card id="veilig" title="Is contact zo veilig?"><Facts items={wayItems(ways)} /></Card>;
}

/** Whom policy said may be called, for who may have to (P-04); nothing of an earlier answer, of which the consent may be gone. */
function Treatment({ view, person }: { view: CaseView; person: PersonId }) {
  const known = providerOf(view);
  if (known?.client !== person || known.name === null && known.telephone === null) return null;
  return (
    <Card id="behandelaar" title="Behandelaar die gebeld mag worden">
      <Facts items={[{ label: 'Naam', value: known.name ?? 'Niet vastgelegd' }, { label: 'Telefoon', value: known.telephone ?? 'Niet vastgelegd' }, { label: 'Toestemming', value: `Vastgelegd op ${wholeDay(known.since)}` }]} />
    </Card>
  );
}

/** As the referrer wrote it, and which organisation of the list that is. */
function Referrer({ view, organisation }: { view: CaseView; organisation: string | null }) {
  const choose = view.relations.includes('desk') && view.state.referral?.entry === 'professional';
  const near = view.state.referral?.entry === 'acquaintance';
  const states = near && view.relations.some((one) => givesOrders(one) && whyNot(specOf('state-referrer-safe'), contextOf(view, one), null) === null);
  const items = [
    ...itemsOf(view, REFERRER), ...(near ? [{ label: CALL_TEXTS.label, value: capital(word('safeAnswer', referrerCall(view) ?? 'not-asked')) }] : []),
    ...(organisation ? [{ label: 'In de lijst', value: organisation }] : []),
  ];
  const aside = choose ? <a href={orderAddress(view.number, 'place-referrer')}>{organisation ? 'Andere organisatie kiezen' : 'Organisatie kiezen'}</a> : states ? <a href={orderAddress(view.number, 'state-referrer-safe')}>{ORDER_TEXTS['state-referrer-safe'].title}</a> : undefined;
  return <Card id="verwijzer" title={near ? 'Wie aanmeldde' : 'Verwijzer'} aside={aside}><Facts items={items} /></Card>;
}

function StatementsBy({ view, person }: { view: CaseView; person: PersonId }) {
  const told = view.written.filter((w) => w.place === person && w.kind === STATEMENT).map((w) => readStatement(w.text));
  return <>{told.map((statement, index) => <Card id={`vertelde-${index + 1}`} title={`Vertelde over ${view.who(statement.about)}`}><Told statement={statement} /></Card>)}</>;
}
