import { appendFileSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * What was looked at already and found in order, by any test file of this run: several walk over the same pages.
 * One file for all workers, a line a mark, so that a mark which another worker wrote is known here too.
 */
export class Looked {
  readonly #file: string;
  readonly #open: number;
  readonly #marks = new Set<string>();
  #read = 0;

  constructor(file: string) {
    this.#file = file;
    this.#open = openSync(file, 'a+');
  }

  /** Those of the marks that nobody left before. */
  fresh(marks: readonly string[]): string[] {
    this.#catchUp();
    return marks.filter((mark) => !this.#marks.has(mark));
  }

  add(marks: readonly string[]): void {
    appendFileSync(this.#file, marks.map((mark) => `${mark}\n`).join(''));
    for (const mark of marks) this.#marks.add(mark);
  }

  #catchUp(): void {
    const rest = Buffer.alloc(fstatSync(this.#open).size - this.#read);
    if (rest.length === 0) return;
    readSync(this.#open, rest, 0, rest.length, this.#read);
    const whole = rest.subarray(0, rest.lastIndexOf('\n') + 1);
    this.#read += whole.length;
    for (const mark of whole.toString().split('\n')) this.#marks.add(mark);
  }
}
