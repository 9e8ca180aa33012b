import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Mail } from './mail.ts';
import type { MailError } from './texts.ts';

/** How mail leaves: docs/operations.md. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps). */
  readonly secure: boolean;
  /** Plain text only on this very machine. */
  readonly mustEncrypt: boolean;
  readonly user: string | null;
  readonly password: string | null;
  /** The address that it comes from. */
  readonly from: string;
}

export interface Outgoing {
  readonly mail: Mail;
  readonly to: string;
  /** The same at every try, so that a receiver knows a second copy for what it is. */
  readonly id: string;
  readonly madeAt: Date;
}

export type Sending = { readonly kind: 'sent' } | { readonly kind: 'not-sent'; readonly error: MailError };

export interface Post { send(mail: Outgoing): Promise<Sending> }

const CONNECT = 10_000;
const SILENCE = 30_000;

/**
 * Sends over SMTP, one conversation a mail, and says nothing to any log. By nodemailer's connection and not its transport, which does not
 * tell whether the line broke before the text was handed over or after.
 */
export const openPost = (settings: MailSettings): Post => ({
  async send(outgoing) {
    const conversation: Conversation = { phase: 'connecting' };
    try {
      const { from } = settings;
      await converse(settings, { from, to: [outgoing.to] }, await rawOf(outgoing, from), conversation);
      return { kind: 'sent' };
    } catch (error) {
      return { kind: 'not-sent', error: errorKind(error, conversation.phase) };
    }
  },
});

type Phase = 'connecting' | 'signing-in' | 'handing-over';
interface Conversation { phase: Phase }

async function converse(settings: MailSettings, envelope: { from: string; to: string[] }, raw: Buffer, conversation: Conversation): Promise<void> {
  const { host, port, secure, mustEncrypt, user, password } = settings;
  const connection = new SMTPConnection({
    host, port, secure, requireTLS: mustEncrypt && !secure, ignoreTLS: !mustEncrypt && !secure,
    // Else it greets with the name of this machine.
    name: domainOf(envelope.from), connectionTimeout: CONNECT, greetingTimeout: CONNECT, socketTimeout: SILENCE,
  });
  const step = (phase: Phase, begin: (done: (error?: Error | null) => void) => void) => new Promise<void>((resolve, reject) => {
    conversation.phase = phase;
    connection.removeAllListeners('error').on('error', reject);
    begin((error) => (error ? reject(error) : resolve()));
  });
  try {
    await step('connecting', (done) => connection.connect(done));
    if (user !== null) await step('signing-in', (done) => connection.login({ user, pass: password ?? '' }, done));
    await step('handing-over', (done) => connection.send(envelope, raw, done));
  } finally {
    connection.removeAllListeners('error').on('error', () => undefined);
    connection.quit();
    connection.close();
  }
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** The bytes that leave. Nothing in them comes from a clock, chance or this machine: the same mail is the same bytes. */
export function rawOf({ mail, to, id, madeAt }: Outgoing, from: string): Promise<Buffer> {
  return new MailComposer({
    from: { name: mail.senderName, address: from }, to: { name: '', address: to }, subject: mail.subject, text: mail.text, textEncoding: 'quoted-printable',
    messageId: `<${id}@${domainOf(from)}>`, date: madeAt, disableFileAccess: true, disableUrlAccess: true,
    // No answer by a machine, and no two of them that answer each other.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': mail.language === 'en' ? 'en' : 'nl' },
  }).compile().build();
}

const PERMANENT = 500;

/** After the text was handed over, silence says nothing about what became of it. */
function errorKind(error: unknown, phase: Phase): MailError {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  if (code === 'ETLS') return 'not-secure';
  if (responseCode !== undefined && responseCode < PERMANENT) return 'not-now';
  if (phase === 'signing-in') return responseCode === undefined ? 'no-connection' : 'sign-in-refused';
  if (responseCode !== undefined) return phase === 'connecting' ? 'no-connection' : command === 'RCPT TO' ? 'address-refused' : 'message-refused';
  if (code === 'EENVELOPE') return 'address-refused';
  return phase === 'handing-over' ? 'unsure' : 'no-connection';
}
