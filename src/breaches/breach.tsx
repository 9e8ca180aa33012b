import { clockOf, findsSomebody, needsLateReason, RISKS, type BreachClock, type BreachCourse } from '../core/breach.ts';
import { dayOf } from '../core/day.ts';
import { isKeptFrom, newest, readOffice, type OfficeWords } from '../database/people/office.ts';
import { Card, Columns, Facts } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { Choice, Choices, DayField, ErrorSummary, faultAt, SubmitBar, TextArea, TextField, type FieldError } from '../ui/field.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { notFound, troublePage } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { DATA_WORDS } from '../words/breach.ts';
import { capital, listed } from '../words/codes.ts';
import { clockText } from '../words/day.ts';
import { ClockTag } from './list.tsx';
import { letterText, hourText, notificationText, type Told } from './notification.ts';
import { countHidden, countLetters, courseOf, lastLooks, readBreach, readSteps, readTouched, type Breach, type Step, type Touched } from './sql.ts';
import { hoursText, KIND_WORDS, OTHER_SIDE, OTHER_SIDE_TEXTS, RISK_HINTS, RISK_WORDS, STEP_WORDS } from './texts.ts';

/** One breach with everything that was written about it. */
export interface Opened {
  readonly visit: Visit;
  readonly breach: Breach;
  readonly steps: readonly Step[];
  readonly course: BreachCourse;
  readonly clock: BreachClock;
  readonly words: readonly OfficeWords[];
  readonly touched: readonly Touched[];
  /** How many cases there are beside them that this reader must never see. */
  readonly hidden: number;
  readonly letters: { readonly made: number; readonly sent: number };
  readonly looks: readonly { readonly name: string; readonly at: Date }[];
}
export interface Mend { readonly form: string; readonly errors: readonly FieldError[] }

const LOOK_DAYS = 30;
const A_DAY = 86_400_000;
/** Beyond this many cases nobody asks each onlooker. */
const LOOKED_INTO = 5;

export async function withBreach(visit: Visit, work: (opened: Opened) => Promise<Answer>, changes = false): Promise<Answer> {
  const breach = await readBreach(visit.db, visit.params['lek'] ?? '', changes);
  if (!breach) return notFound();
  // Its story is that of cases that this officer must never see, and of nothing else.
  if (await isKeptFrom(visit.db, breach.fileId)) return troublePage('breach-of-another');
  const touched = await readTouched(visit.db, breach.id);
  const hidden = await countHidden(visit.db, breach.id);
  const steps = (await readSteps(visit.db, [breach.id])).get(breach.id) ?? [];
  const words = (await readOffice(visit.db, visit.keys, [breach.fileId])).get(breach.fileId) ?? [];
  const cases = [...new Set(touched.map(({ caseId }) => caseId))];
  visit.shows(...cases);
  const course = courseOf(breach, steps);
  const looks: { name: string; at: Date }[] = [];
  for (const id of cases.length <= LOOKED_INTO ? cases : []) looks.push(...await lastLooks(visit.db, id, new Date(breach.discovered.getTime() - LOOK_DAYS * A_DAY)));
  return work({ visit, breach, steps, course, clock: clockOf(course, visit.now), words, touched, hidden, letters: await countLetters(visit.db, breach.id), looks });
}

export const showBreach = (opened: Opened): Promise<Answer> => breachPage(opened, null, 200);

const textOf = ({ words }: Opened, own: Step | undefined): string => words.find(({ id }) => id === own?.words)?.text ?? '';

export async function breachPage(opened: Opened, mend: Mend | null, status: number): Promise<Answer> {
  const { breach, clock, course, steps } = opened;
  const closed = steps.some(({ kind }) => kind === 'closed');
  const body = (
    <>
      <PageHead over={<a href="/datalekken">Datalekken</a>} title={`Datalek ${breach.number}`} tags={<ClockTag clock={clock} />} />
      <ErrorSummary errors={mend?.errors ?? []} />
      {clock.standing === 'late' ? <Notice tone="warning" title={`De 72 uur zijn om: ${hoursText(clock)}`}>Meld nu. Schrijf erbij waarom het later is.</Notice> : null}
      <Columns main={<>
        <What opened={opened} />
        {closed ? null : <Weigh opened={opened} mend={mend} />}
        {course.risk === null || course.risk === 'none' ? null : <Notify opened={opened} mend={mend} />}
        {course.risk === 'high' ? <Tell opened={opened} mend={mend} /> : null}
        {closed ? null : <Learn opened={opened} mend={mend} />}
      </>} side={<><Whom opened={opened} mend={mend} /><Past opened={opened} /></>} />
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: `Datalek ${breach.number}`, here: '/datalekken', body };
}

interface Part { readonly opened: Opened; readonly mend: Mend | null }

function fielded({ opened: { visit }, mend }: Part, form: string) {
  const own = mend?.form === form ? mend : null;
  return {
    value: (name: string) => (own ? visit.form.get(name) ?? undefined : undefined), error: (name: string) => faultAt(own?.errors, name),
    action: `/datalekken/${visit.params['lek']}/${form}`, onceKey: visit.onceKey,
  };
}

function What({ opened }: { opened: Opened }) {
  const { breach, clock, words } = opened;
  return (
    <Card id="wat" title="Wat er gebeurde" items={[
      { label: 'Soort', value: capital(KIND_WORDS[breach.kind]) }, { label: 'Ontdekt', value: hourText(breach.discovered) }, { label: 'Melden vóór', value: <>{hourText(clock.by)} {hoursText(clock) ? `(${hoursText(clock)})` : ''}</> },
      { label: 'Gemeld door', value: `${breach.by}, ${hourText(breach.reportedAt)}` }, { label: 'Gegevens', value: capital(listed(breach.dataKinds.map((kind) => DATA_WORDS[kind]))) }, { label: 'Hoeveel mensen', value: `${breach.people}` },
      { label: 'Verhaal', value: newest(words, 'what') ?? 'gewist' }, ...(newest(words, 'done') ? [{ label: 'Al gedaan', value: newest(words, 'done') }] : []),
    ]} />
  );
}

function Weigh(part: Part) {
  const form = fielded(part, 'wegen');
  return (
    <Card id="wegen" title="Wegen">
      <Form action={form.action} onceKey={form.onceKey}>
        <Choice name="risico" label="Wat kan dit voor mensen betekenen?" value={form.value('risico') ?? part.opened.course.risk ?? undefined} error={form.error('risico')} options={RISKS.map((risk) => ({ value: risk, label: capital(RISK_WORDS[risk]), hint: RISK_HINTS[risk] }))} />
        {findsSomebody(part.opened.breach.dataKinds) ? <Choices name={OTHER_SIDE} label={OTHER_SIDE_TEXTS.label} hint={OTHER_SIDE_TEXTS.hint} values={[form.value(OTHER_SIDE) ?? '']} error={form.error(OTHER_SIDE)} options={[{ value: 'nee', label: OTHER_SIDE_TEXTS.no }]} /> : null}
        <TextArea name="waarom" label="Waarom" rows={3} value={form.value('waarom')} error={form.error('waarom')} />
        <SubmitBar label={part.opened.course.risk === null ? 'Weging vastleggen' : 'Opnieuw wegen'} />
      </Form>
    </Card>
  );
}

export function toldOf(opened: Opened): Told {
  const { breach, steps, words, touched, hidden, course } = opened;
  return {
    number: breach.number, kind: breach.kind, discovered: breach.discovered, dataKinds: breach.dataKinds, people: breach.people, cases: new Set(touched.map(({ caseId }) => caseId)).size + hidden,
    what: newest(words, 'what') ?? '', done: newest(words, 'done') ?? '', risk: course.risk ?? 'risk', why: textOf(opened, steps.findLast(({ kind }) => kind === 'weighed')), lateReason: newest(words, 'late') ?? '',
  };
}

function Moment({ form, name, now, label }: { form: ReturnType<typeof fielded>; name: string; now: Date; label: string }) {
  return (
    <FieldRow>
      <DayField name={name} label={label} value={form.value(name) ?? dayOf(now)} error={form.error(name)} />
      <TextField name={`${name}-tijd`} label="Hoe laat" size="short" value={form.value(`${name}-tijd`) ?? clockText(now)} error={form.error(`${name}-tijd`)} />
    </FieldRow>
  );
}

function Notify(part: Part) {
  const { opened } = part;
  const { visit, course, breach } = opened;
  const form = fielded(part, 'melden');
  return (
    <Card id="melden" title="Melden bij de Autoriteit Persoonsgegevens">
      <p>Neem dit over in het formulier van de AP. Lees het eerst na: er mogen geen namen in staan.</p>
      <Facts items={notificationText(toldOf(opened)).map(({ label, text }) => ({ label, value: text }))} />
      {course.notified !== null ? <Notice tone="success" title={`Gemeld op ${hourText(course.notified)}`} /> : (
        <Form action={form.action} onceKey={form.onceKey}>
          <Moment form={form} name="gemeld" now={visit.now} label="Gemeld op" />
          <TextField name="meldnummer" label="Meldingsnummer van de AP" optional size="medium" value={form.value('meldnummer')} error={form.error('meldnummer')} />
          {needsLateReason(breach.discovered, visit.now) ? <TextArea name="laat" label="Waarom later dan 72 uur" rows={3} value={form.value('laat')} error={form.error('laat')} /> : null}
          <SubmitBar label="Gemeld" />
        </Form>
      )}
    </Card>
  );
}

function Tell(part: Part) {
  const { opened } = part;
  const form = fielded(part, 'vertellen');
  return (
    <Card id="vertellen" title="De mensen vertellen">
      <p>Kies een veilige weg: kijk bij elke persoon wat veilig is. Bel als het kan. De brief met deze woorden maakt het aanmeldpunt of de bemiddelaar in de zaak, bij Brieven: daar staat ook naar wie post veilig is, en in welke taal iemand leest.</p>
      <p>{lettersText(opened.letters)}</p>
      <blockquote>{letterText(toldOf(opened)).map((line) => <p>{line}</p>)}</blockquote>
      {opened.course.told !== null ? <Notice tone="success" title={`Verteld op ${hourText(opened.course.told)}`} /> : (
        <Form action={form.action} onceKey={form.onceKey}>
          <Moment form={form} name="verteld" now={opened.visit.now} label="Verteld op" />
          <TextArea name="hoe" label="Hoe, en wie is niet bereikt" rows={3} value={form.value('hoe')} error={form.error('hoe')} />
          <SubmitBar label="Verteld" />
        </Form>
      )}
    </Card>
  );
}

const lettersText = ({ made, sent }: Opened['letters']): string =>
  (made === 0 ? 'Er is nog geen brief gemaakt.' : `${made === 1 ? 'Er is één brief gemaakt' : `Er zijn ${made} brieven gemaakt`}; ${sent === 0 ? 'nog niet verstuurd' : sent === made ? 'verstuurd' : `${sent} verstuurd`}.`);

function Learn(part: Part) {
  const [learn, close] = [fielded(part, 'leren'), fielded(part, 'afsluiten')];
  const learned = part.opened.steps.some(({ kind }) => kind === 'learned');
  return (
    <Card id="leren" title="Leren">
      <Form action={learn.action} onceKey={learn.onceKey}>
        <TextArea name="les" label="Wat veranderen wij, zodat dit niet weer gebeurt?" rows={3} value={learn.value('les')} error={learn.error('les')} hint="Schrijf hier geen namen." />
        <SubmitBar label="Les vastleggen" />
      </Form>
      {learned ? <Form action={close.action} onceKey={close.onceKey}><SubmitBar label="Datalek afsluiten" /></Form> : null}
    </Card>
  );
}

function Whom(part: Part) {
  const { touched, hidden, looks } = part.opened;
  const form = fielded(part, 'uit-logboek');
  const cases = [...(hidden > 0 ? [hidden === 1 ? 'niet voor u' : `${hidden} niet voor u`] : []), ...new Set(touched.map(({ number }) => number))];
  const count = cases.length + Math.max(hidden - 1, 0);
  return (
    <Card id="wie" title="Wie het raakt">
      {count === 0 ? <Empty title="Nog geen zaak gekozen." /> : <p>{count === 1 ? `Zaak ${cases[0]}` : `${count} zaken: ${cases.slice(0, 50).join(', ')}${cases.length > 50 ? ' en meer' : ''}`}</p>}
      {looks.length > 0 ? <p>Keken er de laatste dertig dagen in: {listed([...new Set(looks.map(({ name }) => name))])}.</p> : null}
      <Form action={form.action} onceKey={form.onceKey}>
        <TextField name="account" label="Account (e-mailadres)" value={form.value('account')} error={form.error('account')} hint="Bij een verloren laptop of een vreemde aan de toetsen: alles wat dit account zag." />
        <FieldRow>
          <DayField name="van" label="Van" value={form.value('van')} error={form.error('van')} />
          <DayField name="tot" label="Tot en met" value={form.value('tot')} error={form.error('tot')} />
        </FieldRow>
        <SubmitBar label="Zaken uit het logboek erbij" />
      </Form>
    </Card>
  );
}

function Past({ opened }: { opened: Opened }) {
  const { steps } = opened;
  return (
    <Card id="gedaan" title="Wat gedaan is">
      {steps.length === 0 ? <Empty title="Nog niets." /> : (
        <ul class="lines">{steps.map((own) => <li>{hourText(own.happened)}, {own.by}: <b>{STEP_WORDS[own.kind]}</b>{own.code ? `: ${RISK_WORDS[own.code as keyof typeof RISK_WORDS]}` : ''}{textOf(opened, own) ? <p class="two-sub">{textOf(opened, own)}</p> : null}</li>)}</ul>
      )}
    </Card>
  );
}
