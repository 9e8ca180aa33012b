import { asksFor, type Candidate } from '../core/allocation.ts';
import { CODES, causeClass, isCode, type Code } from '../core/codes.ts';
import { addMonths } from '../core/day.ts';
import type { StaffId } from '../core/fields.ts';
import { phase } from '../core/case/outcome.ts';
import type { AllocationSettings } from '../core/case/settings.ts';
import { give, type Given } from '../database/journal.ts';
import { readCases } from '../database/journal-read.ts';
import type { CaseStory } from '../database/journal.ts';
import { keptOut } from '../database/relation.ts';
import { together } from '../database/together.ts';
import { Empty } from '../ui/empty.tsx';
import { Choices, ErrorSummary, faultAt, Select, Stood, SubmitBar, type FieldError } from '../ui/field.tsx';
import { ButtonLink, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { notFound } from '../web/pages.tsx';
import { barredFor } from '../web/relation.ts';
import type { Answer, Visit } from '../web/route.ts';
import { standInAddress } from '../web/stand-in-address.ts';
import { capital, word } from '../words/codes.ts';
import { MEANT_TEXTS } from '../words/orders.ts';
import { PHASE_WORDS } from '../words/phases.ts';
import { reasonText } from '../words/reasons.ts';
import { outNotice, plannedAfter, Seconds } from './left.tsx';
import { choicesFor, spread, workedIn, type Leaving } from './rules.ts';
import { activeMediators, casesAsSecond, casesToGiveOn, endedTrajectories, profileOf, readMediator, readPeriods, runningCases, workBy, type AsSecond, type MediatorRow } from './sql.ts';
import { ACT, GIVEN, givenNotice, givenNumbers, linesText, NOT_AT_ONCE, TAKE_BACK, takeBackAll, type GivenLine } from './take-back.tsx';
import { doubtText, shortBlock } from './texts.ts';

const to = (number: string): string => `naar-${number}`;
const seen = (number: string): string => `gezien-${number}`;
const meant = (number: string): string => `toch-${number}`;

/** Reasons for which somebody's cases go on together. */
const REASONS: readonly Code<'reallocation'>[] = CODES.reallocation.filter((reason) => reason === 'absence' || reason === 'at-request' || reason === 'other');

/** Everything of one mediator that the desk may give on. */
interface Caseload { readonly one: MediatorRow; readonly files: readonly CaseStory[]; /** Cases as the second mediator, of who is none any more. */ readonly seconds: readonly AsSecond[]; readonly leaving: readonly Leaving[]; readonly candidates: readonly Candidate[]; readonly allocation: AllocationSettings }

async function readCaseload({ db, user, today, settings }: Visit, one: MediatorRow): Promise<Caseload> {
  const barred = await barredFor({ db, user });
  const { allocation } = (await settings())(today);
  const files = [...(await readCases(db, await casesToGiveOn(db, one.id, barred))).values()].filter(({ state }) => !state.handedBack);
  const others = (await activeMediators(db)).filter(({ id }) => id !== one.id);
  const periods = await readPeriods(db, [one.id, ...others.map(({ id }) => id)], today);
  const [running, ended] = [await runningCases(db, barred), await endedTrajectories(db, addMonths(today, -12 * allocation.practiceYears), barred)];
  const area = workedIn(profileOf(periods, one.id), today);
  const leaving: Leaving[] = [];
  for (const { id, state } of files) {
    leaving.push({ id, keptOut: await keptOut(db, id), wanted: { on: today, asks: asksFor(state), areas: { a: area, b: [] }, causeClass: causeClass(state.cause) } });
  }
  const candidates = others.map((other) => ({ id: other.id, name: other.name, profile: profileOf(periods, other.id), ...workBy(running, ended, other.id), earlier: [], keptOut: false, came: other.came }));
  return { one, files, seconds: one.active ? [] : await casesAsSecond(db, one.id, barred), leaving, candidates, allocation };
}

async function withCaseload(visit: Visit, work: (all: Caseload) => Promise<Answer>): Promise<Answer> {
  const one = await readMediator(visit.db, visit.params['bemiddelaar'] ?? '');
  if (!one) return notFound();
  const all = await readCaseload(visit, one);
  visit.shows(...all.files.map(({ id }) => id), ...all.seconds.map(({ id }) => id));
  return work(all);
}

export const showHandOver = (visit: Visit): Promise<Answer> => withCaseload(visit, (all) => handOverPage(visit, all, null));

/** Gives every chosen case on by the same order as one by one; where one of them is refused, none goes. */
export const handOver = (visit: Visit): Promise<Answer> => withCaseload(visit, async (all) => {
  const { form } = visit;
  if (form.get(ACT) === TAKE_BACK) return takeBack(visit, all);
  const reason = form.get('reden') ?? '';
  const chosen = all.files.filter(({ number }) => (form.get(to(number)) ?? '') !== '');
  const errors: FieldError[] = [];
  if (!isCode('reallocation', reason) || !REASONS.includes(reason)) errors.push({ field: 'reden', message: 'Kies een reden.' });
  if (chosen.length === 0) errors.push({ field: all.files[0] ? to(all.files[0].number) : '', message: 'Kies bij minstens één zaak wie haar overneemt.' });
  for (const name of gone(form, all)) errors.push({ field: '', message: `Zaak ${name} is intussen niet meer van ${all.one.name}. Kijk of de andere keuzes nog kloppen.` });
  if (errors.length === 0) errors.push(...doubted(visit, all));
  if (errors.length > 0) return handOverPage(visit, all, errors);
  const { faults, given } = await together(visit.db, () => giveAll(visit, chosen, reason as Code<'reallocation'>), (found) => found.faults.length === 0);
  if (faults.length > 0) return handOverPage(visit, all, faults);
  visit.did('zaken-overgedragen', ...chosen.map(({ id }) => id));
  return { kind: 'to', location: `/bemiddelaars/${all.one.id}/overdragen?${GIVEN}=${linesText(given)}` };
});

/** Who was chosen for this case without the experience that it asks for; null where nobody was. Asked once more, as where one case goes. */
function doubtAt(form: URLSearchParams, { files, leaving, candidates, allocation }: Caseload, number: string): { id: string; name: string; text: string } | null {
  const [index, id] = [files.findIndex((one) => one.number === number), form.get(to(number)) ?? ''];
  const one = leaving[index] && choicesFor(leaving[index], candidates, allocation).find(({ candidate }) => candidate.id === id);
  const lacks = one?.blocks.find(({ kind }) => kind === 'lacks');
  return one && lacks ? { id, name: one.candidate.name, text: doubtText(one.candidate.name, lacks) } : null;
}

/** Of each such case that this very mediator is not confirmed for. */
function doubted({ form }: Visit, all: Caseload): FieldError[] {
  return all.files.flatMap(({ number }) => {
    const doubt = doubtAt(form, all, number);
    return doubt === null || form.get(meant(number)) === doubt.id ? [] : [{ field: meant(number), message: `Zaak ${number}: ${MEANT_TEXTS.asked(doubt.text)}` }];
  });
}

/** Of whoever is chosen now alone: whoever chooses another is asked anew. */
function Meant({ form, all, number, error }: { form: URLSearchParams; all: Caseload; number: string; error: string | undefined }) {
  const doubt = doubtAt(form, all, number);
  if (doubt === null) return null;
  return <Choices name={meant(number)} label={`Bedoelt u deze bemiddelaar voor zaak ${number}?`} error={error} values={form.getAll(meant(number))} options={[{ value: doubt.id, label: MEANT_TEXTS.yes(doubt.name) }]} />;
}

async function takeBack(visit: Visit, all: Caseload): Promise<Answer> {
  const back = await takeBackAll(visit);
  return back === null ? handOverPage(visit, all, [{ field: '', message: NOT_AT_ONCE }]) : { kind: 'to', location: `/bemiddelaars/${all.one.id}/overdragen?${TAKE_BACK}=${back}` };
}

/** Numbers that the form had a choice for and that are not this mediator's any more. */
function gone(form: URLSearchParams, { files }: Caseload): string[] {
  const there = new Set(files.map(({ number }) => to(number)));
  return [...form].flatMap(([name, value]) => { const number = /^naar-(\d{4}-\d{5})$/.exec(name)?.[1]; return number && value !== '' && !there.has(name) ? [number] : []; });
}

/** In the order of their ids, so that two people who give on the same cases never wait for each other. */
async function giveAll(visit: Visit, chosen: readonly CaseStory[], reason: Code<'reallocation'>): Promise<{ faults: FieldError[]; given: GivenLine[] }> {
  const [faults, done]: [FieldError[], GivenLine[]] = [[], []];
  const { now, today, keys } = visit;
  const settings = await visit.settings();
  for (const { id, number } of chosen.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const typed = visit.form.get(seen(number)) ?? '';
    const given = await give(visit.db, {
      caseId: id, order: 'reallocate', person: null, on: today, values: { mediator: visit.form.get(to(number)), reason }, texts: {}, seen: /^\d{1,6}$/.test(typed) ? Number(typed) : null,
    }, { staff: (visit.user?.id ?? '') as StaffId, relation: 'desk', now, today, newId: visit.newId, keys, settings });
    if (given.ok) done.push({ number, seq: given.first });
    else faults.push({ field: to(number), message: `Zaak ${number}: ${whyNot(given)}` });
  }
  return { faults, given: done };
}

const whyNot = (given: Exclude<Given, { ok: true }>): string =>
  ('conflict' in given ? 'iemand anders legde intussen iets vast. Kijk of uw keuze nog klopt.' : given.field === 'mediator' && given.reason === 'field-wrong' ? 'deze bemiddelaar kan de zaak niet krijgen.' : reasonText(given.reason));

async function handOverPage(visit: Visit, all: Caseload, errors: readonly FieldError[] | null): Promise<Answer> {
  const { one, files } = all;
  const back = visit.query.get(TAKE_BACK) ?? '';
  const body = (
    <>
      <PageHead over={<a href={`/bemiddelaars/${one.id}`}>{one.name}</a>} title="Zaken overdragen" actions={<ButtonLink href={standInAddress(one.id)}>Liever een vervanger</ButtonLink>} />
      <ErrorSummary errors={errors ?? []} />
      {await givenNotice(visit, one.id)}
      {/^\d{1,3}$/.test(back) ? <Notice first tone="success" title="Ongedaan gemaakt">{back === '1' ? '1 zaak staat' : `${back} zaken staan`} weer bij {one.name}.</Notice> : null}
      {await outNotice(visit, one)}
      {await plannedAfter(visit, one, one.active ? new Set([...files.map(({ number }) => number), ...givenNumbers(visit)]) : null)}
      <p class="lead">Is iemand een tijd weg, dan kan een vervanger de zaken waarnemen. Hier krijgen zaken voorgoed een andere bemiddelaar.</p>
      {files.length === 0 ? <Empty title={`${one.name} heeft geen lopende zaken.`}>Er is niets over te dragen.</Empty> : <Choosing visit={visit} all={all} errors={errors ?? []} />}
      <Seconds one={one} cases={all.seconds} />
    </>
  );
  return { kind: 'page', status: errors === null ? 200 : 422, frame: 'staff', title: 'Zaken overdragen', here: '/bemiddelaars', body };
}

function Choosing({ visit, all, errors }: { visit: Visit; all: Caseload; errors: readonly FieldError[] }) {
  const { one, files, leaving, candidates, allocation } = all;
  const posted = visit.form.has('reden');
  // Whoever just gave some on left the others where they are: nothing stands ready to take those along with one more press.
  const chosen = visit.query.has(GIVEN) || visit.query.has(TAKE_BACK);
  const proposed = chosen ? new Map<string, string>() : spread(leaving, candidates, allocation);
  const errorAt = (field: string) => faultAt(errors, field);
  return (
    <Form action={`/bemiddelaars/${one.id}/overdragen`} onceKey={visit.onceKey}>
      {chosen ? <p>Er is niets ingevuld: deze zaken blijven bij {one.name}, tenzij u nu kiest. <a href={`/bemiddelaars/${one.id}/overdragen`}>Stel weer voor wie ze kan overnemen</a>.</p>
        : <p>Ingevuld staat wie in dezelfde regio werkt, kan wat de zaak vraagt, er is, en het minste werk heeft. U kiest; laat leeg wat bij {one.name} blijft.</p>}
      <Select name="reden" label="Waarom" value={posted ? visit.form.get('reden') ?? '' : 'absence'} error={errorAt('reden')} options={REASONS.map((reason) => ({ value: reason, label: capital(word('reallocation', reason)) }))} />
      {files.map(({ id, number, state, lastSeq }, i) => (
        <>
          <Stood name={seen(number)} value={String(lastSeq)} />
          <Select name={to(number)} optional empty={`Blijft bij ${one.name}`} label={`Zaak ${number}: ${word('cause', state.cause)}, ${state.paused ? 'gepauzeerd' : PHASE_WORDS[phase(state)].toLowerCase()}`}
            value={posted ? visit.form.get(to(number)) ?? '' : proposed.get(id) ?? ''} error={errorAt(to(number))}
            options={choicesFor(leaving[i] as Leaving, candidates, allocation).map(({ candidate, blocks }) => ({ value: candidate.id, label: [candidate.name, ...blocks.map(shortBlock)].join(' · ') }))} />
          <Meant form={visit.form} all={all} number={number} error={errorAt(meant(number))} />
        </>
      ))}
      <SubmitBar label="Zaken zijn overgedragen" cancel={{ href: `/bemiddelaars/${one.id}` }} note="Gaat één zaak niet, dan gaat er geen." />
    </Form>
  );
}
