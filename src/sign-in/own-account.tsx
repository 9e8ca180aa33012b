import type { Child } from 'hono/jsx';
import { Card } from '../ui/card.tsx';
import { ErrorSummary, faultAt, TextField } from '../ui/field.tsx';
import type { FieldError } from '../ui/field.tsx';
import { ButtonForm, ButtonLink } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { eventsOf } from '../web/account-event.ts';
import { AccountEvents } from '../web/account-events.tsx';
import { minuteText } from '../words/day.ts';
import type { Answer, Visit } from '../web/route.ts';
import { AskFresh, isFresh, signedInAs } from './fresh.tsx';
import { passkeyName } from './own-texts.ts';
import { ownSupervision } from './own-supervision.tsx';
import { ownTelephone } from './own-telephone.tsx';
import { canHavePasskeys, makeChallenge, registerQuestion } from './passkey.ts';
import { PasskeyForm } from './passkey-form.tsx';
import { passkeysOf } from './passkey-sql.ts';
import type { Passkey } from './passkey-sql.ts';
import { CODES } from './recovery.ts';
import { readOwnAccount } from './sql.ts';
import type { OwnAccount } from './sql.ts';

export const OWN_PATH = '/mijn-account';
/** Fewer left than this, and the page asks to make new ones; own choice. */
const FEW_CODES = 3;
const EVENTS = 10;

export function showOwnAccount(visit: Visit): Promise<Answer> {
  return ownAccountPage(visit, {}, 200);
}

export interface OwnNews {
  errors?: readonly FieldError[];
  notice?: Child;
  /** Somebody changed the telephone number since the form was made. */
  meanwhile?: boolean;
}

/** How this colleague signs in, and what happened to the account. */
export async function ownAccountPage(visit: Visit, { errors = [], notice, meanwhile = false }: OwnNews, status: number): Promise<Answer> {
  const { db } = visit;
  const { user } = signedInAs(visit);
  const [account, passkeys, events] = [await readOwnAccount(db, user.id), await passkeysOf(db, user.id), await eventsOf(db, user.id, EVENTS)];
  const fresh = isFresh(visit);
  const body = (
    <>
      <PageHead title="Mijn account" actions={<ButtonLink href={`${OWN_PATH}/sessies`}>Mijn sessies</ButtonLink>} />
      <ErrorSummary errors={errors} />
      {notice}
      {fresh ? null : <AskFresh back={OWN_PATH} />}
      <Passkeys visit={visit} passkeys={passkeys} fresh={fresh} />
      {fresh && canHavePasskeys(visit.url) ? await newPasskey(visit, account, passkeys, errors) : null}
      <Codes visit={visit} account={account} fresh={fresh} />
      {await ownTelephone(visit, errors, meanwhile)}
      {await ownSupervision(visit)}
      <AccountEvents events={events} />
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Mijn account', here: OWN_PATH, body };
}

function Passkeys({ visit, passkeys, fresh }: { visit: Visit; passkeys: readonly Passkey[]; fresh: boolean }) {
  const remove = (key: Passkey) => <ButtonForm action={`${OWN_PATH}/passkeys/weghalen`} onceKey={visit.onceKey} label="Weghalen" fields={{ passkey: key.id }} />;
  return (
    <Card id="passkeys" title="Passkeys" flush>
      <Table<Passkey> caption="Uw passkeys" quietCaption rows={passkeys}
        empty={<p class="card-note">U heeft nog geen passkey. Met een passkey logt u in met uw vinger, gezicht of pincode, zonder wachtwoord en code.</p>}
        columns={[
          { label: 'Naam', names: true, cell: (key) => <TwoLines main={passkeyName(visit.keys, key)} sub={key.backed_up ? 'Ook op uw andere apparaten' : 'Op één apparaat'} /> },
          { label: 'Toegevoegd', cell: (key) => minuteText(key.created_at) },
          { label: 'Laatst gebruikt', cell: (key) => (key.used_at ? minuteText(key.used_at) : 'Nog niet') },
          ...(fresh ? [{ label: 'Weghalen', quiet: true, cell: remove }] : []),
        ]} />
    </Card>
  );
}

async function newPasskey(visit: Visit, account: OwnAccount, there: readonly Passkey[], errors: readonly FieldError[]) {
  const { keys, url, now, onceKey, form } = visit;
  const { user } = signedInAs(visit);
  const question = await registerQuestion(url, makeChallenge(keys, 'register', onceKey, now), { ...user, email: account.email }, there);
  return (
    <PasskeyForm kind="create" action={`${OWN_PATH}/passkeys`} onceKey={onceKey} label="Passkey toevoegen" question={question}>
      <TextField name="passkeynaam" label="Naam van de passkey" hint="Zodat u hem later herkent, bijvoorbeeld: telefoon van het werk." optional size="medium"
        value={form.get('passkeynaam') ?? ''} error={faultAt(errors, 'passkeynaam')} />
    </PasskeyForm>
  );
}

function Codes({ visit, account, fresh }: { visit: Visit; account: OwnAccount; fresh: boolean }) {
  const few = account.codes < FEW_CODES;
  return (
    <Card id="codes" title="Codes" items={[
      { label: 'App voor codes', value: account.app ? 'Gekoppeld' : 'Niet gekoppeld' },
      { label: 'Herstelcodes', value: account.codes === 0 ? 'Geen meer over' : `${account.codes} van ${CODES} over` },
      ...(visit.organisation ? [{ label: 'Werkaccount', value: account.organisation ? 'Gekoppeld' : 'Nog niet gebruikt' }] : []),
    ]}>
      {few ? <Notice tone="warning" title="Maak herstelcodes">Raakt u uw telefoon of sleutel kwijt, dan komt u met een herstelcode toch binnen.</Notice> : null}
      {fresh ? (
        <div class="page-actions">
          <ButtonLink href={`${OWN_PATH}/app`}>Andere app koppelen</ButtonLink>
          <ButtonForm action={`${OWN_PATH}/herstelcodes`} onceKey={visit.onceKey} label="Nieuwe herstelcodes maken" primary={few} />
        </div>
      ) : null}
      <p><a href="/gedragscode">De gedragscode</a></p>
    </Card>
  );
}
