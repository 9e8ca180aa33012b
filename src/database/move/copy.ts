import type { Duplex } from 'node:stream';
import type { Client } from 'pg';

/** PostgreSQL's own text form of rows, which every version since 7.4 reads: `copy … to stdout` and `copy … from stdin`. */
interface Wire {
  readonly stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Uint8Array): void;
  endCopyFrom(): void;
}

const PIECE = 262_144;
/** So much may wait here before the server has to. */
const MOST_WAITING = 8 * PIECE;

const rowsIn = ({ text }: { text: string }): number => Number(/^COPY (\d+)$/.exec(text)?.[1] ?? Number.NaN);

/** What `pg` asks of a query: it tells here what the server sends. */
abstract class Copy {
  readonly #sql: string;
  protected rows = Number.NaN;
  protected failure: Error | null = null;
  protected over = false;

  constructor(sql: string) {
    this.#sql = sql;
  }

  protected abstract changed(): void;

  submit(wire: Wire): void {
    wire.query(this.#sql);
  }

  handleCommandComplete(message: { text: string }): void {
    this.rows = rowsIn(message);
  }

  handleReadyForQuery(): void {
    this.over = true;
    this.changed();
  }

  handleError(error: Error): void {
    this.failure = error;
    this.over = true;
    this.changed();
  }
}

/** Rows as they come, in pieces of about 256 kB. `rows` is known when it has ended. */
export class CopyOut extends Copy {
  #waiting: Buffer[] = [];
  #bytes = 0;
  #wire: Wire | null = null;
  #wake: () => void = () => undefined;

  protected changed(): void {
    this.#wake();
  }

  handleCopyData({ chunk }: { chunk: Uint8Array }, wire: Wire): void {
    // The bytes are the driver's own: the next message may be written over them.
    this.#waiting.push(Buffer.from(chunk));
    this.#bytes += chunk.byteLength;
    this.#wire = wire;
    if (this.#bytes > MOST_WAITING) wire.stream.pause();
    if (this.#bytes > PIECE) this.changed();
  }

  async* pieces(): AsyncGenerator<Buffer> {
    for (;;) {
      const ended = this.over;
      if (this.failure) throw this.failure;
      if (this.#bytes > 0 && (ended || this.#bytes > PIECE)) {
        const piece = Buffer.concat(this.#waiting);
        [this.#waiting, this.#bytes] = [[], 0];
        this.#wire?.stream.resume();
        yield piece;
      } else if (ended) return;
      else await new Promise<void>((resolve) => { this.#wake = resolve; });
    }
  }

  get count(): number {
    return this.rows;
  }
}

export function copyOut(client: Client, sql: string): CopyOut {
  const copy = new CopyOut(sql);
  client.query(copy as never);
  return copy;
}

/** Rows into a table: `write` waits while the server has enough to do. */
export class CopyIn extends Copy {
  #wire: Wire | null = null;
  #wake: () => void = () => undefined;

  protected changed(): void {
    this.#wake();
  }

  handleCopyInResponse(wire: Wire): void {
    this.#wire = wire;
    this.changed();
  }

  /** Throws what the server said. */
  async write(piece: Buffer): Promise<void> {
    await this.#until(() => this.#wire !== null);
    const { stream } = this.#wire!;
    this.#wire!.sendCopyFromChunk(piece);
    if (stream.writableNeedDrain) await untilDrained(stream);
  }

  /** Returns the number of rows, when the server has them. */
  async end(): Promise<number> {
    await this.#until(() => this.#wire !== null);
    this.#wire!.endCopyFrom();
    await this.#until(() => this.over);
    return this.rows;
  }

  async #until(there: () => boolean): Promise<void> {
    while (!there() && !this.failure) await new Promise<void>((resolve) => { this.#wake = resolve; });
    if (this.failure) throw this.failure;
  }
}

function untilDrained(stream: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      stream.off('drain', go).off('close', go);
      resolve();
    };
    stream.on('drain', go).on('close', go);
  });
}

export function copyIn(client: Client, sql: string): CopyIn {
  const copy = new CopyIn(sql);
  client.query(copy as never);
  return copy;
}
