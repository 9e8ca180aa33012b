import { closeSync, openSync, writeSync } from 'node:fs';
import { REFUSED_COLUMN } from './columns.ts';
import type { Refusal } from './load.ts';

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** A file of refused rows, made at the first one: the sentence in front, then the row as it was. */
export class RefusedFile {
  readonly path: string;
  readonly #header: readonly string[];
  readonly #delimiter: string;
  #file: number | null = null;
  constructor(path: string, header: readonly string[], delimiter: string) { this.path = path; this.#header = header; this.#delimiter = delimiter; }

  add({ line, raw, faults }: Refusal): void {
    // Names and addresses may stand in it: for its owner only.
    this.#file ??= this.#begin(openSync(this.path, 'w', 0o600));
    this.#write(this.#file, [faults.map((fault) => `regel ${line}, ${fault.column}: ${fault.sentence}`).join(' | '), ...raw]);
  }

  get made(): boolean { return this.#file !== null; }
  close(): void { if (this.#file !== null) closeSync(this.#file); }

  #begin(file: number): number {
    this.#write(file, [REFUSED_COLUMN, ...this.#header]);
    return file;
  }

  #write(file: number, cells: readonly string[]): void { writeSync(file, `${cells.map(quoted).join(this.#delimiter)}\n`); }
}
