import type { Child } from 'hono/jsx';
import type { StaffRole } from '../core/role.ts';
import { Card } from '../ui/card.tsx';
import { Choices, ErrorSummary, SubmitBar } from '../ui/field.tsx';
import { ButtonForm, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import { recordEvent } from '../web/account-event.ts';
import { holders } from '../web/rights.ts';
import type { Answer, Visit } from '../web/route.ts';
import { ROLE_NAMES } from '../web/staff.ts';
import { minuteText, wholeDay } from '../words/day.ts';
import { withAccount, withHeldAccount } from './account.tsx';
import { rolesText } from './list.tsx';
import { Overdue, overdueSince } from './overdue.tsx';
import { beginReview, decide, endReview, openReview, otherReviewers, pastReviews, readDue, reviewRows, undecided } from './review-sql.ts';
import type { Decision, PastReview, ReviewRow } from './review-sql.ts';
import { judgeDecision } from './rules.ts';
import type { ReviewRefusal } from './rules.ts';
import { changeRoles, holdAccounts, othersWith, stop } from './sql.ts';
import type { AccountRow } from './sql.ts';
import { DECISIONS, REFUSALS, tiesText } from './texts.ts';

const PATH = '/rechten-nakijken';
const HERE = { kind: 'to', location: PATH } as const;

export function showReview(visit: Visit): Promise<Answer> {
  return reviewPage(visit, null, 200);
}

async function reviewPage(visit: Visit, notice: Child, status: number): Promise<Answer> {
  const { db } = visit;
  const [review, due, late, past] = [await openReview(db), await readDue(db, visit.now), await overdueSince(visit), await pastReviews(db)];
  const body = (
    <>
      <PageHead title="Rechten nakijken" actions={review ? null : <ButtonForm action={`${PATH}/beginnen`} onceKey={visit.onceKey} label="Nakijken beginnen" primary={late !== null} />} />
      {notice}
      {late ? <Overdue due={late} /> : null}
      <p class="lead">Elk kwartaal kijkt u van elk account na of het werk nog klopt. Klaar uiterlijk {wholeDay(due)}.</p>
      {review ? await underWay(visit, review) : null}
      <Card id="eerder" title="Eerdere keren" flush>
        <Table<PastReview> caption="Eerdere keren" quietCaption rows={past} empty={<p class="card-note">Nog niet eerder nagekeken.</p>} columns={[
          { label: 'Klaar', names: true, cell: ({ at }) => minuteText(at) }, { label: 'Door', cell: ({ by }) => by ?? '' },
          { label: 'Klopt nog', number: true, cell: ({ kept }) => String(kept) }, { label: 'Minder werk', number: true, cell: ({ reduced }) => String(reduced) },
          { label: 'Gestopt', number: true, cell: ({ ended }) => String(ended) },
        ]} />
      </Card>
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Rechten nakijken', here: PATH, body };
}

async function underWay(visit: Visit, review: string) {
  const rows = await reviewRows(visit.db, review);
  const left = rows.filter(({ decision }) => decision === null).length;
  return (
    <>
      <Table<ReviewRow> caption="Accounts" rows={rows} noun={['account', 'accounts']} columns={[
        { label: 'Naam', names: true, cell: (row) => <TwoLines main={row.name} sub={row.email} /> },
        { label: 'Werk', width: 'wide', cell: (row) => <TwoLines main={rolesText(row)} sub={tiesText(row)} /> },
        { label: 'Laatst ingelogd', cell: (row) => (row.signed_in_at ? minuteText(row.signed_in_at) : 'Nog niet') },
        { label: 'Besluit', cell: (row) => <Decide visit={visit} row={row} /> },
      ]} />
      {left > 0 ? <p>Nog {left} te gaan.</p> : <ButtonForm action={`${PATH}/afronden`} onceKey={visit.onceKey} label="Alles is nagekeken" primary />}
    </>
  );
}

function Decide({ visit, row }: { visit: Visit; row: ReviewRow }) {
  if (row.decision) return <TwoLines main={<Tag tone={row.decision === 'kept' ? 'good' : 'paused'}>{DECISIONS[row.decision]}</Tag>} sub={row.decided_by} />;
  const address = `${PATH}/${row.id}`;
  return (
    <div class="page-actions">
      <ButtonForm action={`${address}/klopt`} onceKey={visit.onceKey} label="Klopt nog" />
      <a href={`${address}/minder`}>Minder werk<span class="vh">: {row.name}</span></a>
      <a href={`${address}/stoppen`}>Account stoppen<span class="vh">: {row.name}</span></a>
    </div>
  );
}

export async function beginReviewing(visit: Visit): Promise<Answer> {
  await holdAccounts(visit.db);
  if (visit.user && await openReview(visit.db) === null) await beginReview(visit.db, visit.newId(), visit.user.id, visit.now);
  return HERE;
}

export async function endReviewing(visit: Visit): Promise<Answer> {
  const { db, user, now } = visit;
  await holdAccounts(db);
  const review = await openReview(db);
  if (!review || !user) return HERE;
  const left = await undecided(db, review);
  if (left > 0) return reviewPage(visit, <Notice tone="warning" title="Nog niet klaar">Over {left} {left === 1 ? 'account' : 'accounts'} is nog niet beslist.</Notice>, 422);
  await endReview(db, review, user.id, now);
  return HERE;
}

export function keepRights(visit: Visit): Promise<Answer> {
  return withHeldAccount(visit, async (account) => {
    const refused = await decideOn(visit, account, 'kept', account.roles);
    return refused ? reviewPage(visit, <Notice tone="warning" title={REFUSALS[refused]} />, 422) : HERE;
  });
}

export function stopInReview(visit: Visit): Promise<Answer> {
  return withHeldAccount(visit, async (account) => {
    const refused = await decideOn(visit, account, 'ended', []);
    return refused ? reviewPage(visit, <Notice tone="warning" title={REFUSALS[refused]} />, 422) : HERE;
  });
}

export function showReduce(visit: Visit): Promise<Answer> {
  return withAccount(visit, (account) => reducePage(visit, account, account.roles, null, 200));
}

export function reduceRights(visit: Visit): Promise<Answer> {
  return withHeldAccount(visit, async (account) => {
    const asked = visit.form.getAll('rol');
    const roles = account.roles.filter((role) => asked.includes(role));
    const strange = asked.some((role) => !(account.roles as readonly string[]).includes(role));
    const refused = strange ? 'only-less' : roles.length === account.roles.length ? 'same-roles' : await decideOn(visit, account, 'reduced', roles);
    return refused ? reducePage(visit, account, asked, refused, 422) : HERE;
  });
}

function reducePage(visit: Visit, account: AccountRow, chosen: readonly string[], refused: ReviewRefusal | null, status: number): Answer {
  const error = refused ? REFUSALS[refused] : undefined;
  const body = (
    <>
      <PageHead over={<a href={PATH}>Rechten nakijken</a>} title={`Minder werk voor ${account.name}`} />
      <ErrorSummary errors={error ? [{ field: 'rol', message: error }] : []} />
      <Form action={`${PATH}/${account.id}/minder`} onceKey={visit.onceKey}>
        <Choices name="rol" label="Werk dat blijft" values={chosen} error={error} options={account.roles.map((role) => ({ value: role, label: ROLE_NAMES[role] }))} />
        <SubmitBar label="Werk minder maken" cancel={{ href: PATH }} />
      </Form>
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Minder werk', here: PATH, body };
}

/** Decides and does it, in one transaction; of two at once the first counts (`account` was read while they wait for each other). */
async function decideOn(visit: Visit, account: AccountRow, decision: Decision, after: readonly StaffRole[]): Promise<ReviewRefusal | null> {
  const { db, now, user, newId } = visit;
  const review = await openReview(db);
  if (!review || !user) return 'decided-already';
  const others = await otherReviewers(db, user.id, holders('rights-review'));
  const administrators = 1 + await othersWith(db, 'administrator', account.id);
  const refused = judgeDecision({ id: user.id, others }, account, { roles: after, ends: decision === 'ended' }, administrators);
  if (refused) return refused;
  if (!(await decide(db, { review, staffId: account.id, by: user.id, now, decision, before: account.roles, after }))) return 'decided-already';
  const event = { id: newId(), staffId: account.id, at: now, by: user.id };
  if (decision === 'ended') {
    await stop(db, account.id);
    await recordEvent(db, { ...event, kind: 'stopped' });
  } else if (decision === 'reduced') {
    await changeRoles(db, account.id, after);
    await recordEvent(db, { ...event, kind: 'roles-changed', roles: { before: account.roles, after } });
  }
  return null;
}
