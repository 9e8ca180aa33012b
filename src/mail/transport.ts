import { createTransport } from 'nodemailer';
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

/** As much of a nodemailer transport as is used. */
export interface Transport { sendMail(message: ReturnType<typeof messageOf>): Promise<unknown> }

const CONNECT = 10_000;
const SILENCE = 30_000;

/** Sends over SMTP, one conversation a mail. Says nothing to any log. */
export function openPost(settings: MailSettings): Post {
  const { host, port, secure, mustEncrypt, user, password, from } = settings;
  const transport = createTransport({
    host, port, secure, requireTLS: mustEncrypt && !secure, ignoreTLS: !mustEncrypt && !secure, ...(user !== null ? { auth: { user, pass: password ?? '' } } : {}),
    // Else nodemailer greets with the name of this machine.
    name: domainOf(from), connectionTimeout: CONNECT, greetingTimeout: CONNECT, socketTimeout: SILENCE, disableFileAccess: true, disableUrlAccess: true,
  });
  return postOver(transport as Transport, from);
}

export const postOver = (transport: Transport, from: string): Post => ({
  async send(outgoing) {
    try {
      await transport.sendMail(messageOf(outgoing, from));
      return { kind: 'sent' };
    } catch (error) {
      return { kind: 'not-sent', error: errorKind(error) };
    }
  },
});

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** Nothing in it comes from a clock, chance or this machine: the same mail is the same bytes. */
function messageOf({ mail, to, id, madeAt }: Outgoing, from: string) {
  return {
    from: { name: mail.senderName, address: from }, to: { name: '', address: to }, envelope: { from, to: [to] },
    subject: mail.subject, text: mail.text, textEncoding: 'quoted-printable' as const, messageId: `<${id}@${domainOf(from)}>`, date: madeAt, xMailer: false as const,
    // No answer by a machine, and no two of them that answer each other.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': mail.language === 'en' ? 'en' : 'nl' },
  };
}

const PERMANENT = 500;

/** Kind of an error of nodemailer. After the text was handed over, silence says nothing about what became of it. */
export function errorKind(error: unknown): MailError {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2') return 'sign-in-refused';
  if (code === 'ETLS') return 'not-secure';
  if (responseCode !== undefined && responseCode < PERMANENT) return 'not-now';
  if (code === 'EENVELOPE') return 'address-refused';
  if (responseCode !== undefined) return command === 'RCPT TO' ? 'address-refused' : 'message-refused';
  if (command === 'DATA' || command === 'API') return 'unsure';
  return command === 'CONN' || code === 'ECONNECTION' || code === 'ETIMEDOUT' || code === 'ESOCKET' || code === 'EDNS' ? 'no-connection' : 'failed';
}
