import { randomUUID } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { dayOf } from '../src/core/day.ts';
import { DEFAULT_SETTINGS } from '../src/core/case/settings.ts';
import { readConfiguration } from '../src/configuration.ts';
import { joinStorage } from '../src/database/storage.ts';
import { template } from '../src/import/columns.ts';
import { load, type Counts, type InputLine, type Refusal } from '../src/import/load.ts';
import { CsvError, delimiterOf, firstLineOf, headerFaults, readLines } from '../src/import/read.ts';
import { reasonText } from '../src/words/reasons.ts';

const say = (text: string) => void process.stdout.write(`${text}\n`);
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** A file of refused rows, made at the first one: the sentence in front, then the row as it was. */
class RefusedFile {
  readonly path: string;
  readonly #header: readonly string[];
  readonly #delimiter: string;
  #file: number | null = null;
  constructor(path: string, header: readonly string[], delimiter: string) { this.path = path; this.#header = header; this.#delimiter = delimiter; }

  add({ line, raw, faults }: Refusal): void {
    if (this.#file === null) {
      // Names and addresses may stand in it: for its owner only.
      this.#file = openSync(this.path, 'w', 0o600);
      writeSync(this.#file, `${['fout', ...this.#header].map(quoted).join(this.#delimiter)}\n`);
    }
    const sentence = faults.map((fault) => `regel ${line}, ${fault.column}: ${fault.sentence}`).join(' | ');
    writeSync(this.#file, `${[sentence, ...raw].map(quoted).join(this.#delimiter)}\n`);
  }

  get made(): boolean { return this.#file !== null; }
  close(): void { if (this.#file !== null) closeSync(this.#file); }
}

function report(counts: Counts, refused: RefusedFile): void {
  say(`Gelezen ${counts.read} = ingelezen ${counts.imported} + al aanwezig ${counts.present} + verschilt ${counts.differs} + geweigerd ${counts.refused}`);
  if (refused.made) say(`De geweigerde en verschillende rijen staan in ${refused.path}, met de reden vooraan.`);
}

async function* withoutHeader(lines: AsyncGenerator<InputLine>): AsyncGenerator<InputLine> {
  await lines.next();
  yield* lines;
}

async function run(file: string): Promise<number> {
  const first = await firstLineOf(file);
  const delimiter = delimiterOf(first);
  const header = (await readLines(file, delimiter).next()).value?.raw ?? [];
  const faults = headerFaults(header);
  if (faults.length > 0) { faults.forEach(say); return 1; }
  const now = new Date();
  const configuration = readConfiguration(process.env, []);
  const storage = await joinStorage({ folder: configuration.folder, url: configuration.databaseUrl, now });
  const refused = new RefusedFile(`${file}.geweigerd.csv`, header, delimiter);
  try {
    const loading = {
      database: storage.database, keys: storage.keys, now, today: dayOf(now), newId: () => randomUUID() as string, settings: DEFAULT_SETTINGS,
      source: basename(file), sentence: reasonText,
    };
    const refuse = (refusal: Refusal) => {
      refused.add(refusal);
      for (const fault of refusal.faults) say(`Regel ${refusal.line}, kolom ${fault.column}: ${fault.sentence}`);
    };
    const counts = await load(withoutHeader(readLines(file, delimiter)), loading, refuse, (c) => say(`… ${c.read} rijen gelezen`));
    report(counts, refused);
    return 0;
  } finally {
    refused.close();
    await storage.close();
  }
}

const [argument] = process.argv.slice(2);
if (argument === '--template') process.stdout.write(template());
else if (argument === undefined) { say('Gebruik: npm run import -- BESTAND.csv   of   npm run import -- --template'); process.exitCode = 1; }
else {
  try {
    process.exitCode = await run(argument);
  } catch (error) {
    say(error instanceof CsvError ? `Dit bestand is geen goede CSV: regel ${error['lines'] ?? '?'}.` : `Het inlezen is gestopt: ${error instanceof Error ? error.message : 'onbekende fout'}`);
    process.exitCode = 1;
  }
}
