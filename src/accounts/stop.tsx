import { SubmitBar } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { withAccount } from './account.tsx';
import { leftNotice } from './left.tsx';
import { REFUSALS } from './texts.ts';

/** Asked first, with what runs: one Enter too many would take passwords, passkeys and codes that nobody gets back. `from`: the page it is stopped from. */
const asksOn = (from: { readonly address: (account: string) => string; readonly here: string }) => (visit: Visit): Promise<Answer> => withAccount(visit, async (account) => {
  const back = from.address(account.id);
  const own = account.id === visit.user?.id;
  const body = (
    <>
      <PageHead over={<a href={back}>{account.name}</a>} title="Account stoppen" />
      {own ? <Notice tone="warning" title={REFUSALS['own-account']} /> : null}
      {account.active ? null : <Notice tone="warning" title={REFUSALS.stopped} />}
      {await leftNotice(visit, account) ?? <p class="lead">Bij deze collega hoort geen lopende zaak, afspraak of open taak meer.</p>}
      {own || !account.active ? null : (
        <Form action={`${from.here}/${account.id}/stoppen`} onceKey={visit.onceKey} keeps={false}>
          <p>{account.name} ({account.email}) is bij de eerstvolgende klik uitgelogd. Wachtwoord, passkeys en codes vervallen en komen niet terug: hervatten kan, met een nieuwe link. Wat iemand deed, blijft bewaard.</p>
          <SubmitBar label="Account stoppen" cancel={{ href: back }} />
        </Form>
      )}
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Account stoppen', here: from.here, body };
});

export const showStop = asksOn({ address: (account) => `/accounts/${account}`, here: '/accounts' });
export const showStopInReview = asksOn({ address: () => '/rechten-nakijken', here: '/rechten-nakijken' });
