import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROMISES } from '../test/guarantees/promises.ts';
import { readTold, rowsOf, table, type FileResult } from './guarantees/table.ts';

/** `npm run guarantees`: every promise in its long form, as one table. Ends with 1 where one is broken, or was not tried. */
const short = process.argv.includes('--short');
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
const [report, told] = [join(folder, 'report.json'), join(folder, 'tried.jsonl')];
const files = [...new Set(PROMISES.map(({ file }) => file))];

try {
  await run();
  const results = (JSON.parse(readFileSync(report, 'utf8')) as { testResults: FileResult[] }).testResults;
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
function run(): Promise<number> {
  const environment = { ...process.env, BIS_TRIED: told, ...(short ? {} : { BIS_LONG: '1' }) };
  // One file after another: the times that are measured are those of an otherwise quiet house.
  const program = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--no-file-parallelism', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files];
  const child = spawn(process.execPath, program, { cwd: root, env: environment, stdio: ['ignore', process.stderr.fd, process.stderr.fd] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => { resolve(code ?? 1); });
  });
}
