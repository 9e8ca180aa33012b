import type { Configuration } from 'openid-client';

/** The organisation's own sign-in (OpenID Connect), as `OIDC_…` describes it. */
export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** Made for one sign-in and kept in the browser that began it. */
export interface Secrets {
  state: string;
  nonce: string;
  /** RFC 7636. */
  verifier: string;
}

export interface Identity {
  /** Issuer and subject: who it is, also when the e-mail address changes hands. */
  subject: string;
  email: string;
  /** The provider says that there were two factors. */
  twoFactors: boolean;
}

/** `away`: not reachable, or it does not answer as it should; `busy`: too many at once; `no-email`: no address that it vouches for. */
export type Refusal = 'away' | 'busy' | 'refused' | 'no-email';

export interface Provider {
  begin(redirect: string, secrets: Secrets): Promise<URL | Refusal>;
  finish(current: URL, secrets: Secrets): Promise<Identity | Refusal>;
}

/** Each holds a connection to the database while it waits for another machine. */
const AT_ONCE = 3;
const TIMEOUT_SECONDS = 5;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** Authentication methods of RFC 8176 and contexts that mean more than one factor. */
const TWO_FACTOR_METHODS = ['mfa'];
const TWO_FACTOR_CONTEXTS = ['phr', 'phrh', 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'];

/** The library is loaded at the first sign-in this way. */
const library = () => import('openid-client');

/** Plain HTTP is for a provider on this very machine only: for tests. */
function mayBePlain(issuer: URL): boolean {
  return LOOPBACK.test(issuer.hostname);
}

/** Asks the provider for its addresses at the first use, and again until it answers. */
export function openProvider(settings: ProviderSettings): Provider {
  let known: Configuration | null = null;
  let waiting = 0;
  const discover = async () => {
    const client = await library();
    const issuer = new URL(settings.issuer);
    known ??= await client.discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
      timeout: TIMEOUT_SECONDS, execute: mayBePlain(issuer) ? [client.allowInsecureRequests] : [],
    });
    return { client, configuration: known };
  };
  const inTurn = async <T>(work: () => Promise<T>): Promise<T | Refusal> => {
    if (waiting >= AT_ONCE) return 'busy';
    waiting++;
    try {
      return await work();
    } catch (error) {
      return refusalOf(error);
    } finally {
      waiting--;
    }
  };
  return {
    begin: (redirect, { state, nonce, verifier }) => inTurn(async () => {
      const { client, configuration } = await discover();
      return client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirect, scope: 'openid email', state, nonce, code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
      });
    }),
    finish: (current, { state, nonce, verifier }) => inTurn(async () => {
      const { client, configuration } = await discover();
      const tokens = await client.authorizationCodeGrant(configuration, current, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true });
      const claims = tokens.claims();
      if (!claims) return 'refused' as const;
      const about = typeof claims['email'] === 'string' ? claims : { ...await client.fetchUserInfo(configuration, tokens.access_token, claims.sub) };
      return identityOf(claims, about);
    }),
  };
}

/** `claims`: of the signed token; `about`: where the address stands. */
export function identityOf(claims: Readonly<Record<string, unknown>>, about: Readonly<Record<string, unknown>>): Identity | 'no-email' {
  const { email, email_verified: verified } = about;
  if (typeof email !== 'string' || verified !== true) return 'no-email';
  const methods = Array.isArray(claims['amr']) ? claims['amr'] : [];
  const twoFactors = TWO_FACTOR_METHODS.some((method) => methods.includes(method)) || TWO_FACTOR_CONTEXTS.includes(String(claims['acr'] ?? ''));
  return { subject: `${String(claims['iss'])} ${String(claims['sub'])}`, email, twoFactors };
}

/** Codes of the library that say that this sign-in will not do; everything else says that the provider does not work now. */
function refusalOf(error: unknown): Refusal {
  const code = String((error as { code?: unknown }).code ?? '');
  const refused = ['OAUTH_AUTHORIZATION_RESPONSE_ERROR', 'OAUTH_RESPONSE_BODY_ERROR', 'OAUTH_INVALID_RESPONSE', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED', 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED', 'OAUTH_INVALID_REQUEST'];
  const status = Number((error as { status?: unknown }).status ?? 0);
  return refused.includes(code) && status < 500 ? 'refused' : 'away';
}
