import { LIST_NAMES, type ListSetting, type NumberName } from '../core/case/setting-list.ts';
import type { SettingChange } from '../core/case/setting-change.ts';
import type { Day } from '../core/day.ts';
import { readChanges } from '../database/settings.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { mayUse } from '../web/rights.ts';
import type { Answer, Visit } from '../web/route.ts';
import { listed } from '../words/codes.ts';
import { wholeDay } from '../words/day.ts';
import { ADDRESS, partAddress, subjectsOf } from './form.ts';
import { standOf, type Stand } from './rules.ts';
import { codeText, LIST_TEXTS, NUMBER_GROUPS, NUMBER_TEXTS, valueText } from './texts.ts';

export async function showSettings(visit: Visit): Promise<Answer> {
  const changes = await readChanges(visit.db);
  const keeping = mayUse(visit.user, 'retention') ? <a href="/bewaren/termijnen">Bewaren en wissen</a> : 'Bewaren en wissen';
  const body = (
    <>
      <PageHead title="Instellingen" />
      <p class="lead">Wat de stichting zelf kiest. Elke keuze geldt vanaf een dag; wat daarvoor is vastgelegd, blijft kloppen.</p>
      {NUMBER_GROUPS.map(({ title, names }) => <Numbers title={title} names={names} changes={changes} today={visit.today} />)}
      <Lists changes={changes} today={visit.today} />
      <p>Hoe lang zaken bewaard blijven, besluit de privacyfunctionaris bij {keeping}.</p>
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Instellingen', here: ADDRESS, body };
}

interface Shown { readonly changes: readonly SettingChange[]; readonly today: Day }

function Numbers({ title, names, changes, today }: Shown & { title: string; names: readonly NumberName[] }) {
  return (
    <Table<Stand> caption={title} rows={names.map((number) => standOf({ number }, changes, today))} columns={[
      { label: 'Instelling', names: true, width: 'wide', cell: ({ subject }) => ('number' in subject ? <a href={partAddress(subject)}>{NUMBER_TEXTS[subject.number].label}</a> : '') },
      { label: 'Nu', width: 'narrow', cell: ({ subject, now }) => valueText(subject, now) },
      { label: 'Sinds', width: 'narrow', cell: ({ since }) => sinceText(since) },
      { label: 'Straks', cell: (stand) => plannedText(stand) },
    ]} />
  );
}

function Lists({ changes, today }: Shown) {
  return (
    <Table<ListSetting> caption="Lijsten" rows={LIST_NAMES} columns={[
      { label: 'Lijst', names: true, cell: (list) => <a href={partAddress({ list })}>{LIST_TEXTS[list].title}</a> },
      { label: 'Nu', width: 'wide', cell: (list) => <Now list={list} changes={changes} today={today} /> },
      { label: 'Straks', cell: (list) => comingText(subjectsOf({ list }).flatMap((subject) => standOf(subject, changes, today).planned)) },
    ]} />
  );
}

function Now({ list, changes, today }: Shown & { list: ListSetting }) {
  const stands = subjectsOf({ list }).map((subject) => standOf(subject, changes, today));
  const [inside, outside] = [true, false].map((value) => stands.filter(({ now }) => now === value).map(({ subject }) => ('list' in subject ? codeText(list, subject.code).toLowerCase() : ''))) as [string[], string[]];
  // The shorter half tells most.
  if (outside.length === 0) return <>Alle {inside.length} {LIST_TEXTS[list].inside === 'wordt aangeboden' ? 'worden aangeboden' : ''}</>;
  const few = outside.length < inside.length ? { words: outside, said: LIST_TEXTS[list].outside } : { words: inside, said: LIST_TEXTS[list].inside };
  return few.words.length === 0 ? <>Geen</> : <TwoLines main={listed(few.words)} sub={few.said} />;
}

const comingText = (planned: readonly SettingChange[]): string => (planned.length === 0 ? '' : planned.length === 1 ? '1 wijziging gepland' : `${planned.length} wijzigingen gepland`);

export const sinceText = (since: Day | null): string => (since === null ? 'het begin' : wholeDay(since));

export const plannedText = ({ subject, planned }: Stand): string =>
  planned.map(({ value, from }) => `${valueText(subject, value ?? false)} vanaf ${wholeDay(from)}`).join('; ');
