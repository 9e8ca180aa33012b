import { Agent, request } from 'node:http';

export interface Got {
  status: number;
  location: string | null;
  cookies: readonly string[];
  text: string;
  /** From sending to the last byte; over a socket: on loopback, on a connection that is kept open. */
  milliseconds: number;
}

export interface Sending { method: 'GET' | 'POST'; url: string; headers: Record<string, string>; body: string }

/** How a request gets to the server. */
export interface Line {
  origin: string;
  send(sending: Sending): Promise<Got>;
  close(): void;
}

const LIMIT = 30_000;

/** One connection to `http://127.0.0.1:PORT`. Rejects where the server does not answer in time. */
export function socketLine(origin: string): Line {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = ({ method, url, headers, body }: Sending) => new Promise<Got>((resolve, reject) => {
    const started = performance.now();
    const sent = request(url, { method, agent, headers, timeout: LIMIT }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const milliseconds = performance.now() - started;
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? null, cookies: answer.headers['set-cookie'] ?? [], text: Buffer.concat(parts).toString(), milliseconds });
      });
    });
    sent.on('timeout', () => sent.destroy(new Error(`no answer in ${LIMIT} ms`)));
    sent.on('error', reject);
    sent.end(body);
  });
  return { origin, send, close: () => agent.destroy() };
}

/** The same without a socket, on a server in this process. */
export function directLine(fetch: (request: Request) => Promise<Response>): Line {
  return {
    origin: 'http://127.0.0.1:3000',
    async send({ method, url, headers, body }) {
      const started = performance.now();
      const answer = await fetch(new Request(url, { method, headers, ...(method === 'POST' ? { body } : {}) }));
      const text = await answer.text();
      return { status: answer.status, location: answer.headers.get('location'), cookies: answer.headers.getSetCookie(), text, milliseconds: performance.now() - started };
    },
    close: () => undefined,
  };
}

/** One person on one line: keeps cookies. */
export class Browser {
  readonly #line: Line;
  readonly #cookies = new Map<string, string>();
  constructor(line: Line, session: string | null = null) {
    this.#line = line;
    if (session !== null) this.#cookies.set('sessie', session);
  }

  get(path: string): Promise<Got> { return this.#send('GET', path, {}, ''); }

  post(path: string, fields: Readonly<Record<string, string>>): Promise<Got> {
    const body = new URLSearchParams(fields).toString();
    return this.#send('POST', path, { origin: this.#line.origin, 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(body)) }, body);
  }

  close(): void { this.#line.close(); }

  async #send(method: 'GET' | 'POST', path: string, headers: Record<string, string>, body: string): Promise<Got> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const got = await this.#line.send({ method, url: this.#line.origin + path, headers: { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}), ...headers }, body });
    for (const line of got.cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return got;
  }
}

/** The one-time key of the form that posts to `path`. Throws where the page has none. */
export function onceKeyIn(page: string, path: string): string {
  const forms = page.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((text) => text.includes(`action="${path}"`) && text.includes('name="eenmalig"')) ?? forms.find((text) => text.includes('name="eenmalig"'));
  const key = /name="eenmalig" value="([^"]+)"/.exec(form ?? '')?.[1];
  if (!key) throw new Error(`no form with a one-time key for ${path}`);
  return key;
}

/** Throws with what came instead. */
export function expectStatus(got: Got, status: number, what: string): void {
  if (got.status !== status) throw new Error(`${what}: ${got.status} instead of ${status}: ${got.text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 600)}`);
}
