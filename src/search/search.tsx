import type { Child } from 'hono/jsx';
import type { Day } from '../core/day.ts';
import { isSearchReason, SEARCH_LIMIT, SEARCH_REASONS } from '../core/searching.ts';
import { isSearchable } from '../database/people/rebuild-search.ts';
import { Empty } from '../ui/empty.tsx';
import { Choice, ErrorSummary, Hidden, SubmitBar, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import type { SkipTo } from '../ui/frame.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Flag } from '../ui/tag.tsx';
import type { Answer, User, Visit } from '../web/route.ts';
import { dayText, spokenDay } from '../words/day.ts';
import { PHASE_WORDS } from '../words/phases.ts';
import { SEARCH_REASON_WORDS } from '../words/searching.ts';
import { openQuestion, QUESTION, readQuestion, sealQuestion, type Asked } from './form.ts';
import { addSearchReason, findByCourse, findByName, findByNumber, findByReferrer, findBySerial, MOST_HITS, MOST_TYPED, searchedTooMuch, type Hit } from './sql.ts';

const TOKEN = 'vraag';
const REASON = 'waarom';
const FOUND = 'gevonden';
const TO_FOUND: SkipTo = { href: `#${FOUND}`, label: 'Naar wat gevonden is' };

function userOf(visit: Visit): User {
  if (!visit.user) throw new Error('searching is for staff');
  return visit.user;
}

/** The question comes in a form, never in an address; it goes on sealed, so that the page of answers can be read again. */
export async function ask(visit: Visit): Promise<Answer> {
  const typed = visit.form.get(QUESTION) ?? '';
  const asked = readQuestion(typed);
  if (asked.kind === 'wrong') return page(visit, { status: 422, typed, message: asked.message, body: null });
  if (await searchedTooMuch(visit)) {
    const reason = visit.form.get(REASON) ?? '';
    if (!isSearchReason(reason)) return whyPage(visit, typed, visit.form.has(REASON));
    await addSearchReason(visit.db, userOf(visit).id, reason, visit.now);
  }
  return { kind: 'to', location: `/zoeken?${TOKEN}=${sealQuestion(visit.keys, userOf(visit).id, typed.trim())}`, again: true };
}

/** Nobody is kept from work by it: any reason of the list will do, at once. The privacy officer sees it, and asks in the review of the week. */
function whyPage(visit: Visit, typed: string, chosen: boolean): Answer {
  const error = chosen ? 'Kies waarom.' : undefined;
  return {
    kind: 'page', status: 422, frame: 'staff', title: 'Zoeken', here: '/zoeken', search: typed,
    body: (
      <>
        <PageHead title="Waarom zoekt u zo veel?" />
        <ErrorSummary errors={error ? [{ field: REASON, message: error }] : []} />
        <p class="lead">U zocht het laatste uur {SEARCH_LIMIT.searches} keer zonder een zaak te openen. Dat kan heel goed nodig zijn. Kies waarom, dan zoekt BIS meteen verder. De privacyfunctionaris ziet het; wat u zocht, wordt niet bewaard.</p>
        <Form action="/zoeken" onceKey={visit.onceKey} keeps={false}>
          <Hidden name={QUESTION} value={typed} />
          <Choice name={REASON} label="Waarom" error={error} options={SEARCH_REASONS.map((value) => ({ value, label: SEARCH_REASON_WORDS[value] }))} />
          <SubmitBar label="Verder zoeken" cancel={{ href: '/zoeken' }} />
        </Form>
      </>
    ),
  };
}

export async function answer(visit: Visit): Promise<Answer> {
  const user = userOf(visit);
  const token = visit.query.get(TOKEN);
  const typed = token === null ? '' : openQuestion(visit.keys, user.id, token) ?? '';
  const asked = readQuestion(typed);
  if (typed === '' || asked.kind === 'wrong') return page(visit, { typed, body: <>{await isSearchable(visit.db) ? null : <NotEverybody />}<Explanation user={user} /></> });
  const [everybody, hits] = await Promise.all([isSearchable(visit.db), find(visit, user, asked)]);
  for (const { id, persons } of hits) visit.showsPeople(id, ...persons);
  return page(visit, { typed, skip: TO_FOUND, body: <>{everybody || asked.kind !== 'name' ? null : <NotEverybody />}<Hits hits={hits} user={user} today={visit.today} /></> });
}

/** However many take part under a name, as many who referred under it are shown. Own choice, no source. */
const ROOM_FOR_REFERRERS = 10;

/** Names first, as those are looked for most, then who referred; a case found twice is shown once. */
export async function find(visit: Visit, user: User, asked: Exclude<Asked, { kind: 'wrong' }>): Promise<Hit[]> {
  if (asked.kind === 'number') return findByNumber(visit, asked.number);
  if (asked.kind === 'serial') return findBySerial(visit, asked.serial);
  const named = await findByName(visit, user, asked.text);
  const nobody = named.length === 0;
  const known = new Set(named.map(({ id }) => id));
  const referred = (await findByReferrer(visit, user, asked.text, nobody)).filter(({ id }) => !known.has(id));
  for (const { id } of referred) known.add(id);
  const course = (await findByCourse(visit, user, asked.text, nobody && referred.length === 0)).filter(({ id }) => !known.has(id));
  return [...named.slice(0, MOST_HITS - Math.min(referred.length, ROOM_FOR_REFERRERS)), ...referred, ...course].slice(0, MOST_HITS);
}

function page(visit: Visit, { status = 200, typed, message, skip, body }: { status?: number; typed: string; message?: string; skip?: SkipTo; body: Child }): Answer {
  return {
    kind: 'page', status, frame: 'staff', title: 'Zoeken', here: '/zoeken', search: typed, ...(skip ? { skip } : {}),
    body: (
      <>
        <PageHead title="Zoeken" />
        <ErrorSummary errors={message ? [{ field: QUESTION, message }] : []} />
        <Form action="/zoeken" onceKey={visit.onceKey} keeps={false}>
          <TextField name={QUESTION} label="Naam of zaaknummer" type="search" value={typed} error={message} spellcheck={false} />
          <SubmitBar label="Zoeken" />
        </Form>
        {body}
      </>
    ),
  };
}

const seesAll = (user: User): boolean => user.roles.includes('desk');
/** Works on cases, as a mediator or for policy; else only supervises who does. */
const worksOnCases = (user: User): boolean => user.roles.some((role) => role === 'mediator' || role === 'policy');
const supervises = (user: User): boolean => user.roles.includes('practice-supervisor');
/** Where somebody looks, as a sentence begins with it; null for everywhere. */
function whereText(user: User): string | null {
  if (seesAll(user)) return null;
  if (!supervises(user)) return 'U zoekt in de zaken waar u zelf aan werkt';
  return worksOnCases(user) ? 'U zoekt in de zaken waar u zelf aan werkt, en op naam of nummer in de lopende zaken van uw bemiddelaars' : 'U zoekt in de lopende zaken van uw bemiddelaars';
}

/** After a crash or a restore names are made findable again: until then "nothing found" may not be true. */
const NotEverybody = () => (
  <Notice tone="warning" title="Nog niet iedereen is te vinden">
    BIS maakt na een storing of herstel opnieuw een lijst van namen. Dat duurt meestal enkele minuten. Wie u nu niet vindt, kan er toch zijn: zoek op zaaknummer, of zoek straks nog eens.
  </Notice>
);

/** A practice supervisor reads names and numbers of the cases, and nothing of who referred them (`finds` in sql.ts). */
function ForSupervisor({ user }: { user: User }) {
  return (
    <p>
      Een achternaam of een deel ervan is genoeg. Een tikfout, een ander accent of een andere volgorde geeft niet. U zoekt ook op een zaaknummer (42 is genoeg).
      {' '}{whereText(user)}. Waar namen verborgen zijn, vindt u een zaak alleen op nummer. Wat u te zien krijgt, wordt vastgelegd.
    </p>
  );
}

function Explanation({ user }: { user: User }) {
  if (!seesAll(user) && !worksOnCases(user)) return <ForSupervisor user={user} />;
  const where = whereText(user);
  return (
    <p>
      Een achternaam of een deel ervan is genoeg. Een tikfout, een ander accent of een andere volgorde geeft niet. U zoekt ook op een zaaknummer (42 is genoeg),
      op de naam van wie beroepshalve verwees, op de organisatie die verwees, en op waar een zaak is, zoals “wacht op OM” of “gepauzeerd”. Heet niemand zo, dan telt ook een organisatie met een tikfout mee, en
      wat een verwijzer zelf schreef en nog niet gekoppeld is: in de nieuwste {MOST_TYPED} aanmeldingen.
      {where === null ? null : ` ${where}.`} Wat u te zien krijgt, wordt vastgelegd.
    </p>
  );
}

function whoCell({ hidden, people, referrer }: Hit): Child {
  if (hidden) return <Flag>Namen verborgen</Flag>;
  const who = people.join(', ') || 'naam niet bekend';
  return referrer === null ? who : <TwoLines main={who} sub={`verwezen door ${referrer}`} />;
}

function Hits({ hits, user, today }: { hits: readonly Hit[]; user: User; today: Day }) {
  const where = whereText(user);
  const nothing = (
    <Empty title="Er is niets gevonden dat u kunt openen.">
      Probeer alleen de achternaam, of het zaaknummer.{where === null ? null : ` ${where}; over andere zaken gaat het aanmeldpunt.`}
    </Empty>
  );
  return (
    <>
      <Table<Hit> id={FOUND} stacks caption="Gevonden zaken" rows={hits} noun={['zaak', 'zaken']} empty={nothing} columns={[
        { label: 'Zaak', names: true, width: 'narrow', cell: (hit) => <TwoLines main={<a href={`/zaken/${hit.number}`}>{hit.number}</a>} sub={seesAll(user) && hit.standing.allocated ? <a href={`/zaken/${hit.number}/telefoon`}>Er belt iemand<span class="vh"> over {hit.number}</span></a> : undefined} /> },
        { label: 'Wie', width: 'wide', cell: whoCell },
        { label: 'Stand', cell: (hit) => <TwoLines main={PHASE_WORDS[hit.standing.phase]} sub={hit.mediator} /> },
        { label: 'Aangemeld', width: 'narrow', cell: (hit) => <TwoLines main={dayText(hit.standing.registered)} sub={spokenDay(hit.standing.registered, today)} /> },
      ]} />
      {hits.length === MOST_HITS ? <p>Er is meer dan hier past. Typ er een voornaam of een tweede naam bij.</p> : null}
    </>
  );
}
