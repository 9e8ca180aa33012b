import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfiguration, refusePublicDemo } from './configuration.ts';
import { StartRefused } from './database/instance.ts';

test('without any setting BIS runs on port 3000 of this machine, on its own database in data/', () => {
  expect(readConfiguration({}, [])).toMatchObject({
    port: 3000, host: 'localhost', folder: 'data', logHeads: 'data/log-heads', databaseUrl: null, publicUrl: null, empty: false, demo: false,
  });
});

test('an empty setting counts as none', () => {
  expect(readConfiguration({ PORT: '', DATABASE_URL: ' ', PUBLIC_URL: '' }, [])).toEqual(readConfiguration({}, []));
});

test('settings are taken over', () => {
  const configuration = readConfiguration({
    PORT: '0', HOST: '127.0.0.1', BIS_DATA: '/var/bis', DATABASE_URL: 'postgresql://bis@db/bis', APP_DATABASE_URL: 'postgres://app@db/bis', PUBLIC_URL: 'https://bis.example.org/', PHONE: '030 123', BIS_LOG_HEAD: '/mnt/elsewhere',
  }, ['--empty']);
  expect(configuration).toEqual({
    port: 0, host: '127.0.0.1', folder: '/var/bis', databaseUrl: 'postgresql://bis@db/bis', appDatabaseUrl: 'postgres://app@db/bis', publicUrl: 'https://bis.example.org', phone: '030 123',
    logHeads: '/mnt/elsewhere', organisation: null, mail: null, empty: true, demo: false,
  });
});

const ORGANISATION = { OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_ID: 'bis', OIDC_CLIENT_SECRET: 'geheim' };

test('the sign-in of the organisation is read whole, its secret also from a file', () => {
  const whole = { issuer: 'https://login.example.org/', clientId: 'bis', clientSecret: 'geheim' };
  expect(readConfiguration(ORGANISATION, []).organisation).toEqual(whole);
  const folder = mkdtempSync(join(tmpdir(), 'bis-test-'));
  writeFileSync(join(folder, 'secret'), 'geheim\n');
  expect(readConfiguration({ ...ORGANISATION, OIDC_CLIENT_SECRET: '', OIDC_CLIENT_SECRET_FILE: join(folder, 'secret') }, []).organisation).toEqual(whole);
  rmSync(folder, { recursive: true });
  expect(readConfiguration({ ...ORGANISATION, OIDC_ISSUER: 'http://127.0.0.1:4000' }, []).organisation).toMatchObject({ issuer: 'http://127.0.0.1:4000/' });
});

test.each([
  ['a port that is no number', { PORT: 'http' }, []],
  ['a port that does not exist', { PORT: '65536' }, []],
  ['a database of another kind', { DATABASE_URL: 'mysql://geheim@db/bis' }, []],
  ['a login of the server into the bundled database', { APP_DATABASE_URL: 'postgresql://app@db/bis' }, []],
  ['a public address without scheme', { PUBLIC_URL: 'bis.example.org' }, []],
  ['a public address with a path', { PUBLIC_URL: 'https://example.org/bis' }, []],
  ['a sign-in of the organisation without a secret', { ...ORGANISATION, OIDC_CLIENT_SECRET: '' }, []],
  ['a secret in a file that is not there', { ...ORGANISATION, OIDC_CLIENT_SECRET: '', OIDC_CLIENT_SECRET_FILE: '/nowhere/secret' }, []],
  ['a sign-in of the organisation over plain HTTP', { ...ORGANISATION, OIDC_ISSUER: 'http://login.example.org' }, []],
  ['an unknown flag', {}, ['--leeg']],
  ['empty and demo together', {}, ['--empty', '--demo']],
])('%s is refused in words', (_, environment, args) => {
  expect(() => readConfiguration(environment, args)).toThrow(StartRefused);
});

test('a refusal never repeats an address, which can hold a password', () => {
  expect(() => readConfiguration({ DATABASE_URL: 'mysql://bis:geheim@db' }, [])).not.toThrow(/geheim/);
});

test.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.8.9.1', '::1'])('a demo may run on %s', (host) => {
  expect(() => refusePublicDemo(readConfiguration({ HOST: host }, []))).not.toThrow();
});

test.each(['0.0.0.0', '::', '192.168.1.4', 'bis.example.org', '127.0.0.1.example.org'])('a demo may not run on %s', (host) => {
  expect(() => refusePublicDemo(readConfiguration({ HOST: host }, []))).toThrow(StartRefused);
});

test('a demo has no public address', () => {
  expect(() => refusePublicDemo(readConfiguration({ PUBLIC_URL: 'https://bis.example.org' }, []))).toThrow(StartRefused);
});

const MAIL = { SMTP_URL: 'smtp://bis:ge%40heim@mail.example.org', MAIL_FROM: 'bericht@example.org' };

test('the mail server is read whole; only on this machine does mail leave without TLS', () => {
  expect(readConfiguration({}, []).mail).toBeNull();
  expect(readConfiguration(MAIL, []).mail).toEqual({ host: 'mail.example.org', port: 587, secure: false, mustEncrypt: true, user: 'bis', password: 'ge@heim', from: 'bericht@example.org' });
  expect(readConfiguration({ ...MAIL, SMTP_URL: 'smtps://mail.example.org' }, []).mail).toMatchObject({ port: 465, secure: true, mustEncrypt: true, user: null, password: null });
  expect(readConfiguration({ ...MAIL, SMTP_URL: 'smtp://[::1]:2525' }, []).mail).toMatchObject({ host: '::1', port: 2525, mustEncrypt: false });
  const folder = mkdtempSync(join(tmpdir(), 'bis-test-'));
  writeFileSync(join(folder, 'secret'), 'uit een bestand\n');
  expect(readConfiguration({ ...MAIL, SMTP_URL: 'smtp://bis@mail.example.org', SMTP_PASSWORD_FILE: join(folder, 'secret') }, []).mail).toMatchObject({ user: 'bis', password: 'uit een bestand' });
  rmSync(folder, { recursive: true });
});

test.each([
  ['a mail server without an address to send from', { SMTP_URL: MAIL.SMTP_URL }], ['an address to send from without a mail server', { MAIL_FROM: MAIL.MAIL_FROM }],
  ['a mail server of another kind', { ...MAIL, SMTP_URL: 'https://bis:geheim@mail.example.org' }], ['a name in the address', { ...MAIL, MAIL_FROM: 'Aanmeldpunt <bericht@example.org>' }],
  ['two addresses', { ...MAIL, MAIL_FROM: 'a@example.org,b@example.org' }], ['a password in a file that is not there', { ...MAIL, SMTP_PASSWORD_FILE: '/nowhere/secret' }],
])('%s is refused in words that repeat no password', (_, environment) => {
  expect(() => readConfiguration(environment, [])).toThrow(StartRefused);
  expect(() => readConfiguration(environment, [])).not.toThrow(/geheim|heim@/);
});
