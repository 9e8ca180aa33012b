import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../src/database/database.ts';
import { parseDay } from '../../src/core/day.ts';
import type { Form } from '../../src/referral/answers.ts';
import type { Question } from '../../src/referral/question.ts';
import { STEPS } from '../../src/referral/steps.ts';
import type { Client, Fields, Page } from '../visit.ts';

/** A word that is nowhere else, and whose it is. */
export interface Canary { readonly token: string; readonly field: string; /** `p1`…, `referrer`, `casework`, or unknown before a case exists. */ readonly place: string | null; readonly kind: string | null }

/** Begins every canary of this run; letters and digits, so that folding a name leaves it as it is. Long, so that a part of it is nowhere by chance. */
export const MARK = `zkanariezkwetterzk${process.pid}q`;

export class Canaries {
  readonly all: Canary[] = [];

  plant(field: string, place: string | null = null, kind: string | null = null): string {
    const token = `${MARK}${this.all.length}z`;
    this.all.push({ token, field, place, kind });
    return token;
  }

  /** Those that stand in a text, in whatever case it is written. */
  in(text: string): Canary[] {
    if (!text.toLowerCase().includes(MARK)) return [];
    const found = new Set(text.toLowerCase().match(new RegExp(`${MARK}\\d+z`, 'g')));
    return this.all.filter(({ token }) => found.has(token));
  }
}

/** What of a page is seen by others than its reader: title, headers, and every address in it. */
export function outside({ text, headers, location }: Page): string {
  const addresses = [...text.matchAll(/\b(?:href|src|action|formaction)="([^"]*)"/g)].map((match) => decodeURIComponent(match[1] as string));
  return [/<title>[\s\S]*?<\/title>/.exec(text)?.[0] ?? '', ...[...headers].map(([name, value]) => `${name}: ${value}`), location ?? '', ...addresses].join('\n');
}

const PICKED: Readonly<Record<string, string>> = {
  eventDay: '5', eventYear: '2018', hearing: '2019-06-12', detained: 'yes', 'b1-detained': 'yes', 'b1-nature': 'person', 'b1-age': '', age: '', interpreter: 'no', policeReport: 'one',
};

/** Fills a page of the public form: a canary wherever something can be typed. */
function filled(question: Question, choices: Fields, canaries: Canaries, entry: string): string {
  const chosen = choices[question.name];
  if (typeof chosen === 'string') return chosen;
  const picked = PICKED[question.name];
  if (picked !== undefined) return picked;
  const plant = () => canaries.plant(`public form (${entry}): ${question.name}`);
  switch (question.kind) {
    case 'line': case 'text': return plant();
    case 'phone': return `06 12345678 ${plant()}`;
    case 'email': return `${plant()}@voorbeeld.test`;
    case 'birth': case 'day': return '3-2-1985';
    case 'choice': case 'list': return question.options?.[0]?.value ?? '';
    default: return '';
  }
}

/** A whole referral through the public form; every page on the way, the receipt last. */
export async function fillPublicForm(client: Client, choices: Fields, canaries: Canaries, today: string): Promise<Page[]> {
  const entry = String(choices['entry']);
  const answers: Record<string, string> = {};
  const pages: Page[] = [];
  for (let slug = 'wie', turn = 0; slug !== 'nakijken'; turn += 1) {
    const step = STEPS.find((one) => one.slug === slug);
    if (!step || turn > 40) throw new Error(`the public form got stuck at ${slug}`);
    const form: Form = { answers, today: parseDay(today) as Form['today'], by: 'public', language: 'nl', notOffered: [] };
    const fields = Object.fromEntries(step.questions(form).map((question) => [question.name, filled(question, choices, canaries, entry)]));
    const answer = await client.post(`/aanmelden/${slug}`, fields);
    if (answer.status !== 303) throw new Error(`${slug}: ${answer.status} ${/fout"[\s\S]{0,200}/.exec(answer.text)?.[0] ?? ''}`);
    Object.assign(answers, fields);
    pages.push(answer);
    slug = answer.location?.replace('/aanmelden/', '') ?? '';
  }
  pages.push(await client.get('/aanmelden/nakijken'), await client.post('/aanmelden/nakijken'), await client.get('/aanmelden/verstuurd'));
  return pages;
}

/** Every row of every table as text: what a dump would show. */
export async function dump(db: Db): Promise<Map<string, string>> {
  const tables = await db.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'");
  const found = new Map<string, string>();
  for (const { name } of tables) found.set(name, (await db.query<{ row: string }>(`select t::text as row from ${name} t`)).map(({ row }) => row).join('\n'));
  return found;
}

/** The mark as it may lie in a file: plain, in capitals, in hexadecimal, in base64 at each of its three beginnings. */
function shapes(): Buffer[] {
  const base64 = ['', 'x', 'xx'].map((before) => Buffer.from(`${before}${MARK}`).toString('base64').slice(before.length === 0 ? 0 : 4, -4));
  return [MARK, MARK.toUpperCase(), Buffer.from(MARK).toString('hex'), Buffer.from(MARK, 'utf16le').toString('latin1'), ...base64].map((text) => Buffer.from(text, 'latin1'));
}

const readable = (path: string): boolean => { try { return statSync(path).isFile(); } catch { return false; } };

export interface Scan { readonly files: number; readonly bytes: number; readonly hits: string[] }

/** Every byte of every file under these folders (of a data folder: none is larger than the 16 MB of a piece of the write-ahead log). Files that vanish meanwhile are passed over. */
export function scan(folders: readonly string[]): Scan {
  const wanted = shapes();
  const hits: string[] = [];
  let [files, bytes] = [0, 0];
  const paths = folders.flatMap((folder) => (readable(folder) ? [folder] : listed(folder)));
  for (const path of paths.filter(readable)) {
    const content = readFileSync(path);
    files += 1;
    bytes += content.length;
    if (wanted.some((shape) => content.includes(shape))) hits.push(path);
  }
  return { files, bytes, hits };
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
