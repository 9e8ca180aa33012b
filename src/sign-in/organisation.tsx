import { ErrorSummary, SubmitBar, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { recordEvent } from '../web/account-event.ts';
import { notFound } from '../web/pages.tsx';
import { isLocalPath } from '../web/reply.tsx';
import type { Answer, PageAnswer, Visit } from '../web/route.ts';
import { newToken } from '../web/session.ts';
import { foldEmail } from '../web/staff.ts';
import { canHavePasskeys, makeChallenge, signInQuestion } from './passkey.ts';
import { PasskeyForm } from './passkey-form.tsx';
import { ownerOf } from './passkey-sign-in.tsx';
import type { Identity, Provider, Secrets } from './provider.ts';
import { readSealedCookie, sealedCookie } from './sealed-cookie.ts';
import { ASKED_COOKIE, guessing, HALF_COOKIE, judgeCode, signInPage, start } from './sign-in.tsx';
import { findByOrganisation, findSecond, linkOrganisation } from './sql.ts';
import { CODE_HINT, PROVIDER_SENTENCES, secondWrong } from './texts.ts';

const RETURN_PATH = '/inloggen/organisatie/terug';
const SECOND_PATH = '/inloggen/tweede-stap';

/** It travels in a cookie. */
const BACK_MOST = 500;

interface Asked extends Secrets {
  back: string;
}

interface Half {
  staff: string;
  back: string;
}

/** Off to the organisation's own sign-in. A link and not a form: browsers hold the targets of forms against our policy. */
export async function leaveForOrganisation(visit: Visit, provider: Provider | null): Promise<Answer> {
  if (!provider) return notFound();
  const fresh = () => newToken(visit.newId);
  const asked: Asked = { state: fresh(), nonce: fresh(), verifier: fresh(), back: (visit.query.get('naar') ?? '').slice(0, BACK_MOST) };
  const address = await provider.begin(visit.url.origin + RETURN_PATH, asked);
  if (typeof address === 'string') return signInPage(visit, PROVIDER_SENTENCES[address], 503);
  return { kind: 'leave', address: address.href, setCookies: [sealedCookie(visit, ASKED_COOKIE, asked)] };
}

/** Back again: in, or on to our own second step where the organisation does not say that there were two. */
export async function returnFromOrganisation(visit: Visit, provider: Provider | null): Promise<Answer> {
  if (!provider) return notFound();
  const asked = readSealedCookie<Asked>(visit, ASKED_COOKIE);
  if (!asked) return signInPage(visit, PROVIDER_SENTENCES.refused, 422);
  const identity = await provider.finish(visit.url, asked);
  if (typeof identity === 'string') return signInPage(visit, PROVIDER_SENTENCES[identity], identity === 'away' || identity === 'busy' ? 503 : 422);
  const staffId = await accountOf(visit, identity);
  if (staffId === null) return signInPage(visit, PROVIDER_SENTENCES.unknown, 422);
  if (identity.twoFactors) return start(visit, staffId, 'organisation', null, asked.back);
  const half: Half = { staff: staffId, back: asked.back };
  return { kind: 'to', location: SECOND_PATH, setCookies: [sealedCookie(visit, HALF_COOKIE, half)] };
}

/** An account that is there; none is ever made. From the first time on it belongs to this one subject. */
async function accountOf(visit: Visit, { subject, email }: Identity): Promise<string | null> {
  const { db, keys, now, newId } = visit;
  const token = keys.token('organisation', subject);
  const found = await findByOrganisation(db, foldEmail(email), token);
  if (!found) return null;
  if (found.linked) {
    await linkOrganisation(db, found.id, token);
    await recordEvent(db, { id: newId(), staffId: found.id, at: now, kind: 'organisation-linked', by: null });
  }
  return found.id;
}

export async function showSecondStep(visit: Visit): Promise<Answer> {
  return readSealedCookie<Half>(visit, HALF_COOKIE) ? secondPage(visit, null, 200) : { kind: 'to', location: '/inloggen' };
}

function secondPage(visit: Visit, error: string | null, status: number): PageAnswer {
  const { keys, url, now, onceKey } = visit;
  const body = (
    <>
      <h1>De tweede stap</h1>
      <ErrorSummary errors={error ? [{ field: 'code', message: error }] : []} />
      <p>Uw organisatie heeft u herkend. Hier is nog een tweede bewijs nodig dat u het bent.</p>
      {canHavePasskeys(url) ? (
        <PasskeyForm kind="get" action={`${SECOND_PATH}/passkey`} onceKey={onceKey} label="Verder met een passkey"
          question={signInQuestion(url, makeChallenge(keys, 'second-step', onceKey, now))} />
      ) : null}
      <Form action={SECOND_PATH} onceKey={visit.onceKey}>
        <TextField name="code" label="Code uit uw app" hint={CODE_HINT} inputmode="numeric" autocomplete="one-time-code" size="medium" error={error ?? undefined} />
        <SubmitBar label="Inloggen" cancel={{ href: '/inloggen', label: 'Op een andere manier inloggen' }} />
      </Form>
    </>
  );
  return { kind: 'page', status, frame: 'bare', title: 'De tweede stap', body };
}

export async function takeSecondStep(visit: Visit): Promise<Answer> {
  const half = readSealedCookie<Half>(visit, HALF_COOKIE);
  if (!half) return signInPage(visit, PROVIDER_SENTENCES.refused, 422);
  const account = await findSecond(visit.db, half.staff);
  const guess = await guessing(visit, visit.keys.token('second-step', half.staff), () => judgeCode(visit, account, account !== null));
  if ('refused' in guess) return secondPage(visit, guess.refused ?? secondWrong(visit.now), guess.status);
  return start(visit, guess.id, guess.how === 'recovery' ? 'recovery' : 'organisation', null, backOf(half));
}

export async function takeSecondPasskey(visit: Visit): Promise<Answer> {
  const half = readSealedCookie<Half>(visit, HALF_COOKIE);
  if (!half) return signInPage(visit, PROVIDER_SENTENCES.refused, 422);
  const owner = await ownerOf(visit, 'second-step');
  if (owner !== half.staff) return secondPage(visit, secondWrong(visit.now), 422);
  return start(visit, owner, 'organisation', null, backOf(half));
}

const backOf = ({ back }: Half): string => (isLocalPath(back) ? back : '/');
