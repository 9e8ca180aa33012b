import { CsvError, delimiterOf, firstLineOf, headerFaults, readLines } from './read.ts';
import { load, type Counts, type Loading, type Refusal } from './load.ts';
import { RefusedFile } from './refused.ts';

const TELL_EVERY = 1_000;

/** Of a file of refused rows it is another one: a run never writes what it reads. */
const refusedPath = (path: string): string => `${path}.geweigerd.csv`;

const countsLine = ({ read, imported, present, differs, refused }: Counts): string =>
  `Gelezen ${read} = ingelezen ${imported} + al aanwezig ${present} + verschilt ${differs} + geweigerd ${refused}`;

/**
 * Takes a CSV file in and tells in Dutch what happened, without anything of a row but its line and columns. True where the
 * whole file was read, also where rows of it were refused; those stand in `FILE.geweigerd.csv`. What was kept before a file
 * turned out to be no CSV stays kept.
 */
export async function takeInFile(path: string, loading: Loading, say: (text: string) => void): Promise<boolean> {
  const delimiter = delimiterOf(await firstLineOf(path));
  const lines = readLines(path, delimiter);
  const reached: Counts = { read: 0, imported: 0, present: 0, differs: 0, refused: 0 };
  let refused: RefusedFile | null = null;
  try {
    const header = (await lines.next()).value?.raw ?? [];
    const faults = headerFaults(header);
    if (faults.length > 0) {
      faults.forEach(say);
      return false;
    }
    const file = refused = new RefusedFile(refusedPath(path), header, delimiter);
    const counts = await load(lines, loading, (refusal) => tell(refusal, file, say), (soFar) => {
      const told = Math.floor(reached.read / TELL_EVERY);
      Object.assign(reached, soFar);
      if (Math.floor(soFar.read / TELL_EVERY) > told) say(`… ${soFar.read} rijen gelezen`);
    });
    say(countsLine(counts));
    return true;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    say(`Dit bestand is geen goede CSV: kijk bij regel ${error['lines'] ?? '?'} naar de aanhalingstekens. Verder is niets gelezen.`);
    say(countsLine(reached));
    return false;
  } finally {
    await lines.return(undefined);
    if (refused?.made) say(`De geweigerde en verschillende rijen staan in ${refused.path}, met de reden vooraan.`);
    refused?.close();
  }
}

function tell(refusal: Refusal, file: RefusedFile, say: (text: string) => void): void {
  file.add(refusal);
  for (const { column, sentence } of refusal.faults) say(`Regel ${refusal.line}, kolom ${column}: ${sentence}`);
}
