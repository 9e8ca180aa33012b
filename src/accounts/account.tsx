import type { Child } from 'hono/jsx';
import { Card } from '../ui/card.tsx';
import { ButtonForm } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { endSessionsOf, newToken, tokenHash } from '../web/session.ts';
import { setUpPath } from '../web/staff.ts';
import { rolesText, Standing } from './list.tsx';
import { keepLink, readAccountRow, setActive } from './sql.ts';
import type { AccountRow } from './sql.ts';

/** Handed over in person or by telephone, so it need not live long; a weekend is too long for a note on a desk. */
const LINK_HOURS = 48;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The account of the address, or the page that says there is none. */
async function withAccount(visit: Visit, work: (account: AccountRow) => Answer | Promise<Answer>): Promise<Answer> {
  const id = visit.params['account'] ?? '';
  const account = ID.test(id) ? await readAccountRow(visit.db, id) : null;
  return account ? work(account) : notFound();
}

export function showAccount(visit: Visit): Promise<Answer> {
  return withAccount(visit, (account) => accountPage(visit, account, null, 200));
}

/** The link is shown on this one answer and kept as a hash only; pressing again makes another and ends this one. */
export function makeLink(visit: Visit): Promise<Answer> {
  return withAccount(visit, async (account) => {
    if (!account.active) return accountPage(visit, account, STOPPED, 422);
    const token = newToken(visit.newId);
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

/** Ends every session with it: the next request of each is refused. */
export function stopAccount(visit: Visit): Promise<Answer> {
  return withAccount(visit, async (account) => {
    if (account.id === visit.user?.id) return accountPage(visit, account, OWN, 422);
    await setActive(visit.db, account.id, false);
    await endSessionsOf(visit.db, account.id);
    return { kind: 'to', location: `/accounts/${account.id}` };
  });
}

export function resumeAccount(visit: Visit): Promise<Answer> {
  return withAccount(visit, async (account) => {
    await setActive(visit.db, account.id, true);
    return { kind: 'to', location: `/accounts/${account.id}` };
  });
}

function accountPage(visit: Visit, account: AccountRow, notice: Child, status: number): Answer {
  const body = (
    <>
      <PageHead over={<a href="/accounts">Accounts</a>} title={account.name} tags={<Standing account={account} />} />
      {notice}
      <Card id="account" title="Account" items={[{ label: 'E-mailadres', value: account.email }, { label: 'Werk', value: rolesText(account) }]} />
      <Card id="inloggen" title="Inloggen"><SignInPart visit={visit} account={account} /></Card>
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Account', here: '/accounts', body };
}

function SignInPart({ visit, account }: { visit: Visit; account: AccountRow }) {
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
        {account.ready ? 'Is het wachtwoord of de telefoon kwijt? Met een link stelt uw collega beide opnieuw in.' : 'Met een link kiest uw collega een wachtwoord en koppelt een app voor codes.'}
        {account.set_up_until && account.set_up_until > visit.now ? ' Er is een link die nog werkt; een nieuwe vervangt hem.' : null}
      </p>
      <div><ButtonForm action={`${address}/link`} onceKey={visit.onceKey} label="Link maken" primary={!account.ready} /></div>
      <p>Wie stopt, is bij de eerstvolgende klik uitgelogd. Wat iemand deed, blijft bewaard.</p>
      <div><ButtonForm action={`${address}/stoppen`} onceKey={visit.onceKey} label="Account stoppen" /></div>
    </div>
  );
}
