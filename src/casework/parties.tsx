import type { Child } from 'hono/jsx';
import type { Code } from '../core/codes.ts';
import { pairs } from '../core/case/outcome.ts';
import { BAN_WORDS } from '../core/safe-contact.ts';
import { askedNotToBe, isMinor, participants, type Participant } from '../core/case/state.ts';
import { Card, Facts, type CardItem } from '../ui/card.tsx';
import { Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Flag, Tags } from '../ui/tag.tsx';
import { capital, listed, word } from '../words/codes.ts';
import { wholeDay } from '../words/day.ts';
import { roleAndAge } from '../words/people.ts';
import { CALL_TEXTS, safeItems } from '../words/safe-contact.ts';
import { toldAbout } from './notices.tsx';
import { mayLieOpen, maySit, partyAddress } from './party-page.tsx';
import { nearReferrer } from './near-referrer.ts';
import { providerOf } from './provider.ts';
import { agreedTo, metBy, pairText, standOf } from './standing-text.ts';
import { CHANNELS, channelWord } from './texts-facts-desk.ts';
import { toldBy } from './told-by.ts';
import type { CaseView } from './view.ts';

const SIDES: Readonly<Record<Code<'side'>, string>> = { a: 'Kant die zich meldde', b: 'Andere kant' };

/** One card a side, with each participant's own standing. */
export function Parties({ view }: { view: CaseView }) {
  return <>{(['a', 'b'] as const).map((side) => <Card id={`kant-${side}`} title={SIDES[side]}>{participants(view.state, side).map((p) => <Party view={view} p={p} />)}</Card>)}</>;
}

function Party({ view, p }: { view: CaseView; p: Participant }) {
  return (
    <div class="party">
      <h3>{view.names.get(p.id) ?? toldName(view, p.id) ?? 'Naam niet bekend'}</h3>
      <PartyFlags p={p} />
      <Facts items={itemsOf(view, p)} />
      {mayLieOpen(view, p.id) ? <p><a href={partyAddress(view.number, p.id)}>Blad voor aan tafel<span class="vh"> met {view.who(p.id)}</span></a></p> : null}
    </div>
  );
}

/** A name that the other side told and that nobody completed yet says so. */
function toldName(view: CaseView, person: string): string | null {
  const name = toldAbout(view, person).findLast((told) => told.name)?.name;
  return name ? `${name} (volgens de aanmelding)` : null;
}

function PartyFlags({ p }: { p: Participant }) {
  const flags: [string, boolean][] = [
    [isMinor(p) ? 'minderjarig' : '', false], [p.detained === 'yes' ? 'zit vast' : '', true], [p.mailReturned ? 'post kwam terug' : '', true],
    [p.referredItself ? 'meldde zich zelf' : '', false], [p.dead ? 'overleden' : '', true],
  ];
  const shown = flags.filter(([text]) => text !== '');
  return shown.length === 0 ? null : <Tags>{shown.map(([text, safety]) => <Flag safety={safety}>{text}</Flag>)}</Tags>;
}

function itemsOf(view: CaseView, p: Participant): CardItem[] {
  const { state } = view;
  const language = view.entries.findLast(({ fact }) => fact.kind === 'LanguageRecorded' && fact.person === p.id)?.fact;
  const agreed = agreedTo(p);
  const provider = providerOf(view);
  const attending = [...state.attending].filter(([, { for: whom }]) => whom === p.id);
  const items: (CardItem | null)[] = [
    { label: 'Rol', value: capital(roleAndAge(state, p)) },
    { label: 'Stand', value: standOf(p, metBy(state.contacts, p)) },
    agreed.length > 0 ? { label: 'Afgesproken', value: capital(listed(agreed)) } : null,
    p.child && isMinor(p) ? { label: 'Kind zelf', value: `Vindt het goed: ${word('yesNoNotYet', p.child.agrees)}; brieven ${word('lettersTo', p.child.lettersTo)}` } : null,
    attending.length > 0 ? { label: 'Erbij', value: attending.map(([id, { as }]) => `${view.names.get(id) ?? 'Naam niet bekend'} (${as === 'representative' ? 'spreekt voor deze persoon' : 'steunfiguur'})`).join('\n') } : null,
    language?.kind === 'LanguageRecorded' && (language.language !== 'nl' || language.interpreter === 'yes')
      ? { label: 'Taal', value: `${capital(word('language', language.language))}${language.interpreter === 'yes' ? ', met tolk' : ''}` } : null,
    provider?.client === p.id ? { label: 'Behandelaar', value: <>Mag gebeld worden. <ProviderLink view={view} p={p} /></> } : null,
    { label: 'Bereiken', value: <Reach view={view} p={p} /> },
  ];
  return items.filter((item) => item !== null);
}

/** Name and number stand with the other details: opened on request, and logged. */
function ProviderLink({ view, p }: { view: CaseView; p: Participant }) {
  return view.sees.provider && view.sees.details ? <a class="show" href={`/zaken/${view.number}/gegevens/${p.id}#behandelaar`}>Toon<span class="vh"> behandelaar van {view.who(p.id)}</span></a> : null;
}

/** Which details there are; the details themselves only on request, and that is logged as an act of its own. */
function Reach({ view, p }: { view: CaseView; p: Participant }): Child {
  const channels = [...new Set(p.details.map(channelWord))];
  const what = channels.length > 0 ? capital(listed(channels)) : 'Nog geen gegevens';
  if (!view.sees.details) return what;
  return (
    <>
      {what} <a class="show" href={`/zaken/${view.number}/gegevens/${p.id}`}>Toon<span class="vh"> gegevens van {view.who(p.id)}</span></a>
      {maySit(view) && p.details.some(({ channel }) => channel === 'telephone') ? <> <a class="show" href={`/zaken/${view.number}/bellen/${p.id}`}>Bellen<span class="vh"> met {view.who(p.id)}</span></a></> : null}
    </>
  );
}

/** Only in groups: with one of each side the two cards say it all. */
export function Pairs({ view }: { view: CaseView }) {
  const all = pairs(view.state);
  if (all.length < 2) return null;
  return (
    <Card id="wie-met-wie" title="Wie met wie" flush>
      <Table caption="Wie met wie" quietCaption rows={all} columns={[
        { label: 'Kant die zich meldde', names: true, cell: (pair) => view.who(pair.a.id) }, { label: 'Andere kant', cell: (pair) => view.who(pair.b.id) }, { label: 'Stand', cell: pairText },
      ]} />
    </Card>
  );
}

/** On top of every case: how contact is not safe, and what stops everything outgoing. */
export const Safety = ({ view }: { view: CaseView }) => (
  <>{safetyOf(view).map(({ title, text, told }) => <Notice tone="safety" title={title}>{text}{told.length > 0 ? <Facts items={[...told]} /> : null}</Notice>)}</>
);

export function safetyOf(view: CaseView): { title: string; text: string; told: readonly CardItem[] }[] {
  const { state } = view;
  const people = participants(state).flatMap((p) => {
    const unsafe = (Object.keys(CHANNELS) as (keyof typeof CHANNELS)[]).filter((channel) => p.safe[channel] === 'no').map((channel) => CHANNELS[channel]);
    const told = safeItems(toldBy(view, p.id));
    const text = [
      p.dead ? 'Overleden: er gaat niets meer uit.' : null, unsafe.length > 0 ? `Niet veilig: ${listed(unsafe)}.` : null,
      askedNotToBe(p.earlier) ? `Deze persoon vroeg om niet benaderd te worden${p.earlier?.until ? `, niet vóór ${wholeDay(p.earlier.until)}` : ''}.` : null,
      p.detained === 'yes' ? 'Zit vast: post kan geopend worden.' : null, p.mailReturned ? 'Post kwam terug: het adres klopt niet meer.' : null,
    ].filter((line) => line !== null).join(' ');
    return text || told.length > 0 ? [{ title: `Let op bij contact met ${view.who(p.id)}`, text, told }] : [];
  });
  const near = nearReferrer(view);
  const contact = near ? [...people, { title: CALL_TEXTS.title, text: near.text, told: near.told }] : people;
  return [...banOf(view), ...contact];
}

/** P-05. With what was said of it at the referral, for who may read such words: often until when it lasts and who may give permission. */
function banOf({ state: { ban }, written }: CaseView): { title: string; text: string; told: readonly CardItem[] }[] {
  const told = written.filter(({ kind, struck }) => kind === BAN_WORDS && !struck).map(({ text }) => ({ label: 'Gezegd bij de aanmelding', value: text }));
  if (ban.ban === 'yes') return [{ title: 'Er is een contactverbod', told, text: ban.permitted ? 'Wie het oplegde, gaf toestemming; zie de tijdlijn.' : 'Geen benadering, geen boodschap en geen contact, in welke vorm ook.' }];
  return ban.ban === 'unknown' && told.length > 0 ? [{ title: 'Misschien is er een contactverbod', told, text: 'Of het er is, is niet bekend. Vraag het na en leg het vast.' }] : [];
}
