import type { Child } from 'hono/jsx';
import { COMPETENCES, COMPETENCE_SOURCES, isCompetence, type Period } from '../core/allocation.ts';
import { Card } from '../ui/card.tsx';
import { Choices, DayField, ErrorSummary, faultAt, Select, SubmitBar, TextField, type FieldError } from '../ui/field.tsx';
import { ButtonForm, ButtonLink, FieldRow, Form } from '../ui/form.tsx';
import { More } from '../ui/menu.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { RowList } from '../ui/row-list.tsx';
import { Tag } from '../ui/tag.tsx';
import { plannedNotice } from '../web/planned-notice.tsx';
import { forbidden, notFound } from '../web/pages.tsx';
import { mayUse } from '../web/rights.ts';
import type { Answer, Visit } from '../web/route.ts';
import { AsShown, ChangedMeanwhile, changedSince } from '../web/as-shown.tsx';
import { takeTelephone, telephoneOf, TelephoneForm } from '../web/staff-telephone.tsx';
import { standInAddress } from '../web/stand-in-address.ts';
import { capital } from '../words/codes.ts';
import { COMPETENCE_WORDS } from '../words/competences.ts';
import { dayText } from '../words/day.ts';
import { INSTEAD, PREFIX, readPeriod, typed } from './form.ts';
import { plannedAfter } from './left.tsx';
import { workColumns } from './list.tsx';
import { addPeriod, endPeriod, holdPeriods, pastAreas, replaceAreas } from './period-sql.ts';
import { readMediator, readPeriods, type MediatorRow, type PeriodKind, type PeriodRow } from './sql.ts';
import { periodFault, SOURCE_WORDS } from './texts.ts';

const addressOf = ({ id }: MediatorRow): string => `/bemiddelaars/${id}`;

/** The page is long: whoever recorded something sees it where they did. Of leave they see what is planned in those days, which stands on top. */
const CARDS: Readonly<Record<Exclude<PeriodKind, 'leave'>, string>> = { area: 'regio', competence: 'ervaring' };
const partOf = (one: MediatorRow, kind: PeriodKind): string => (kind === 'leave' ? addressOf(one) : `${addressOf(one)}#${CARDS[kind]}`);

async function withMediator(visit: Visit, work: (one: MediatorRow) => Promise<Answer>): Promise<Answer> {
  const one = await readMediator(visit.db, visit.params['bemiddelaar'] ?? '');
  return one ? work(one) : notFound();
}

export const showProfile = (visit: Visit): Promise<Answer> => withMediator(visit, (one) => profilePage(visit, one, null));

export const record = (kind: PeriodKind) => (visit: Visit): Promise<Answer> => withMediator(visit, async (one) => {
  const read = readPeriod(visit.form, kind, one.id, visit.today);
  if ('errors' in read) return profilePage(visit, one, read.errors);
  const instead = kind === 'area' && visit.form.get(INSTEAD) === 'ja';
  if (instead) {
    // Read after whoever else replaces them: what they put there is not ended unseen.
    await holdPeriods(visit.db, one.id);
    if (changedSince(visit, areaMarks(await readPeriods(visit.db, [one.id], visit.today)))) return profilePage(visit, one, [], 'areas');
  }
  const add = instead ? replaceAreas : addPeriod;
  const added = await add(visit.db, read.period, { now: visit.now, by: visit.user?.id ?? '', newId: visit.newId });
  return added ? { kind: 'to', location: partOf(one, kind) } : profilePage(visit, one, [periodFault('there-already', PREFIX[kind])]);
});

export const takeAway = (visit: Visit): Promise<Answer> => withMediator(visit, async (one) => {
  const kind = (await readPeriods(visit.db, [one.id], visit.today)).find(({ id }) => id === visit.params['periode'])?.kind;
  const ended = await endPeriod(visit.db, one.id, visit.params['periode'] ?? '', { now: visit.now, by: visit.user?.id ?? '', newId: visit.newId });
  return ended ? { kind: 'to', location: kind ? partOf(one, kind) : addressOf(one) } : notFound();
});

async function profilePage(visit: Visit, one: MediatorRow, errors: readonly FieldError[] | null, meanwhile: Meanwhile = null): Promise<Answer> {
  const rows = await readPeriods(visit.db, [one.id], visit.today);
  const work = await workColumns(visit);
  const parts = { visit, one, rows, errors: errors ?? [], meanwhile };
  const body = (
    <>
      <PageHead over={<a href="/bemiddelaars">Bemiddelaars</a>} title={one.name} actions={work.length > 0 ? <>{mayUse(visit.user, 'stand-ins') ? <ButtonLink href={standInAddress(one.id)}>Laten vervangen</ButtonLink> : null}<ButtonLink href={`${addressOf(one)}/overdragen`}>Zaken overdragen</ButtonLink></> : undefined} tags={one.active ? undefined : <Tag tone="paused">Geen bemiddelaar meer</Tag>} />
      <ErrorSummary errors={errors ?? []} />
      {await (one.active ? plannedNotice(visit, rows.filter(({ kind }) => kind === 'leave').map(({ from, until }) => ({ staffId: one.id, from, until }))) : plannedAfter(visit, one))}
      {work.length > 0 ? <Card id="werk" title="Werk" items={work.map(({ label, cell }) => ({ label, value: cell(one) }))} /> : null}
      {await telephoneCard(parts)}
      <Areas {...parts} past={await pastAreas(visit.db, one.id, visit.today)} />
      <Experience {...parts} />
      <Leave {...parts} />
    </>
  );
  return { kind: 'page', status: meanwhile ? 409 : errors === null ? 200 : 422, frame: 'staff', title: 'Bemiddelaar', here: '/bemiddelaars', body };
}

/** Whose work it is to call, and the own practice supervisor; nobody else is told that there is one. */
async function telephoneCard({ visit, one, errors, meanwhile }: Parts) {
  const known = await telephoneOf(visit, one.id);
  if (!keepsTelephones(visit)) return known === null ? null : <Card id="telefoon" title="Telefoon" items={[{ label: 'Nummer', value: known }]} />;
  return <Card id="telefoon" title="Telefoon"><TelephoneForm visit={visit} action={`${addressOf(one)}/telefoon`} known={known} hint="Voor het aanmeldpunt en de eigen werkbegeleider." errors={errors} meanwhile={meanwhile === 'telephone'} /></Card>;
}

const keepsTelephones = ({ user }: Visit): boolean => user?.roles.some((role) => role === 'desk' || role === 'administrator') ?? false;

export const setTelephone = (visit: Visit): Promise<Answer> => withMediator(visit, async (one) => {
  if (!keepsTelephones(visit)) return forbidden();
  return takeTelephone(visit, one.id, `${addressOf(one)}#telefoon`, (errors, meanwhile) => profilePage(visit, one, errors, meanwhile ? 'telephone' : null));
});

interface Parts { readonly visit: Visit; readonly one: MediatorRow; readonly rows: readonly PeriodRow[]; readonly errors: readonly FieldError[]; readonly meanwhile: Meanwhile }
/** What somebody else changed since the form was made. */
type Meanwhile = 'areas' | 'telephone' | null;

const field = ({ visit, errors }: Parts, kind: PeriodKind, name: string) => ({
  name: `${PREFIX[kind]}-${name}`, value: typed(visit.form, kind, name), error: faultAt(errors, `${PREFIX[kind]}-${name}`),
});

const daysText = ({ from, until }: Period): string => `vanaf ${dayText(from)}${until === null ? '' : ` tot en met ${dayText(until)}`}`;

function Known({ visit, one, rows, kind, what, away }: Parts & { kind: PeriodKind; what: (row: PeriodRow) => Child; away: (row: PeriodRow) => string }) {
  const mine = rows.filter((row) => row.kind === kind);
  return (
    <RowList rows={mine.map((row) => ({
      what: <><p>{what(row)}</p><p class="two-sub">{capital(daysText(row))}, vastgelegd door {row.recordedBy}</p></>,
      act: <ButtonForm action={`${addressOf(one)}/${row.id}/einde`} onceKey={visit.onceKey} label={away(row)} />,
    }))} />
  );
}

function Adding({ parts, kind, slug, label, children, endOptional = true }: { parts: Parts; kind: PeriodKind; slug: string; label: string; children?: Child; endOptional?: boolean }) {
  const { visit, one } = parts;
  const from = field(parts, kind, 'van');
  return (
    <Form action={`${addressOf(one)}/${slug}`} onceKey={visit.onceKey}>
      {children}
      <FieldRow>
        <DayField {...from} value={visit.form.has(from.name) ? from.value : visit.today} label="Van" />
        <DayField {...field(parts, kind, 'tot')} label="Tot en met" optional={endOptional} />
      </FieldRow>
      <SubmitBar label={label} />
    </Form>
  );
}

/** Of the areas that the form would replace. */
const areaMarks = (rows: readonly PeriodRow[]): string[] => rows.filter(({ kind }) => kind === 'area').map(({ id }) => id);

const area = ({ code }: { readonly code: string | null }): string => { const [first, last] = (code ?? '').split('-'); return first === last ? `${first}` : `${first} tot en met ${last}`; };

function Areas({ past, ...parts }: Parts & { past: Awaited<ReturnType<typeof pastAreas>> }) {
  const areas = parts.rows.filter(({ kind }) => kind === 'area');
  const known = areas.length > 0;
  return (
    <Card id="regio" title="Waar deze bemiddelaar werkt">
      {known ? null : <p>Leg de postcodes vast; dan stelt BIS deze bemiddelaar voor in die regio.</p>}
      <Known {...parts} kind="area" what={(row) => `Postcodes die beginnen met ${area(row)}`} away={(row) => `Werkt niet meer in ${area(row)}`} />
      {parts.meanwhile === 'areas' ? <ChangedMeanwhile now={areas.map((row) => `${area(row)} (${daysText(row)})`).join('; ') || 'geen postcodes'} /> : null}
      <Adding parts={parts} kind="area" slug="regio" label="Regio vastleggen">
        <AsShown values={areaMarks(parts.rows)} />
        <FieldRow>
          <TextField {...field(parts, 'area', 'eerste')} label="Postcodes vanaf" size="short" inputmode="numeric" hint="De eerste twee cijfers, bijvoorbeeld 35." />
          <TextField {...field(parts, 'area', 'laatste')} label="Postcodes tot en met" size="short" inputmode="numeric" optional hint="Ook twee cijfers. Leeg: alleen de eerste." />
        </FieldRow>
        {known ? <Choices name={INSTEAD} label="Werkt deze bemiddelaar nu ergens anders?" values={parts.visit.form.getAll(INSTEAD)} options={[{ value: 'ja', label: 'Dit komt in plaats van wat er staat', hint: 'Wat er staat, eindigt op de dag hiervoor.' }]} /> : null}
      </Adding>
      {past.length > 0 ? <More label="Waar eerder"><ul class="lines">{past.map((row) => <li>{capital(daysText(row))}: postcodes die beginnen met {area(row)}</li>)}</ul></More> : null}
    </Card>
  );
}

const competence = ({ code }: PeriodRow): string => (code !== null && isCompetence(code) ? COMPETENCE_WORDS[code] : '');

function Experience(parts: Parts) {
  return (
    <Card id="ervaring" title="Bijzondere ervaring">
      <Known {...parts} kind="competence" what={(row) => `${capital(competence(row))}: ${row.source ? SOURCE_WORDS[row.source] : ''}`} away={(row) => `Ervaring met ${competence(row)} geldt niet meer`} />
      <Adding parts={parts} kind="competence" slug="ervaring" label="Ervaring vastleggen">
        <Select {...field(parts, 'competence', 'wat')} label="Ervaring met" options={COMPETENCES.map((code) => ({ value: code, label: capital(COMPETENCE_WORDS[code]) }))} />
        <Select {...field(parts, 'competence', 'bron')} label="Waar komt die vandaan?" options={COMPETENCE_SOURCES.map((source) => ({ value: source, label: capital(SOURCE_WORDS[source]) }))} />
      </Adding>
    </Card>
  );
}

function Leave(parts: Parts) {
  return (
    <Card id="verlof" title="Verlof">
      <p>Leg alleen de dagen vast. Waarom iemand er niet is, hoort hier niet.</p>
      <Known {...parts} kind="leave" what={(row) => <>Is er niet{mayUse(parts.visit.user, 'stand-ins') ? <>. <a href={standInAddress(parts.one.id, row)}>Wie vervangt?<span class="vh"> {dayText(row.from)}</span></a></> : null}</>} away={(row) => `Verlof vanaf ${dayText(row.from)} gaat niet door`} />
      <Adding parts={parts} kind="leave" slug="verlof" label="Verlof vastleggen" />
    </Card>
  );
}
