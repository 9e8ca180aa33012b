import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneAddress } from './mail/rules.ts';
import type { MailSettings } from './mail/transport.ts';
import { StartRefused } from './database/instance.ts';

/** What the person who starts BIS decides; the README and docs/operations.md list it. */
export interface Configuration {
  port: number;
  host: string;
  /** BIS_DATA. */
  folder: string;
  /** DATABASE_URL, or null for the bundled PostgreSQL. */
  databaseUrl: string | null;
  /** APP_DATABASE_URL: the login of the server, which owns nothing; null: it shares that of DATABASE_URL. */
  appDatabaseUrl: string | null;
  /** PUBLIC_URL: the origin that visitors type, where a reverse proxy stands before BIS. */
  publicUrl: string | null;
  /** PHONE: on every public page. */
  phone: string;
  /** SMTP_URL, MAIL_FROM: where mail leaves; null: it does not, and pages say so. */
  mail: MailSettings | null;
  /** BIS_LOG_HEAD: a folder of another holder, where the head of the access log's chain is written every day. */
  logHeads: string;
  /** OIDC_…: the organisation's own sign-in, or null. */
  organisation: { issuer: string; clientId: string; clientSecret: string } | null;
  /** `--empty`: no synthetic foundation. */
  empty: boolean;
  /** `--demo`: a demo in the database of DATABASE_URL. */
  demo: boolean;
}

const PORT = 3000;
const HIGHEST_PORT = 65_535;
/** Reaches nobody. */
const NO_PHONE = '000 - 000 00 00';
const POSTGRES = ['postgres:', 'postgresql:'];
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;

/** Throws StartRefused where a value cannot be meant. An empty value is an absent one. */
export function readConfiguration(environment: NodeJS.ProcessEnv, args: readonly string[]): Configuration {
  const value = (name: string) => environment[name]?.trim() || null;
  const strange = args.find((arg) => arg !== '--empty' && arg !== '--demo');
  if (strange !== undefined) throw refusal(`${strange} is onbekend; er is --empty en --demo.`, `${strange} is unknown; there is --empty and --demo.`);
  const [empty, demo] = [args.includes('--empty'), args.includes('--demo')];
  if (empty && demo) throw refusal('--empty en --demo gaan niet samen.', '--empty and --demo exclude each other.');
  const folder = value('BIS_DATA') ?? 'data';
  const databaseUrl = readUrl('DATABASE_URL', value('DATABASE_URL'), POSTGRES)?.href ?? null;
  const appDatabaseUrl = readUrl('APP_DATABASE_URL', value('APP_DATABASE_URL'), POSTGRES)?.href ?? null;
  if (appDatabaseUrl !== null && databaseUrl === null) throw refusal('APP_DATABASE_URL hoort bij DATABASE_URL; vul die ook in.', 'APP_DATABASE_URL goes with DATABASE_URL; set that too.');
  return {
    port: readPort(value('PORT')), host: value('HOST') ?? 'localhost', folder, databaseUrl, appDatabaseUrl,
    publicUrl: readPublicUrl(value('PUBLIC_URL')), phone: value('PHONE') ?? NO_PHONE, mail: readMail(value),
    logHeads: value('BIS_LOG_HEAD') ?? join(folder, 'log-heads'), organisation: readOrganisation(value), empty, demo,
  };
}

/** A demo has one-click sign-in: it may be reached from this machine only. Throws StartRefused. */
export function refusePublicDemo({ host, publicUrl }: Configuration): void {
  if (LOOPBACK.test(host) && publicUrl === null) return;
  throw refusal(
    'Dit is een demo: iedereen kan er zonder wachtwoord in. Een demo draait alleen op localhost en zonder PUBLIC_URL. Start voor echt gebruik met --empty op een nieuwe map (BIS_DATA).',
    'This is a demo: anybody enters it without a password. A demo runs on localhost only and without PUBLIC_URL. For real use start with --empty on a new folder (BIS_DATA).',
  );
}

function readPort(text: string | null): number {
  if (text === null) return PORT;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= HIGHEST_PORT) return port;
  throw refusal(`PORT moet een getal van 0 tot en met ${HIGHEST_PORT} zijn.`, `PORT must be a number from 0 to ${HIGHEST_PORT}.`);
}

/** The value is left out of the sentence: it can hold a password. */
function readUrl(name: string, text: string | null, schemes: readonly string[]): URL | null {
  if (text === null) return null;
  const url = URL.parse(text);
  if (url && schemes.includes(url.protocol)) return url;
  throw refusal(`${name} moet een adres zijn dat met ${schemes[0]}// begint.`, `${name} must be an address that begins with ${schemes[0]}//.`);
}

function readPublicUrl(text: string | null): string | null {
  const url = readUrl('PUBLIC_URL', text, ['https:', 'http:']);
  if (!url) return null;
  if (url.pathname !== '/' || url.search || url.hash || url.username) {
    throw refusal('PUBLIC_URL heeft geen pad: BIS staat op een naam voor zich alleen.', 'PUBLIC_URL has no path: BIS has a name of its own.');
  }
  return url.origin;
}

/** All of it or nothing. The secret may lie in a file, where a list of processes does not show it. */
function readOrganisation(value: (name: string) => string | null): Configuration['organisation'] {
  const [issuer, clientId, secret, file] = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_CLIENT_SECRET_FILE'].map(value);
  if (!issuer && !clientId && !secret && !file) return null;
  const url = readUrl('OIDC_ISSUER', issuer ?? null, ['https:', 'http:']);
  const clientSecret = secret ?? (file ? readSecretFile('OIDC_CLIENT_SECRET_FILE', file) : null);
  if (!url || !clientId || !clientSecret) {
    throw refusal('OIDC_ISSUER, OIDC_CLIENT_ID en OIDC_CLIENT_SECRET (of OIDC_CLIENT_SECRET_FILE) horen bij elkaar.', 'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET (or OIDC_CLIENT_SECRET_FILE) belong together.');
  }
  // Plain HTTP is for a provider on this very machine only.
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname.replace(/^\[|\]$/g, ''))) {
    throw refusal('OIDC_ISSUER moet met https:// beginnen.', 'OIDC_ISSUER must begin with https://.');
  }
  return { issuer: url.href, clientId, clientSecret };
}

const SMTP_PORT = 587;
const SMTPS_PORT = 465;

/** The password may lie in a file, as above. Without TLS only to this very machine: a mail says little, its address says enough. */
function readMail(value: (name: string) => string | null): MailSettings | null {
  const [address, file, from] = ['SMTP_URL', 'SMTP_PASSWORD_FILE', 'MAIL_FROM'].map(value);
  if (!address && !file && !from) return null;
  const url = readUrl('SMTP_URL', address ?? null, ['smtp:', 'smtps:']);
  if (!url || !from) throw refusal('SMTP_URL en MAIL_FROM horen bij elkaar.', 'SMTP_URL and MAIL_FROM belong together.');
  if (oneAddress(from) === null) throw refusal('MAIL_FROM moet één mailadres zijn, zonder naam.', 'MAIL_FROM must be one mail address, without a name.');
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const password = file ? readSecretFile('SMTP_PASSWORD_FILE', file) : decodeURIComponent(url.password);
  return {
    host, port: Number(url.port) || (secure ? SMTPS_PORT : SMTP_PORT), secure, mustEncrypt: !LOOPBACK.test(host),
    user: url.username ? decodeURIComponent(url.username) : null, password: url.username ? password : null, from,
  };
}

function readSecretFile(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw refusal(`${name} is niet te lezen.`, `${name} cannot be read.`);
  }
}

function refusal(dutch: string, english: string): StartRefused {
  return new StartRefused(`${dutch}\n${english}`);
}
