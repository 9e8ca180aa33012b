import { existsSync, readFileSync } from 'node:fs';

/** What a proof said of itself through `tried()`. */
export interface Told { readonly promise: string; readonly count: number; readonly what: string }
/** Of the test runner's report: one file. */
export interface FileResult { readonly name: string; readonly status: string; readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[] }
interface Promised { readonly id: string; readonly promise: string; readonly file: string }

export interface Row {
  readonly promise: string;
  /** Counts of this run. */
  readonly tried: readonly string[];
  readonly result: string;
  readonly held: boolean;
}

export function readTold(file: string): Told[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Told);
}

/** Equal things tried are counted together. */
function counts(told: readonly Told[]): string[] {
  const sums = new Map<string, number>();
  for (const { what, count } of told) sums.set(what, (sums.get(what) ?? 0) + count);
  return [...sums].map(([what, count]) => `${count.toLocaleString('en')} ${what}`);
}

/** A promise holds where every test of its file passed and the file said what it tried. */
export function rowsOf(promises: readonly Promised[], results: readonly FileResult[], told: readonly Told[]): Row[] {
  return promises.map(({ id, promise, file }) => {
    const own = results.find(({ name }) => name.replaceAll('\\', '/').endsWith(file));
    const failed = own?.assertionResults.filter(({ status }) => status === 'failed') ?? [];
    const tried = counts(told.filter((one) => one.promise === id));
    const passed = own?.status === 'passed' && failed.length === 0;
    const result = !own ? 'NOT RUN' : !passed ? `BROKEN: ${failed.map(({ fullName }) => fullName.trim()).join('; ') || 'the file did not run'}` : tried.length === 0 ? 'NOT TRIED' : 'holds';
    return { promise, tried, result, held: result === 'holds' };
  });
}

const WIDTH = 74;

/** As text: a promise, what was tried below it, and the result at the end of its line. */
export function table(rows: readonly Row[]): string {
  const lines = rows.flatMap(({ promise, tried, result }) => [`${promise.padEnd(WIDTH)}  ${result}`, ...tried.map((one) => `      ${one}`)]);
  const broken = rows.filter(({ held }) => !held).length;
  const end = broken === 0 ? `${rows.length} promises hold.` : `${broken} of ${rows.length} promises do not hold.`;
  return [`${'Promise, and what was tried in this run'.padEnd(WIDTH)}  Result`, '-'.repeat(WIDTH + 10), ...lines, '-'.repeat(WIDTH + 10), end].join('\n');
}
