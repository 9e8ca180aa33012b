import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { MailSettings } from '../src/mail/transport.ts';

/** A mail that came in, as it was said over the line. */
export interface Received { readonly from: string; readonly to: readonly string[]; readonly raw: string }

export interface MailServer {
  readonly port: number;
  readonly received: Received[];
  readonly settings: MailSettings;
  /** What it answers to an address; null lets it through. */
  refuse: { code: number; text: string } | null;
  /** Takes the mail and breaks off before it says so. */
  breakOff: boolean;
  stop(): Promise<void>;
}

/** A mail server on loopback that keeps what it gets in memory. `port`: 0 takes a free one. */
export async function mailServer(port = 0): Promise<MailServer> {
  const state: { received: Received[]; refuse: MailServer['refuse']; breakOff: boolean } = { received: [], refuse: null, breakOff: false };
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], disableReverseLookup: true, closeTimeout: 100,
    onRcptTo(_address, _session, callback) {
      callback(state.refuse ? Object.assign(new Error(state.refuse.text), { responseCode: state.refuse.code }) : null);
    },
    onData(stream, session, callback) {
      let raw = '';
      stream.setEncoding('utf8');
      stream.on('data', (part: string) => { raw += part; });
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        state.received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw });
        if (!state.breakOff) return callback(null);
        // Without a word: a close in order would say 421, which is an answer.
        for (const connection of server.connections) (connection as unknown as { _socket: Socket })._socket.destroy();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  const own = (server.server.address() as { port: number }).port;
  return Object.assign(state, {
    port: own,
    settings: { host: '127.0.0.1', port: own, secure: false, mustEncrypt: false, user: null, password: null, from: 'bericht@voorbeeld.test' },
    stop: () => new Promise<void>((resolve) => { server.close(() => resolve()); }),
  });
}
