import type { Child } from 'hono/jsx';
import { dayOf, parseDay } from '../core/day.ts';
import { typed } from '../ui/form-text.ts';
import { accessOf, openCase, type OpenCase } from '../web/open-case.ts';
import { Card } from '../ui/card.tsx';
import { Choices, DayField, ErrorSummary, faultAt, Select, SubmitBar, TextArea, type FieldError, type Option } from '../ui/field.tsx';
import { ButtonForm, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { RowList } from '../ui/row-list.tsx';
import { forbidden, notFound } from '../web/pages.tsx';
import { GLASS_ROLES, guard } from '../web/relation.ts';
import type { Answer, Visit } from '../web/route.ts';
import { ROLE_NAMES } from '../web/staff.ts';
import { startPage } from '../web/start-page.ts';
import { listed } from '../words/codes.ts';
import { dayText, wholeDay } from '../words/day.ts';
import { judgeReason } from './form.ts';
import { partOf, type Part } from './panel.tsx';
import { somebodyLeft, type Colleague, type Lists } from './rules.ts';
import { activeStaff, addToList, addTrainee, endListRow, endTrainee, holdLists, listsOf, readLists, readTrainees, type Acting, type ListKind, type ListRow, type Trainee } from './sql.ts';
import { NOBODY_LEFT } from './texts.ts';

const accessAddress = (number: string): string => `/zaken/${number}/toegang`;

/** The case of the address with what this reader may do about who comes near it. */
interface Ask { readonly visit: Visit; readonly open: OpenCase; readonly part: Part; readonly mediators: readonly string[] }

async function ask(visit: Visit, may: (part: Part) => boolean, work: (ask: Ask) => Promise<Answer>): Promise<Answer> {
  const open = await openCase(visit);
  if (!open) return notFound();
  const part = partOf(open.relations, open.file.state);
  if (!may(part)) return forbidden();
  const { mediator, secondMediator } = accessOf(open.file.state);
  return work({ visit, open, part, mediators: [mediator, secondMediator].filter((id) => id !== null) });
}

const acting = (visit: Visit): Acting => ({ now: visit.now, by: visit.user?.id ?? '', newId: visit.newId });

export const showAccess = (visit: Visit): Promise<Answer> => ask(visit, ({ lists, trainees }) => lists || trainees, (own) => accessPage(own, null));

const FIELD: Readonly<Record<ListKind, { readonly who: string; readonly why: string }>> = {
  excluded: { who: 'niet', why: 'waarom-niet' }, restricted: { who: 'alleen', why: 'waarom-alleen' },
};

/** Adds colleagues to one of the two lists. The case stays within reach of somebody who can change them. */
export const keepOut = (kind: ListKind) => (visit: Visit): Promise<Answer> => ask(visit, ({ lists }) => lists, async (own) => {
  const { who, why } = FIELD[kind];
  const colleagues = await activeStaff(visit.db);
  const chosen = [...new Set(visit.form.getAll(who))].filter((id) => candidates(colleagues, kind).some((one) => one.id === id));
  const reason = typed(visit.form, why);
  const errors: FieldError[] = [];
  if (chosen.length === 0) errors.push({ field: who, message: 'Kies een collega.' });
  const fault = judgeReason(reason);
  if (fault) errors.push({ field: why, message: fault });
  if (errors.length > 0) return accessPage(own, errors);
  const { id } = own.open.file;
  await holdLists(visit.db, id);
  const now = listsOf(await readLists(visit.db, visit.keys, id));
  const then: Lists = { ...now, [kind]: new Set([...now[kind], ...chosen]) };
  if (!somebodyLeft(then, colleagues, own.mediators)) return accessPage(own, [{ field: who, message: NOBODY_LEFT }]);
  await addToList(visit.db, visit.keys, { caseId: id, kind, staff: chosen, reason }, acting(visit));
  return whereNext(own);
});

export const endRow = (visit: Visit): Promise<Answer> => ask(visit, ({ lists }) => lists, async (own) => {
  const { id } = own.open.file;
  await holdLists(visit.db, id);
  const rows = await readLists(visit.db, visit.keys, id);
  const left = rows.filter((row) => row.id !== visit.params['regel']);
  if (left.length === rows.length) return notFound();
  if (!somebodyLeft(listsOf(left), await activeStaff(visit.db), own.mediators)) return accessPage(own, [{ field: '', message: NOBODY_LEFT }]);
  await endListRow(visit.db, id, visit.params['regel'] ?? '', acting(visit));
  return whereNext(own);
});

/** Back to the page, or to one's own list where this ended one's own part in the case. */
async function whereNext({ visit, open: { file } }: Ask): Promise<Answer> {
  const still = await guard(visit, file.id, accessOf(file.state));
  return { kind: 'to', location: still ? accessAddress(file.number) : `${startPage(visit.user?.roles ?? [])}?gedaan=${file.number}` };
}

/** The mentor is the mediator who gives the part, else the allocated one. */
export const follow = (visit: Visit): Promise<Answer> => ask(visit, ({ trainees }) => trainees, async (own) => {
  const staff = typed(visit.form, 'meekijker');
  const typedDay = typed(visit.form, 'meekijken-tot');
  const until = typedDay === '' ? null : parseDay(typedDay);
  const errors: FieldError[] = [];
  if (!(await learners(own)).some(({ id }) => id === staff)) errors.push({ field: 'meekijker', message: 'Kies een bemiddelaar.' });
  if (typedDay !== '' && until === null) errors.push({ field: 'meekijken-tot', message: 'Deze dag bestaat niet.' });
  if (until !== null && until < visit.today) errors.push({ field: 'meekijken-tot', message: 'Deze dag is al voorbij.' });
  const mentor = own.mediators.find((id) => id === visit.user?.id) ?? own.mediators[0];
  if (errors.length > 0 || mentor === undefined) return accessPage(own, errors);
  await holdLists(visit.db, own.open.file.id);
  await addTrainee(visit.db, { caseId: own.open.file.id, staff, mentor, until }, visit.today, acting(visit));
  return { kind: 'to', location: accessAddress(own.open.file.number) };
});

export const endFollowing = (visit: Visit): Promise<Answer> => ask(visit, ({ trainees }) => trainees, async ({ open: { file } }) => {
  const ended = await endTrainee(visit.db, file.id, visit.params['deel'] ?? '', visit.now);
  return ended ? { kind: 'to', location: accessAddress(file.number) } : notFound();
});

/** Only who could open a case at all can be among the few; anybody can be kept from it. */
const candidates = (colleagues: readonly Colleague[], kind: ListKind): readonly Colleague[] =>
  (kind === 'excluded' ? colleagues : colleagues.filter(({ roles }) => roles.some((role) => GLASS_ROLES.includes(role))));

async function learners({ visit, mediators, open }: Ask): Promise<Colleague[]> {
  const { excluded, restricted } = listsOf(await readLists(visit.db, visit.keys, open.file.id));
  return (await activeStaff(visit.db)).filter(({ id, roles }) =>
    roles.includes('mediator') && !mediators.includes(id) && !excluded.has(id) && (restricted.size === 0 || restricted.has(id)));
}

const option = ({ id, name, roles }: Colleague): Option => ({ value: id, label: `${name} · ${roles.map((role) => ROLE_NAMES[role]).join(', ')}` });

async function accessPage(own: Ask, errors: readonly FieldError[] | null): Promise<Answer> {
  const { visit, part, open: { file } } = own;
  const rows = part.lists ? await readLists(visit.db, visit.keys, file.id) : [];
  const colleagues = await activeStaff(visit.db);
  const body = (
    <>
      <PageHead over={<a href={`/zaken/${file.number}`}>Zaak {file.number}</a>} title="Wie mag erbij" />
      <ErrorSummary errors={errors ?? []} />
      {part.lists ? <ListParts own={own} rows={rows} colleagues={colleagues} errors={errors ?? []} /> : null}
      {part.trainees ? <TraineePart own={own} all={await readTrainees(visit.db, file.id, visit.today)} choices={await learners(own)} errors={errors ?? []} /> : null}
    </>
  );
  return { kind: 'page', status: errors === null ? 200 : 422, frame: 'staff', title: 'Wie mag erbij', body };
}

interface Parts { readonly own: Ask; readonly rows: readonly ListRow[]; readonly colleagues: readonly Colleague[]; readonly errors: readonly FieldError[] }

function ListParts({ own, rows, colleagues, errors }: Parts) {
  const { visit, open: { file }, mediators } = own;
  const lists = listsOf(rows);
  const shutOut = rows.filter((row) => row.kind === 'excluded' && mediators.includes(row.staffId)).map(({ name }) => name);
  const field = (kind: ListKind, choose: Child) => (
    <Form action={`${accessAddress(file.number)}/${FIELD[kind].who}`} onceKey={visit.onceKey}>
      {choose}
      <TextArea name={FIELD[kind].why} label="Waarom" rows={2} value={typed(visit.form, FIELD[kind].why)} error={faultAt(errors, FIELD[kind].why)} hint="Wie deze lijst mag veranderen, leest dit." />
      <SubmitBar label={kind === 'excluded' ? 'Deze collega mag er niet bij' : 'Alleen deze collega’s mogen erbij'} />
    </Form>
  );
  return (
    <>
      {shutOut.length > 0 ? <Notice tone="warning" title="De bemiddelaar kan er niet bij">{listed(shutOut)} kan deze zaak niet meer openen. Zet haar opnieuw uit.</Notice> : null}
      <Card id="mag-niet" title="Wie mag hier niet bij">
        <p>Bijvoorbeeld eigen familie of een bekende. Voor deze collega bestaat de zaak niet: niet in lijsten, niet in zoeken, en ook met noodtoegang niet.</p>
        <Rows {...{ own, rows, kind: 'excluded' }} />
        {field('excluded', <Select name="niet" label="Collega" value={typed(visit.form, 'niet')} error={faultAt(errors, 'niet')} options={candidates(colleagues, 'excluded').filter(({ id }) => !lists.excluded.has(id)).map(option)} />)}
      </Card>
      <Card id="mag-alleen" title="Alleen voor">
        <p>Staat hier iemand, dan kunnen alleen deze collega’s de zaak openen. Ook de bemiddelaar en het aanmeldpunt niet, als zij er niet bij staan.</p>
        <Rows {...{ own, rows, kind: 'restricted' }} />
        {field('restricted', <Choices name="alleen" label="Collega’s" values={visit.form.getAll('alleen')} error={faultAt(errors, 'alleen')} options={candidates(colleagues, 'restricted').filter(({ id }) => !lists.restricted.has(id)).map(option)} />)}
      </Card>
    </>
  );
}

function Rows({ own: { visit, open: { file } }, rows, kind }: { own: Ask; rows: readonly ListRow[]; kind: ListKind }) {
  const mine = rows.filter((row) => row.kind === kind);
  return (
    <RowList rows={mine.map((row) => ({
      what: <><p>{row.name}</p><p>{row.reason ?? 'De reden is gewist.'}</p><p class="two-sub">{dayText(dayOf(row.since))}, door {row.by}</p></>,
      act: <ButtonForm action={`${accessAddress(file.number)}/${row.id}/einde`} onceKey={visit.onceKey} label={kind === 'excluded' ? `${row.name} mag weer` : `${row.name} van de lijst`} />,
    }))} />
  );
}

function TraineePart({ own: { visit, open: { file } }, all, choices, errors }: { own: Ask; all: readonly Trainee[]; choices: readonly Colleague[]; errors: readonly FieldError[] }) {
  return (
    <Card id="meekijken" title="Wie kijkt mee om te leren">
      <p>Een meekijker leest wat de bemiddelaar leest en legt niets vast. Het stopt vanzelf als de zaak sluit of naar een andere bemiddelaar gaat.</p>
      <RowList rows={all.map((one) => ({
        what: <><p>{one.name}</p><p class="two-sub">{one.until ? `tot en met ${wholeDay(one.until)}` : 'zonder einddag'}, bij {one.mentor}</p></>,
        act: <ButtonForm action={`${accessAddress(file.number)}/meekijker/${one.id}/einde`} onceKey={visit.onceKey} label={`${one.name} kijkt niet meer mee`} />,
      }))} />
      <Form action={`${accessAddress(file.number)}/meekijker`} onceKey={visit.onceKey}>
        <Select name="meekijker" label="Bemiddelaar" value={typed(visit.form, 'meekijker')} error={faultAt(errors, 'meekijker')} options={choices.map(option)} />
        <DayField name="meekijken-tot" label="Tot en met" optional value={typed(visit.form, 'meekijken-tot')} error={faultAt(errors, 'meekijken-tot')} />
        <SubmitBar label="Deze bemiddelaar kijkt mee" />
      </Form>
    </Card>
  );
}
