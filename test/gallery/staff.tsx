import type { Child } from 'hono/jsx';
import { Card, Columns } from '../../src/ui/card.tsx';
import { BarChart, StackedBars } from '../../src/ui/chart.tsx';
import { Empty } from '../../src/ui/empty.tsx';
import { Choice, Choices, DayField, ErrorSummary, Select, SubmitBar, TextArea, TextField } from '../../src/ui/field.tsx';
import { ButtonForm, ButtonLink, FieldRow, Form } from '../../src/ui/form.tsx';
import { StaffFrame } from '../../src/ui/frame.tsx';
import type { NavGroup } from '../../src/ui/navigation.tsx';
import { Menu, More } from '../../src/ui/menu.tsx';
import { Notice } from '../../src/ui/notice.tsx';
import { PageHead } from '../../src/ui/page-head.tsx';
import { PhaseBar, PhaseDots, type Phase } from '../../src/ui/phase-bar.tsx';
import { Table, TwoLines } from '../../src/ui/table.tsx';
import { Tabs } from '../../src/ui/tabs.tsx';
import { Flag, Late, Tag, Tags, type Tone } from '../../src/ui/tag.tsx';
import { Timeline } from '../../src/ui/timeline.tsx';

function navigation(here: string): NavGroup[] {
  const item = (href: string, label: string, icon: 'today' | 'inbox' | 'folder' | 'letter' | 'chart' | 'star', count?: number) => ({ href, label, icon, count, current: href === here });
  return [
    { items: [item('/vandaag', 'Vandaag', 'today', 5), item('/aanmeldingen', 'Aanmeldingen', 'inbox', 7), item('/zaken', 'Zaken', 'folder', 42), item('/brieven', 'Brieven', 'letter', 3)] },
    { label: 'Stichting', items: [item('/jaar', 'Jaarcijfers', 'chart'), item('/kwaliteit', 'Kwaliteit', 'star')] },
  ];
}

function Frame({ title, here, children }: { title: string; here: string; children?: Child }) {
  return <StaffFrame title={title} user={{ name: 'Jo Voorbeeld' }} navigation={navigation(here)} onceKey="sleutel" demo>{children}</StaffFrame>;
}

const STEPS = ['Aanmelding', 'Aanvullen', 'Uitzetten', 'Intake A', 'Benadering', 'Intake B', 'Voorbereiding', 'Contact', 'Afronden'];

function phases(now: number): Phase[] {
  return STEPS.map((label, index) => ({ label, state: index < now ? 'done' : index === now ? 'now' : 'todo', note: index < now ? `${index + 2} okt` : undefined }));
}

interface Row { number: string; cause: string; people: string; via: string; at: number; tone: Tone; standing: string; flags: string[]; next: string; nextSub: string; last: string; lastSub: string }

const ROWS: Row[] = [
  { number: 'Z-26-0412', cause: 'Woninginbraak', people: 'A. Aalbers en B. Blom', via: 'Slachtofferhulp, Zwolle', at: 3, tone: 'info', standing: 'Intake A afgesproken', flags: ['veilig contact'], next: 'vandaag 14:00', nextSub: 'gesprek bij A thuis', last: 'Afspraak bevestigd', lastSub: '2 uur geleden' },
  { number: 'Z-26-0398', cause: 'Diefstal met geweld', people: 'C. Cramer en D. Dekker', via: 'Reclassering, Arnhem', at: 1, tone: 'waiting', standing: 'Wacht op OM', flags: [], next: 'morgen', nextSub: 'dag 13 van 14', last: 'Gegevens gevraagd', lastSub: '12 dagen geleden' },
  { number: 'Z-26-0377', cause: 'Verkeersongeval met dodelijke afloop', people: 'Familie Evers en F. Fransen', via: 'Familieagent, Breda', at: 4, tone: 'waiting', standing: 'Wacht op antwoord B', flags: ['nabestaanden'], next: 'do 26 nov', nextSub: 'opnieuw bekijken', last: 'Benaderingsbrief verstuurd', lastSub: '9 dagen geleden' },
  { number: 'Z-26-0361', cause: 'Vernieling', people: 'G. Gerritsen (16) en H. Hendriks', via: 'Raad voor de Kinderbescherming', at: 2, tone: 'late', standing: 'Verwijzer bellen', flags: ['minderjarig'], next: '3 dagen te laat', nextSub: 'verwijzer bellen', last: 'Uitgezet', lastSub: '8 dagen geleden' },
  { number: 'Z-26-0340', cause: 'Medisch incident', people: 'I. Ising en Ziekenhuis Verzonnen', via: 'Klachtenfunctionaris', at: 7, tone: 'good', standing: 'Gesprek afgesproken', flags: [], next: 'ma 30 nov', nextSub: '10:30, buurthuis', last: 'Plaats bevestigd', lastSub: '3 dagen geleden' },
  { number: 'Z-26-0322', cause: 'Mishandeling', people: 'J. Jansma en K. Kramer', via: 'Zelfmelder', at: 5, tone: 'paused', standing: 'Pauze tot 15 januari', flags: ['veilig contact'], next: '15 jan', nextSub: 'opnieuw bekijken', last: 'Pauze gevraagd', lastSub: '2 weken geleden' },
  { number: 'Z-26-0307', cause: 'Internetoplichting', people: 'L. Lammers en M. Meijer', via: 'Politie, Utrecht', at: 0, tone: 'attention', standing: 'Te beoordelen', flags: [], next: 'di 24 nov', nextSub: 'beoordelen', last: 'Aanmelding ontvangen', lastSub: '40 minuten geleden' },
  { number: 'Z-26-0291', cause: 'Bedreiging', people: 'N. Nijland en O. Otten', via: 'Slachtofferhulp, Assen', at: 8, tone: 'neutral', standing: 'Afsluitende brieven', flags: [], next: 'wo 25 nov', nextSub: 'brief A en B', last: 'Nazorggesprek gevoerd', lastSub: 'gisteren' },
];

export function staffList() {
  return (
    <Frame title="Zaken" here="/zaken">
      <PageHead title="Zaken" actions={<><ButtonLink href="/zaken.csv">Als CSV bewaren</ButtonLink><ButtonLink href="/aanmelden" primary>Aanmelding vastleggen</ButtonLink></>} />
      <Tabs label="Weergaven" tabs={[
        { href: '?w=mijn', label: 'Mijn zaken', count: 8, current: true }, { href: '?w=om', label: 'Wacht op OM', count: 12 },
        { href: '?w=incompleet', label: 'Mag incompleet uit', count: 3, urgent: true }, { href: '?w=pauze', label: 'Pauze', count: 9 }, { href: '?w=alle', label: 'Alle lopende', count: 42 },
      ]} />
      <Table caption="Mijn zaken" quietCaption noun={['zaak', 'zaken']} rows={ROWS} columns={[
        { label: 'Kiezen', quiet: true, width: 'narrow', cell: (row) => <input type="checkbox" name="zaak" value={row.number} aria-label={`Kies ${row.number}`} /> },
        { label: 'Zaak', names: true, sort: { href: '?s=zaak' }, cell: (row) => <TwoLines main={<a href={`/zaken/${row.number}`}>{row.number}</a>} sub={row.cause} /> },
        { label: 'Deelnemers', width: 'wide', cell: (row) => <TwoLines main={row.people} sub={row.via} /> },
        { label: 'Fase', width: 'narrow', cell: (row) => <PhaseDots phases={phases(row.at)} /> },
        { label: 'Stand', cell: (row) => <Tags><Tag tone={row.tone}>{row.standing}</Tag>{row.flags.map((flag) => <Flag safety={flag === 'veilig contact'}>{flag}</Flag>)}</Tags> },
        { label: 'Eerstvolgende', width: 'narrow', sort: { href: '?s=-volgende', now: 'ascending' }, cell: (row) => <TwoLines main={row.tone === 'late' ? <Late>{row.next}</Late> : row.next} sub={row.nextSub} /> },
        { label: 'Laatste', width: 'narrow', cell: (row) => <TwoLines main={row.last} sub={row.lastSub} /> },
      ]} />
      <Table caption="Nog niets" rows={[]} columns={[]} empty={<Empty title="Er wacht niets op u.">Nieuwe aanmeldingen verschijnen hier vanzelf.</Empty>} />
    </Frame>
  );
}

const MOMENTS = [
  { when: 'ma 23 nov', whenNote: '09:12', dateTime: '2026-11-23', title: 'Verwijzer gebeld', by: 'Jo Voorbeeld', icon: 'phone' as const, body: 'De begeleider wil graag bij de intake zijn. Bellen alleen tussen 9 en 12 uur.' },
  { when: 'vr 20 nov', whenNote: 'vastgelegd 23 nov', dateTime: '2026-11-20', title: 'Toegewezen aan Jo Voorbeeld', by: 'aanmeldpunt', icon: 'person' as const, body: 'Regio Oost.' },
  { when: 'wo 18 nov', dateTime: '2026-11-18', title: 'Incompleet uitgezet', by: 'aanmeldpunt', corrected: 'was een andere zaak' },
  { when: 'vr 6 nov', dateTime: '2026-11-06', title: 'Gegevens gevraagd aan OM', by: 'aanmeldpunt', icon: 'letter' as const },
  { when: 'do 5 nov', dateTime: '2026-11-05', title: 'Aanmelding ontvangen', by: 'verwijzer', icon: 'inbox' as const, body: 'De aangemelde weet ervan en is het ermee eens.' },
];

function People() {
  return (
    <>
      <Card id="taken" title="Taken" aside="2 open" flush>
        <Table caption="Taken" quietCaption rows={ROWS.slice(0, 2)} columns={[
          { label: 'Taak', names: true, width: 'wide', cell: (row) => <TwoLines main={row.last} sub={row.lastSub} /> },
          { label: 'Voor', width: 'narrow', cell: (row) => row.next },
        ]} />
      </Card>
      <Card id="kant-a" title="A · slachtoffer" aside={<a href="/a">Openen</a>} items={[
        { label: 'Naam', value: 'A. Aalbers' }, { label: 'Bereiken', value: <ButtonForm action="/tonen" onceKey="sleutel" label="Contactgegevens tonen" /> },
        { label: 'Toestemming', value: 'Bemiddeling: ja\nTerugkoppeling: nog niet gevraagd' }, { label: 'Taal', value: 'Nederlands, makkelijk' },
      ]} />
      <Card id="kant-b" title="B · dader" items={[{ label: 'Naam', value: 'B. Blom' }, { label: 'Stand', value: <Tag tone="waiting">Nog niet benaderd</Tag> }]} />
    </>
  );
}

export function staffCase() {
  return (
    <Frame title="Zaak" here="/zaken">
      <PageHead over="Z-26-0412 · Woninginbraak" title="A. Aalbers en B. Blom" tags={<><Tag tone="info">Intake A afgesproken</Tag><Flag safety>veilig contact</Flag></>} actions={
        <>
          <Menu label="Meer"><a href="/pauze">Pauze vastleggen</a><a href="/stop">A wil stoppen</a><ButtonForm action="/x" onceKey="sleutel" label="Zaak teruggeven" /></Menu>
          <ButtonLink href="/brief">Brief maken</ButtonLink>
          <ButtonLink href="/intake" primary>Intake A is gehouden</ButtonLink>
        </>
      } />
      <Notice tone="safety" title="Veilig contact met A">Alleen bellen, tussen 9 en 12 uur. Geen post naar huis, geen bericht inspreken.</Notice>
      <PhaseBar label="Fasen van deze zaak" phases={phases(3)} />
      <Columns main={
        <Card id="tijdlijn" title="Tijdlijn" aside={<a href="?alles">Alles tonen</a>}><Timeline label="Tijdlijn" items={MOMENTS} /></Card>
      } side={<People />} />
      <More label="Wat nu niet kan, en waarom"><p>B benaderen kan nog niet: A heeft nog niet besloten om door te gaan.</p></More>
    </Frame>
  );
}

export function staffForm() {
  const errors = [{ field: 'dag', message: 'Deze dag ligt in de toekomst.' }, { field: '', message: 'Iemand anders legde intussen een pauze vast.' }];
  return (
    <Frame title="Antwoord vastleggen" here="/zaken">
      <PageHead over="Z-26-0377" title="B heeft geantwoord" />
      <ErrorSummary errors={errors} />
      <Form action="/antwoord" onceKey="sleutel">
        <FieldRow>
          <DayField name="dag" label="Wanneer antwoordde B?" value="2027-01-01" error={errors[0]!.message} />
          <Select name="kanaal" label="Hoe" options={[{ value: 'tel', label: 'Telefoon' }, { value: 'brief', label: 'Brief' }]} value="tel" />
        </FieldRow>
        <Choice name="antwoord" label="Antwoord" options={[
          { value: 'ja', label: 'Ja' }, { value: 'nu-niet', label: 'Nu niet, mag nog eens gevraagd worden' },
          { value: 'nooit', label: 'Nee, nooit meer vragen', hint: 'Geldt tot B zelf komt.' }, { value: 'nee', label: 'Nee, niets gezegd over later' },
        ]} value="nu-niet" />
        <Choice row name="ouder" label="Was er iemand bij?" options={[{ value: 'j', label: 'Ja' }, { value: 'n', label: 'Nee' }, { value: '?', label: 'Onbekend' }]} />
        <Choices name="vorm" label="Waar staat B voor open?" optional options={[{ value: 'g', label: 'Gesprek' }, { value: 'b', label: 'Brief' }, { value: 'v', label: 'Videoboodschap' }]} values={['b']} />
        <TextField name="plaats" label="Plaats" optional size="medium" hint="Alleen als het uitmaakt." value="" />
        <TextArea name="notitie" label="Notitie" optional value="" rows={3} hint="Alleen voor de bemiddelaar." />
        <SubmitBar label="Antwoord vastleggen" cancel={{ href: '/zaken' }} note="Bewaard om 09:31" />
      </Form>
    </Frame>
  );
}

const YEARS = [{ label: 'Slachtoffer of nabestaande', now: 820, before: 701 }, { label: 'Dader of veroorzaker', now: 640, before: 655 }, { label: 'Anders', now: 12, before: 0 }];

export function staffFigures() {
  return (
    <Frame title="Jaarcijfers" here="/jaar">
      <PageHead title="Jaarcijfers" over="Peildatum 1 april" />
      <Columns main={
        <>
          <Card id="initiatief" title="Wie nam het initiatief?">
            <BarChart id="g1" title="Wie nam het initiatief?" description="De meeste aanmeldingen kwamen van slachtoffers en nabestaanden." names={['dit jaar', 'vorig jaar']} bars={YEARS.map((year) => ({ label: year.label, value: year.now, before: year.before, text: `${year.now} (${Math.round(year.now / 14.72)}%)` }))} />
            <Table caption="Aanmeldingen naar initiatief" rows={YEARS} columns={[{ label: 'Initiatief', names: true, width: 'wide', cell: (row) => row.label }, { label: 'Dit jaar', number: true, cell: (row) => row.now }, { label: 'Vorig jaar', number: true, cell: (row) => row.before }]} foot={['Samen', '1472', '1356']} />
          </Card>
          <Card id="uitkomst" title="Hoe liepen zaken af?">
            <StackedBars id="g2" scale="whole" title="Hoe liepen zaken af?" description="Per jaar het deel met bemiddeld contact, gestopt na en gestopt vóór benadering." parts={['bemiddeld contact', 'gestopt na benadering', 'gestopt vóór benadering', 'loopt nog', 'onbekend']} rows={[{ label: 'Dit jaar', values: [406, 681, 362, 120, 30] }, { label: 'Vorig jaar', values: [380, 640, 300, 0, 0] }]} />
          </Card>
        </>
      } side={<Card id="basis" title="Basis" items={[{ label: 'Ontvangen', value: '1594' }, { label: 'Goedgekeurd', value: '1457' }]} />} />
    </Frame>
  );
}
