import { parseDay } from '../core/day.ts';
import { isPersonId, isUuid, type PersonId } from '../core/fields.ts';
import { stoodBy, type CaseState } from '../core/case/state.ts';
import { MAY_CALL, mayCallReferrer, safeTold } from '../core/safe-contact.ts';
import { keptOut } from '../database/relation.ts';
import { latest, readPeople, type PersonWords } from '../database/people/people.ts';
import { addTask, takeTaskBack } from '../database/people/task.ts';
import { restrictedOn } from '../database/restriction.ts';
import { telephonesOf } from '../database/staff-telephone.ts';
import { Card, Columns, Facts, type CardItem } from '../ui/card.tsx';
import { Choices, ErrorSummary, faultAt, Hidden, SubmitBar, TextField, type FieldError } from '../ui/field.tsx';
import { ButtonForm, Form } from '../ui/form.tsx';
import type { SkipTo } from '../ui/frame.tsx';
import { LINE_LIMIT, textFault, tidy } from '../ui/form-text.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { openCase, type OpenCase } from '../web/open-case.ts';
import { forbidden, notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { capital, listed, word } from '../words/codes.ts';
import { wholeDay } from '../words/day.ts';
import { ORDER_TEXTS, orderAddress } from '../words/orders.ts';
import { whoIn } from '../words/people.ts';
import { DETAINED_ITEM, safeItems } from '../words/safe-contact.ts';
import { whoHas, type Has } from './sql.ts';
import { BACK_LINE, CHANNEL_WORDS, HAS_WORDS, TEXTS } from './texts.ts';

export const telephoneAddress = (number: string, caller: string | null = null): string => `/zaken/${number}/telefoon${caller ? `?wie=${caller}` : ''}`;

/** In the address: the message that was just left, and that one was taken back. */
const LEFT = 'achtergelaten';
const TAKEN_BACK = 'teruggenomen';
/** Beside the people of the case. */
const REFERRER = 'referrer';
const SOMEBODY = 'ander';

interface Call {
  readonly visit: Visit;
  readonly open: OpenCase;
  readonly people: readonly PersonWords[];
  readonly has: readonly Has[];
  /** Who had it when it was closed; a running case has none. */
  readonly had: readonly Has[];
  readonly telephones: ReadonlyMap<string, string>;
  /** A person of the case, the referrer or somebody else; null before that was said. */
  readonly caller: string | null;
  /** What each possible caller is called here. */
  readonly callers: ReadonlyMap<string, string>;
}

/** Somebody near who registered a person, such as a mother, is no referrer to themselves nor to whoever picks up the telephone. */
function referrerCalled({ referral }: CaseState, name: string | undefined): string {
  const near = referral?.entry === 'acquaintance';
  return name ? `${name} (${near ? 'meldde aan' : 'verwijzer'})` : near ? 'Wie aanmeldde' : 'De verwijzer';
}

/** Everybody who can call about this case, by what they are called on this page. */
function callersOf(state: CaseState, people: readonly PersonWords[]): Map<string, string> {
  const names = new Map(people.flatMap((one) => { const name = latest(one, 'name')?.split('\n')[0]; return name ? [[one.id, name] as const] : []; }));
  const who = whoIn(state, new Map([...names].filter(([id]) => id !== REFERRER)));
  // Whose parent or supporter somebody is, stands beside their name.
  const beside = (id: string): string => (state.attending.has(id as PersonId) ? /\(.*\)$/.exec(who(id))?.[0] ?? '' : '');
  const own = [...state.people.keys(), ...state.attending.keys()].map((id) => [id as string, names.has(id) ? `${names.get(id)} ${beside(id)}`.trim() : capital(who(id))] as const);
  const referrer = state.referral && state.referral.entry !== 'self' ? [[REFERRER, referrerCalled(state, names.get(REFERRER))] as const] : [];
  return new Map([...own, ...referrer, [SOMEBODY, 'Iemand anders']]);
}

async function withCall(visit: Visit, typed: string | null, work: (call: Call) => Promise<Answer>): Promise<Answer> {
  const open = await openCase(visit);
  if (!open) return notFound();
  if (!open.relations.includes('desk')) return forbidden();
  const { id, state } = open.file;
  const people = await readPeople(visit.db, visit.keys, id);
  const callers = callersOf(state, people);
  const caller = typed !== null && callers.has(typed) ? typed : null;
  const out = await keptOut(visit.db, id);
  const known = state.allocated && !state.handedBack ? (await whoHas(visit.db, { mediator: state.allocated.mediator, second: state.second }, visit.today)).filter((one) => !out(one.id)) : [];
  const [has, had] = state.closed === null ? [known, []] : [[], known.filter(({ as }) => as !== 'stand-in')];
  visit.showsPeople(id, ...[...callers.keys()].filter((one) => one !== SOMEBODY));
  return work({ visit, open, people, has, had, telephones: await telephonesOf(visit.db, visit.keys, known.map((one) => one.id)), caller, callers });
}

/** A caller does not wait for somebody who goes along every link. */
const TO_MESSAGE: SkipTo = { href: '#boodschap', label: 'Naar de boodschap' };

/** One page to answer a call by: who has the case and how to reach them, how contact with the caller is safe, and a message to leave. No notes (P-11). */
export const showTelephone = (visit: Visit): Promise<Answer> => withCall(visit, visit.query.get('wie'), (call) => page(call, []));

async function page(call: Call, errors: readonly FieldError[]): Promise<Answer> {
  const { open: { file }, caller, callers } = call;
  return {
    kind: 'page', status: errors.length > 0 ? 422 : 200, frame: 'staff', title: TEXTS.title, here: '/aanmeldpunt', ...(caller === null || call.has.length === 0 ? {} : { skip: TO_MESSAGE }),
    body: (
      <>
        <PageHead over={<a href={`/zaken/${file.number}`}>Zaak {file.number}</a>} title={TEXTS.title} />
        <ErrorSummary errors={errors} />
        <Left call={call} />
        <Notice tone="safety" title={TEXTS.careTitle}>{TEXTS.care}</Notice>
        <Columns
          main={<>
            <Card id="wie-belt" title={TEXTS.whoCalls}>
              <ul class="lines">{[...callers].map(([id, name]) => <li>{id === caller ? <b aria-current="true">{name}</b> : <a href={telephoneAddress(file.number, id)}>{name}</a>}</li>)}</ul>
            </Card>
            {caller === null ? null : <SafeContact call={call} caller={caller} />}
            {caller === null ? null : file.state.closed === null ? <Message call={call} caller={caller} errors={errors} /> : <AfterClosing number={file.number} />}
          </>}
          side={<Card id="wie-heeft" title={call.had.length > 0 ? TEXTS.whoHad : TEXTS.whoHas}>
            {call.has.length > 0 ? null : <p>{nobodyText(file.state)}</p>}
            {[...call.has, ...call.had].map((one) => <Colleague one={one} telephone={call.telephones.get(one.id) ?? null} />)}
          </Card>}
        />
      </>
    ),
  };
}

/** What was just left, and the way to take it back: in the wrong case it tells a mediator of somebody else's. */
function Left({ call: { visit, open: { file }, caller } }: { call: Call }) {
  const id = visit.query.get(LEFT);
  if (visit.query.has(TAKEN_BACK)) return <Notice first tone="success">{TEXTS.takenBack}</Notice>;
  if (id === null) return null;
  return (
    <Notice first tone="success" title={TEXTS.left}>
      {isUuid(id) ? <>{TEXTS.wrong} <ButtonForm action={`${telephoneAddress(file.number)}/${id}/terug`} onceKey={visit.onceKey} label={TEXTS.takeBack} fields={{ wie: caller ?? '' }} /></> : null}
    </Notice>
  );
}

const nobodyText = (state: CaseState): string =>
  (state.rejected ? TEXTS.rejected : state.closed ? TEXTS.closed : state.handedBack ? TEXTS.handedBack : TEXTS.atDesk);

function Colleague({ one, telephone }: { one: Has; telephone: string | null }) {
  return (
    <div class="party">
      <h3>{one.name}</h3>
      <Facts items={[
        { label: 'Als', value: `${capital(HAS_WORDS[one.as])}${one.away ? ', vandaag met verlof' : ''}` },
        { label: 'Telefoon', value: telephone ? <a href={`tel:${telephone.replace(/[^\d+]/g, '')}`}>{telephone}</a> : <>{TEXTS.noTelephone} <a href={`/bemiddelaars/${one.id}#telefoon`}>{TEXTS.addTelephone}<span class="vh"> van {one.name}</span></a></> }, { label: 'E-mail', value: one.email },
      ]} />
    </div>
  );
}

const bornText = (text: string): string => { const day = parseDay(text.trim()); return day ? wholeDay(day) : text; };

/** Of whoever calls, and of nobody else: how they may be called back (P-06). */
function SafeContact({ call, caller }: { call: Call; caller: string }) {
  const { open: { file: { state } }, people, callers } = call;
  if (caller === REFERRER) return <SafeReferrer call={call} />;
  const own = isPersonId(caller) ? stoodBy(state, caller) : undefined;
  if (!own) return null;
  const words = people.find(({ id }) => id === own.id);
  const born = words ? latest(words, 'birth-date') : null;
  const items: (CardItem | null)[] = [
    // To hold beside what the caller says.
    { label: 'Geboren', value: born ? bornText(born) : `${TEXTS.noBirthDate}${own.age === null ? '' : ` ${TEXTS.age(own.age)}`} ${TEXTS.askElse}` },
    ...(['telephone', 'voicemail', 'post', 'email'] as const).map((channel) => ({ label: CHANNEL_WORDS[channel], value: capital(word('safeAnswer', own.safe[channel])) })),
    ...safeItems(safeTold(words?.words ?? [])), own.detained === 'yes' ? DETAINED_ITEM : null,
  ];
  return (
    <Card id="veilig-contact" title={`Veilig contact met ${callers.get(own.id) ?? ''}`}>
      {own.safe.telephone === 'yes' ? null : <Notice tone="safety">{TEXTS.notByTelephone}</Notice>}
      <Facts items={items.filter((item) => item !== null)} />
    </Card>
  );
}

/** Somebody near who registered another; a professional is called at work, and nothing is asked of it. */
function SafeReferrer({ call: { open: { file: { number, state } }, people, callers } }: { call: Call }) {
  if (state.referral?.entry !== 'acquaintance') return null;
  const words = people.find(({ id }) => id === REFERRER);
  const may = mayCallReferrer(state, latest(words ?? null, MAY_CALL));
  return (
    <Card id="veilig-contact" title={`Veilig contact met ${callers.get(REFERRER) ?? ''}`}>
      {may === 'yes' ? null : <Notice tone="safety">{TEXTS.notByTelephone}</Notice>}
      <Facts items={[{ label: CHANNEL_WORDS.telephone, value: capital(word('safeAnswer', may ?? 'not-asked')) }, ...safeItems(safeTold(words?.words ?? []))]} />
      {state.closed === null && state.rejected === null ? <p><a href={orderAddress(number, 'state-referrer-safe')}>{ORDER_TEXTS['state-referrer-safe'].title}</a></p> : null}
    </Card>
  );
}

/** A message would land on no list any more. What the desk can do itself, and where it stays to be found. */
const AfterClosing = ({ number }: { number: string }) => (
  <Card id="boodschap" title={TEXTS.closedTitle}>
    <ul class="lines">
      <li>{TEXTS.comesBack} <a href={orderAddress(number, 'reopen')}>{ORDER_TEXTS.reopen.title}</a></li>
      <li>{TEXTS.somethingElse} <a href={orderAddress(number, 'add-late-item')}>{ORDER_TEXTS['add-late-item'].title}</a></li>
    </ul>
  </Card>
);

function Message({ call: { visit, open: { file }, has }, caller, errors }: { call: Call; caller: string; errors: readonly FieldError[] }) {
  if (has.length === 0) return null;
  return (
    <Card id="boodschap" title={`Boodschap voor ${listed(has.filter(({ as }) => as !== 'stand-in').map(({ name }) => name))}`}>
      <Form action={telephoneAddress(file.number)} opens={telephoneAddress(file.number, caller)} onceKey={visit.onceKey}>
        <Hidden name="wie" value={caller} />
        <TextField name="boodschap" label={TEXTS.message} hint={TEXTS.messageHint} value={visit.form.get('boodschap') ?? ''} error={faultAt(errors, 'boodschap')} />
        <Choices name="terug" label={TEXTS.back} optional values={visit.form.getAll('terug')} options={[{ value: 'ja', label: TEXTS.backYes }]} />
        <SubmitBar label={TEXTS.leave} note={TEXTS.seenOn} />
      </Form>
    </Card>
  );
}

/** Lands among the tasks of the case, for today: on the mediator's page of today, and on that of whoever stands in. */
export const leaveMessage = (visit: Visit): Promise<Answer> => withCall(visit, visit.form.get('wie'), async (call) => {
  const { open: { file }, caller, callers, has } = call;
  const text = tidy(visit.form.get('boodschap') ?? '');
  if (has.length === 0 || caller === null) return page(call, [{ field: '', message: has.length === 0 ? nobodyText(file.state) : TEXTS.whoMissing }]);
  const name = callers.get(caller) ?? '';
  const back = visit.form.get('terug') === 'ja' ? BACK_LINE : '';
  const fault = text === '' ? TEXTS.messageMissing : textFault(text, true);
  if (fault) return page(call, [{ field: 'boodschap', message: fault }]);
  const whole = `${name} belde: ${text}${back}`;
  if ([...whole].length > LINE_LIMIT + MOST_NAME) return page(call, [{ field: 'boodschap', message: TEXTS.tooLong }]);
  const id = await addTask(visit.db, visit.keys, { caseId: file.id, due: visit.today, text: whole, owner: visit.user?.id ?? '', now: visit.now }, visit.newId);
  return { kind: 'to', location: `${telephoneAddress(file.number, caller)}&${LEFT}=${id}` };
});

/** A message is taken back so long after it was left; then somebody has most likely read it. Own choice, no source. */
const TAKE_BACK_MINUTES = 30;

/** By whoever left it, as long as nobody did what it asks: its words go. */
export const takeBackMessage = (visit: Visit): Promise<Answer> => withCall(visit, visit.form.get('wie'), async (call) => {
  const { open: { file, restricted }, caller } = call;
  // Data of somebody here are to be kept as they are: then nothing goes (AVG art. 18).
  if (restrictedOn(restricted, visit.today)) return page(call, [{ field: '', message: TEXTS.keptBack }]);
  const asked = { caseId: file.id, id: visit.params['taak'] ?? '', owner: visit.user?.id ?? '', since: new Date(visit.now.getTime() - TAKE_BACK_MINUTES * 60_000), instead: TEXTS.taskTakenBack, now: visit.now };
  if (!await takeTaskBack(visit.db, visit.keys, asked)) return page(call, [{ field: '', message: TEXTS.tooLate }]);
  return { kind: 'to', location: `${telephoneAddress(file.number)}?${caller ? `wie=${caller}&` : ''}${TAKEN_BACK}` };
});

/** A name before a message may be so long. */
const MOST_NAME = 240;
