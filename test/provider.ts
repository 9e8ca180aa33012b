import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** What the provider says of whoever signs in there next. */
export interface Person {
  subject: string;
  email: string;
  verified: boolean;
  amr?: string[];
  acr?: string;
  /** Says no to it there. */
  refuses?: boolean;
}

export interface TestProvider {
  settings: { issuer: string; clientId: string; clientSecret: string };
  person: Person;
  /** Goes where a browser goes from this address on, until it is led to another host; that address. */
  follow(address: string): Promise<URL>;
  close(): Promise<void>;
}

interface Context {
  oidc: { provider: Provider; client: { clientId: string }; session: { accountId: string } };
}

/** A real OpenID provider on this machine, at a free port, over plain HTTP. Whoever comes is `person`, without a page to fill in. */
export async function openTestProvider(redirect: string): Promise<TestProvider> {
  const people = new Map<string, Person>();
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const http = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const settings = { issuer, clientId: 'bis', clientSecret: 'a-secret-of-the-tests-and-nobody-else' };
  const provider = new Provider(issuer, {
    clients: [{ client_id: settings.clientId, client_secret: settings.clientSecret, redirect_uris: [redirect], token_endpoint_auth_method: 'client_secret_post' }],
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, email: people.get(id)?.email, email_verified: people.get(id)?.verified, amr: people.get(id)?.amr, acr: people.get(id)?.acr }),
    }),
    claims: { openid: ['sub', 'acr', 'amr'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    cookies: { keys: ['only-for-tests'] },
    loadExistingGrant: async ({ oidc }: Context) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const test: TestProvider = {
    settings, person: { subject: 'nobody', email: '', verified: false }, follow: (address) => follow(address),
    close: () => new Promise((resolve) => {
      http.closeAllConnections();
      http.close(() => resolve());
    }),
  };
  const callback = provider.callback();
  answer = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return callback(request, response);
    const { subject, refuses, amr, acr } = test.person;
    people.set(subject, test.person);
    const result = refuses ? { error: 'access_denied' } : { login: { accountId: subject, ...(amr ? { amr } : {}), ...(acr ? { acr } : {}) } };
    void provider.interactionFinished(request, response, result);
  };
  return test;
}

/** A browser of its own at the provider: nobody is signed in there from before. */
async function follow(start: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let address = new URL(start);
  const { host } = address;
  for (let hop = 0; hop < 10; hop++) {
    const response = await fetch(address, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location) throw new Error(`the provider answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
    address = new URL(location, address);
    if (address.host !== host) return address;
  }
  throw new Error('the provider leads round in circles');
}
