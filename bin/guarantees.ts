import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROMISES, type Proof } from '../test/guarantees/promises.ts';
import { readTold, rowsOf, table, type FileResult } from './guarantees/table.ts';

/** `npm run guarantees`: every promise in its long form, as one table. Ends with 1 where one is broken, or was not tried. */
const short = process.argv.includes('--short');
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
const told = join(folder, 'tried.jsonl');
const proofs: readonly Proof[] = PROMISES;
const filesOf = (alone: boolean): string[] => [...new Set(proofs.filter((proof) => (proof.alone ?? false) === alone).map(({ file }) => file))];

try {
  // What is timed runs one file after another, in an otherwise quiet house; the rest two at a time.
  const results = [...await run(filesOf(false), ['--maxWorkers=2']), ...await run(filesOf(true), ['--no-file-parallelism'])];
  const rows = rowsOf(PROMISES, results, readTold(told));
  process.stdout.write(`${table(rows)}\n`);
  process.exitCode = rows.every(({ held }) => held) ? 0 : 1;
} catch (error) {
  process.stderr.write(`the proofs could not be run: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Says what fails on standard error; the table alone goes to standard output. */
async function run(files: readonly string[], how: readonly string[]): Promise<FileResult[]> {
  const report = join(folder, `${how.join('')}.json`);
  const environment = { ...process.env, BIS_TRIED: told, ...(short ? {} : { BIS_LONG: '1' }) };
  const program = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...how, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files];
  const child = spawn(process.execPath, program, { cwd: root, env: environment, stdio: ['ignore', process.stderr.fd, process.stderr.fd] });
  await once(child, 'exit');
  return (JSON.parse(readFileSync(report, 'utf8')) as { testResults: FileResult[] }).testResults;
}
