import type { Child } from 'hono/jsx';
import { isUuid } from '../core/fields.ts';
import { supervisedBy, supervisorsOf } from '../database/supervision.ts';
import { Card } from '../ui/card.tsx';
import { ButtonForm, ButtonLink } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { EVENT_WORDS, eventsOf, LOUD, recordEvent } from '../web/account-event.ts';
import type { AccountEvent, AccountEventRow } from '../web/account-event.ts';
import { AccountEvents } from '../web/account-events.tsx';
import { endSessionsOf, newToken, tokenHash } from '../web/session.ts';
import { LINK_HOURS, setUpPath } from '../web/staff.ts';
import { listed } from '../words/codes.ts';
import { minuteText } from '../words/day.ts';
import { leftNotice } from './left.tsx';
import { rolesText, Standing } from './list.tsx';
import { Overdue, overdueSince } from './overdue.tsx';
import { followUp, holdAccounts, keepLink, othersWith, readAccountRow, resume, stop } from './sql.ts';
import type { AccountRow } from './sql.ts';
import { OWN_WORK, REFUSALS } from './texts.ts';

const EVENTS = 20;

/** The account of the address, or the page that says there is none. */
export async function withAccount(visit: Visit, work: (account: AccountRow) => Answer | Promise<Answer>): Promise<Answer> {
  const id = visit.params['account'] ?? '';
  const account = isUuid(id) ? await readAccountRow(visit.db, id) : null;
  return account ? work(account) : notFound();
}

/** The same, where no other change of who may do what comes between reading and writing. */
export async function withHeldAccount(visit: Visit, work: (account: AccountRow) => Answer | Promise<Answer>): Promise<Answer> {
  await holdAccounts(visit.db);
  return withAccount(visit, work);
}

export function showAccount(visit: Visit): Promise<Answer> {
  return withAccount(visit, (account) => accountPage(visit, account, null, 200));
}

/** The link is shown on this one answer and kept as a hash only; pressing again makes another and ends this one. */
export function makeLink(visit: Visit): Promise<Answer> {
  return withAccount(visit, async (account) => {
    if (!account.active) return accountPage(visit, account, STOPPED, 422);
    const token = newToken(visit.newId);
    await note(visit, account, 'link-made');
    await keepLink(visit.db, account.id, tokenHash(token), new Date(visit.now.getTime() + LINK_HOURS * 3_600_000));
    const link = (
      <Notice tone="success" title="De link om in te stellen">
        <p><code>{visit.url.origin}{setUpPath(token)}</code></p>
        <p>Geef hem zelf aan {account.name}. Hij werkt één keer, en tot {LINK_HOURS} uur na nu. Hierna is hij niet meer te zien.</p>
      </Notice>
    );
    return accountPage(visit, account, link, 200);
  });
}

const STOPPED = <Notice tone="warning" title="Dit account is gestopt">Hervat het eerst.</Notice>;
const OWN = <Notice tone="warning" title="Dit is uw eigen account">Een andere beheerder kan het stoppen.</Notice>;

const note = (visit: Visit, account: AccountRow, kind: AccountEvent) => (
  recordEvent(visit.db, { id: visit.newId(), staffId: account.id, at: visit.now, kind, by: visit.user?.id ?? null }));

/** Nothing opens it any more: the next request of each session is refused. */
export function stopAccount(visit: Visit): Promise<Answer> {
  return withHeldAccount(visit, async (account) => {
    if (account.id === visit.user?.id) return accountPage(visit, account, OWN, 422);
    if (account.roles.includes('administrator') && await othersWith(visit.db, 'administrator', account.id) === 0) {
      return accountPage(visit, account, <Notice tone="warning" title={REFUSALS['last-administrator']} />, 422);
    }
    await stop(visit.db, account.id);
    await note(visit, account, 'stopped');
    return { kind: 'to', location: `/accounts/${account.id}` };
  });
}

export function resumeAccount(visit: Visit): Promise<Answer> {
  return withHeldAccount(visit, async (account) => {
    const due = await overdueSince(visit);
    if (due) return accountPage(visit, account, <Overdue due={due} />, 422);
    await resume(visit.db, account.id);
    await note(visit, account, 'resumed');
    return { kind: 'to', location: `/accounts/${account.id}` };
  });
}

/** A lost laptop: out everywhere with the next request. */
export function endAllSessions(visit: Visit): Promise<Answer> {
  return withAccount(visit, async (account) => {
    await endSessionsOf(visit.db, account.id);
    await note(visit, account, 'sessions-ended');
    return { kind: 'to', location: `/accounts/${account.id}` };
  });
}

export function followUpEvents(visit: Visit): Promise<Answer> {
  return withAccount(visit, async (account) => {
    if (visit.user) await followUp(visit.db, account.id, visit.user.id, visit.now);
    return { kind: 'to', location: `/accounts/${account.id}` };
  });
}

async function accountPage(visit: Visit, account: AccountRow, notice: Child, status: number): Promise<Answer> {
  const events = await eventsOf(visit.db, account.id, EVENTS);
  const address = `/accounts/${account.id}`;
  const left = await leftNotice(visit, account);
  const supervisors = account.roles.includes('mediator') ? await supervisorsOf(visit.db, account.id) : null;
  const supervised = account.active && account.roles.includes('practice-supervisor') ? await supervisedBy(visit.db, account.id) : null;
  const body = (
    <>
      <PageHead over={<a href="/accounts">Accounts</a>} title={account.name} tags={<Standing account={account} />} />
      {notice}
      {account.active ? null : left}
      {account.active && supervisors?.length === 0 ? <Notice tone="warning" title="Geen werkbegeleider">Laat {account.name} na een bezoek niets horen, dan ziet alleen het aanmeldpunt dat. {account.id === visit.user?.id ? OWN_WORK : <a href={`${address}/werk`}>Kies een werkbegeleider</a>}</Notice> : null}
      {account.loud > 0 ? <Loud visit={visit} account={account} events={events} /> : null}
      <Card id="account" title="Account" aside={<><a href={`${address}/gegevens`}>Naam en e-mailadres wijzigen</a>{account.active && account.id !== visit.user?.id ? <> · <a href={`${address}/werk`}>Werk wijzigen</a></> : null}</>}
        items={[{ label: 'E-mailadres', value: account.email }, { label: 'Werk', value: rolesText(account) }, ...(account.roles.includes('mediator') ? [{ label: 'Regio en ervaring', value: <a href={`/bemiddelaars/${account.id}`}>Bekijken bij Bemiddelaars</a> }, { label: 'Werkbegeleider', value: listed(supervisors?.map(({ name }) => name) ?? []) || 'Nog niemand' }] : []), ...(supervised ? [{ label: 'Begeleidt', value: listed(supervised.map(({ name }) => name)) || 'Nog niemand. U kiest dit bij het account van de bemiddelaar, bij Werk wijzigen.' }] : [])]} />
      <Card id="inloggen" title="Inloggen" items={[
        { label: 'Laatst ingelogd', value: account.signed_in_at ? minuteText(account.signed_in_at) : 'Nog niet' },
        { label: 'Passkeys', value: String(account.passkeys) }, { label: 'App voor codes', value: account.app ? 'Gekoppeld' : 'Niet gekoppeld' }, { label: 'Herstelcodes over', value: String(account.codes) },
      ]}><SignInPart visit={visit} account={account} left={left} /></Card>
      <AccountEvents events={events} />
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Account', here: '/accounts', body };
}

/** Somebody else may have found the paper with codes: one telephone call tells. */
function Loud({ visit, account, events }: { visit: Visit; account: AccountRow; events: readonly AccountEventRow[] }) {
  return (
    <Notice tone="safety" title="Vraag na of dit klopt">
      <p>Bel {account.name}. Deed uw collega dit niet zelf, stop dan dit account.</p>
      <ul>{events.filter(({ kind }) => LOUD.includes(kind)).map(({ at, kind }) => <li>{minuteText(at)}: {EVENT_WORDS[kind]}</li>)}</ul>
      <ButtonForm action={`/accounts/${account.id}/nagevraagd`} onceKey={visit.onceKey} label="Ik heb het nagevraagd, het klopt" />
    </Notice>
  );
}

function SignInPart({ visit, account, left }: { visit: Visit; account: AccountRow; left: Child }) {
  const address = `/accounts/${account.id}`;
  if (!account.active) {
    return (
      <div class="stack">
        <p>Met dit account kan niemand inloggen.</p>
        <div><ButtonForm action={`${address}/hervatten`} onceKey={visit.onceKey} label="Account hervatten" /></div>
      </div>
    );
  }
  return (
    <div class="stack">
      <p>
        {account.ready ? 'Is het wachtwoord of de telefoon kwijt? Met een link stelt uw collega beide opnieuw in; passkeys en herstelcodes van daarvoor werken dan niet meer.' : 'Met een link kiest uw collega een wachtwoord en koppelt een app voor codes.'}
        {account.set_up_until && account.set_up_until > visit.now ? ' Er is een link die nog werkt; een nieuwe vervangt hem.' : null}
      </p>
      <div><ButtonForm action={`${address}/link`} onceKey={visit.onceKey} label="Link maken" primary={!account.ready} /></div>
      <p>Is een laptop of telefoon kwijt? Log uw collega dan overal uit.</p>
      <div><ButtonForm action={`${address}/uitloggen`} onceKey={visit.onceKey} label="Overal uitloggen" /></div>
      <p>Gaat iemand weg? Stop dan het account. Er wordt eerst nog gevraagd of het klopt.</p>
      {left}
      <div><ButtonLink href={`${address}/stoppen`}>Account stoppen</ButtonLink></div>
    </div>
  );
}
