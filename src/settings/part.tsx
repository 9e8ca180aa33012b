import { canTakeBack, judgeChange, type Judged } from '../core/case/setting-change.ts';
import { LISTS, subjectName, subjectOf, type ListSpec } from '../core/case/setting-list.ts';
import { dayOf, type Day } from '../core/day.ts';
import { decideSetting, readChanges, readDecided, type DecidedChange } from '../database/settings.ts';
import { takeTurn } from '../database/turn.ts';
import { Card } from '../ui/card.tsx';
import { Choice, DayField, ErrorSummary, faultAt, Select, SubmitBar, TextArea, TextField, type FieldError } from '../ui/field.tsx';
import { typed } from '../ui/form-text.ts';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { notFound } from '../web/pages.tsx';
import { AsShown, changedSince, ChangedMeanwhile } from '../web/as-shown.tsx';
import { mayUse } from '../web/rights.ts';
import type { Answer, Visit } from '../web/route.ts';
import { capital } from '../words/codes.ts';
import { dayText, wholeDay } from '../words/day.ts';
import { ADDRESS, boundsText, firstDay, lastDay, looseCodes, partAddress, partAt, partTitle, readChange, reasonFault, subjectsOf, valueField, type Part } from './form.ts';
import { plannedText, sinceText } from './overview.tsx';
import { standOf, type Stand } from './rules.ts';
import { codeText, decisionText, LIST_TEXTS, NUMBER_TEXTS, numberText, REASON_TEXTS, unitText, valueText } from './texts.ts';

type Faults = { readonly of: 'change' | 'take-back'; readonly errors: readonly FieldError[]; /** Somebody else decided on it since the form was made. */ readonly meanwhile?: true };

const partOf = ({ params }: Visit): Part | null => partAt(params['onderdeel'] ?? '');

export async function showPart(visit: Visit): Promise<Answer> {
  const part = partOf(visit);
  return part ? partPage(visit, part, null) : notFound();
}

/** From a later day on; judged against what stands once everybody before us has finished. */
export async function change(visit: Visit): Promise<Answer> {
  const part = partOf(visit);
  if (!part) return notFound();
  const read = readChange(part, visit.form);
  if ('errors' in read) return partPage(visit, part, { of: 'change', errors: read.errors });
  const { wish, reason } = read;
  await takeTurn(visit.db, 'settings');
  const changes = await readChanges(visit.db);
  if (changedSince(visit, decidedOn(part, changes))) return partPage(visit, part, { of: 'change', errors: [], meanwhile: true });
  const judged = judgeChange(wish, changes, visit.today);
  if (!judged.ok) return partPage(visit, part, { of: 'change', errors: [errorOf(part, judged)] });
  await decideSetting(visit.db, visit.keys, { name: subjectName(wish.subject), value: wish.value, from: wish.from, takesBack: null, reason }, { now: visit.now, by: visit.user!.id });
  return { kind: 'to', location: `${partAddress(part)}#besluiten` };
}

function errorOf(part: Part, { reason, about }: Judged & { ok: false }): FieldError {
  const bounds = 'number' in part && (reason === 'out-of-bounds' || reason === 'not-a-number') ? ` ${boundsText(part.number)}` : '';
  const field = about === 'from' ? 'vanaf' : reason === 'stays' ? 'wat' : valueField(part);
  return { field, message: `${REASON_TEXTS[reason]}${bounds}` };
}

/** Only what is still to come; the decision stays to be read, and why it was taken back. */
export async function takeBack(visit: Visit): Promise<Answer> {
  const part = partOf(visit);
  if (!part) return notFound();
  const [id, reason] = [typed(visit.form, 'besluit'), typed(visit.form, 'waarom-niet')];
  await takeTurn(visit.db, 'settings');
  const planned = /^\d{1,9}$/.test(id) ? canTakeBack(ownOf(part, await readChanges(visit.db)), Number(id), visit.today) : null;
  const errors = [...(planned ? [] : [{ field: 'besluit', message: 'Kies een besluit dat nog moet ingaan.' }]), ...reasonFault(reason, 'waarom-niet')];
  if (!planned || errors.length > 0) return partPage(visit, part, { of: 'take-back', errors });
  await decideSetting(visit.db, visit.keys, { name: planned.name, value: null, from: planned.from, takesBack: planned.id, reason }, { now: visit.now, by: visit.user!.id });
  return { kind: 'to', location: `${partAddress(part)}#besluiten` };
}

function ownOf<C extends { name: string }>(part: Part, changes: readonly C[]): C[] {
  const names = new Set(subjectsOf(part).map(subjectName));
  return changes.filter(({ name }) => names.has(name));
}

/** All that was ever decided on it, for whoever decides next. */
const decidedOn = (part: Part, changes: readonly { id: number; name: string }[]): string[] => ownOf(part, changes).map(({ id }) => String(id)).toSorted();

interface Parts { readonly visit: Visit; readonly part: Part; readonly faults: Faults | null; readonly decided: readonly DecidedChange[]; readonly stands: readonly Stand[] }

async function partPage(visit: Visit, part: Part, faults: Faults | null): Promise<Answer> {
  const all = await readDecided(visit.db, visit.keys);
  const stands = subjectsOf(part).map((subject) => standOf(subject, all, visit.today));
  const parts: Parts = { visit, part, faults, decided: ownOf(part, all), stands };
  const { does, source } = 'number' in part ? NUMBER_TEXTS[part.number] : LIST_TEXTS[part.list];
  const body = (
    <>
      <PageHead over={<a href={ADDRESS}>Instellingen</a>} title={partTitle(part)} />
      <ErrorSummary errors={faults?.errors ?? []} />
      <p class="lead">{does}</p>
      {'number' in part ? <NumberNow stand={stands[0]!} source={source} /> : <><p class="hint">Waar het vandaan komt: {source}</p><ListNow part={part} stands={stands} /></>}
      {mayUse(visit.user, 'change-settings') ? <><ChangeForm parts={parts} /><TakeBackForm parts={parts} /></> : null}
      <Decisions decided={parts.decided} />
    </>
  );
  return { kind: 'page', status: faults?.meanwhile ? 409 : faults ? 422 : 200, frame: 'staff', title: partTitle(part), here: ADDRESS, body };
}

const NumberNow = ({ stand, source }: { stand: Stand; source: string }) => (
  <Card id="nu" title="Nu" items={[
    { label: 'Waarde', value: valueText(stand.subject, stand.now) }, { label: 'Sinds', value: sinceText(stand.since) },
    { label: 'Straks', value: stand.planned.length > 0 ? plannedText(stand) : 'Er is niets gepland' }, { label: 'Waar het vandaan komt', value: source },
  ]} />
);

function ListNow({ part, stands }: { part: Extract<Part, { list: unknown }>; stands: readonly Stand[] }) {
  const { fixed }: ListSpec = LISTS[part.list];
  const code = ({ subject }: Stand): string => ('list' in subject ? subject.code : '');
  return (
    <Table<Stand> caption={`${partTitle(part)}, nu`} quietCaption rows={stands} columns={[
      { label: 'Wat', names: true, cell: (stand) => codeText(part.list, code(stand)) },
      { label: 'Nu', width: 'wide', cell: (stand) => `${capital(valueText(stand.subject, stand.now))}${fixed[code(stand)] === undefined ? '' : ' (staat vast)'}` },
      { label: 'Sinds', cell: ({ since }) => sinceText(since) }, { label: 'Straks', cell: plannedText },
    ]} />
  );
}

/** How it stands and will; of a list what is planned, for the rest is on the page. */
function standsText(part: Part, stands: readonly Stand[]): string {
  if ('number' in part) return [valueText(stands[0]!.subject, stands[0]!.now), ...(stands[0]!.planned.length > 0 ? [`straks ${plannedText(stands[0]!)}`] : [])].join(', ');
  const coming = stands.filter(({ planned }) => planned.length > 0);
  return coming.length === 0 ? 'er is niets gepland' : coming.map((stand) => `${'list' in stand.subject ? codeText(stand.subject.list, stand.subject.code) : ''}: ${plannedText(stand)}`).join('; ');
}

/** What was typed comes back in the form that it was typed in. */
function fieldOf({ visit, faults }: Parts, of: Faults['of']) {
  const mine = faults?.of === of;
  return (name: string, otherwise = '') => ({ name, value: mine ? visit.form.get(name) ?? '' : otherwise, error: mine ? faultAt(faults.errors, name) : undefined });
}

function ChangeForm({ parts }: { parts: Parts }) {
  const { visit, part, stands } = parts;
  const field = fieldOf(parts, 'change');
  return (
    <Card id="veranderen" title="Veranderen">
      {parts.faults?.meanwhile ? <ChangedMeanwhile now={standsText(part, stands)} /> : null}
      <Form action={partAddress(part)} onceKey={visit.onceKey}>
        <AsShown values={decidedOn(part, parts.decided)} />
        {'number' in part ? (
          <TextField {...field('getal', numberText(Number(stands[0]!.now)))} label={unitText(part.number) ? `Aantal ${unitText(part.number)}` : 'Getal'} size="short" inputmode="decimal" hint={boundsText(part.number)} />
        ) : (
          <>
            <Select {...field('wat')} label="Wat" options={looseCodes(part.list).map((value) => ({ value, label: codeText(part.list, value) }))} />
            <Choice {...field('wordt')} label="Wordt" options={[{ value: 'in', label: capital(LIST_TEXTS[part.list].inside) }, { value: 'uit', label: capital(LIST_TEXTS[part.list].outside) }]} />
          </>
        )}
        <DayField {...field('vanaf')} label="Vanaf" min={firstDay(visit.today)} max={lastDay(visit.today)} hint="Op zijn vroegst morgen: wat vandaag is vastgelegd, ging nog op de oude manier." />
        <TextArea {...field('waarom')} label="Waarom" rows={2} hint="Wie later kijkt, leest dit. Schrijf hier niets over mensen in een zaak." />
        <SubmitBar label="Wijziging vastleggen" cancel={{ href: ADDRESS }} />
      </Form>
    </Card>
  );
}

function TakeBackForm({ parts }: { parts: Parts }) {
  const { visit, part, stands } = parts;
  const planned = stands.flatMap((stand) => stand.planned.map((one) => ({ value: String(one.id), label: `${decisionText(stand.subject, one.value ?? false)}, vanaf ${wholeDay(one.from)}` })));
  if (planned.length === 0) return null;
  const field = fieldOf(parts, 'take-back');
  return (
    <Card id="terugnemen" title="Toch niet">
      <Form action={`${partAddress(part)}/terugnemen`} onceKey={visit.onceKey}>
        <Select {...field('besluit', planned.length === 1 ? planned[0]!.value : '')} label="Welk besluit gaat niet door" options={planned} />
        <TextArea {...field('waarom-niet')} label="Waarom niet" rows={2} hint="Beide besluiten blijven hieronder staan." />
        <SubmitBar label="Besluit terugnemen" />
      </Form>
    </Card>
  );
}

function Decisions({ decided }: { decided: readonly DecidedChange[] }) {
  const gone = new Set(decided.map(({ takesBack }) => takesBack));
  return (
    <section id="besluiten" aria-label="Besluiten">
      <Table<DecidedChange> caption="Besluiten" rows={decided.toReversed()} noun={['besluit', 'besluiten']} empty={<p>Hierover is nog niets besloten: het staat zoals BIS het meebracht.</p>} columns={[
        { label: 'Wanneer', names: true, width: 'narrow', cell: ({ at }) => dayText(dayOf(at)) }, { label: 'Wie', cell: ({ by }) => by },
        { label: 'Besluit', cell: (one) => toldText(one, gone.has(one.id)) }, { label: 'Waarom', width: 'wide', cell: ({ reason }) => reason },
      ]} />
    </section>
  );
}

/** "21 dagen, vanaf 1 mei 2026", and whether it was taken back; `takesBack` says which. */
function toldText({ name, value, from, takesBack }: Pick<DecidedChange, 'name' | 'value' | 'takesBack'> & { from: Day }, gone: boolean): string {
  const subject = subjectOf(name);
  if (takesBack !== null) return `Gaat niet door: ${subject && 'list' in subject ? `${codeText(subject.list, subject.code)}, ` : ''}vanaf ${wholeDay(from)}`;
  const what = subject && value !== null ? capital(decisionText(subject, value)) : name;
  return `${what}, vanaf ${wholeDay(from)}${gone ? ' (teruggenomen)' : ''}`;
}
