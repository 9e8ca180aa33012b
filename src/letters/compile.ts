import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FromChild, ToChild } from './child.ts';
import type { Paper, Printed } from '../ui/sheet.ts';

export type Made = Printed;

/** Runs `work` once after so many milliseconds; the answer cancels it. A test hands over its own. */
export type After = (milliseconds: number, work: () => void) => () => void;

const after: After = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds);
  timer.unref();
  return () => { clearTimeout(timer); };
};

export interface PressOptions {
  /** The program of the child: `letters/child.js` beside the bundled server, or `child.ts` itself where nothing is bundled. */
  readonly child: string;
  /** Folder with the templates (`*.typ`). */
  readonly templates: string;
  readonly after?: After;
}

/** The program and the templates beside the server: `home` is the folder of `main`, `dist` or `src`. */
export function pressFiles(home: string): Pick<PressOptions, 'child' | 'templates'> {
  const bundled = join(home, 'letters', 'child.js');
  return { child: existsSync(bundled) ? bundled : join(home, 'letters', 'child.ts'), templates: join(home, 'letters', 'templates') };
}

/** The child goes after this rest, and the memory of the compiler with it (G14). */
export const IDLE_MS = 20_000;
/** A letter takes some 20 ms; longer than this is a fault, and the child is ended. */
export const TIMEOUT_MS = 20_000;
/** The compiler loses about 1 MB a letter (measured, 0.7.0): after so many a fresh child takes over. */
export const LETTERS_A_CHILD = 100;
/** Letters that may wait. More at once is refused rather than kept in memory. */
export const QUEUE_LENGTH = 500;

interface Job { readonly letter: Paper; readonly done: (made: Made) => void }

/** Makes letters one after another, in a child that is started when the first is asked for. */
export class LetterPress {
  readonly #options: PressOptions;
  readonly #after: After;
  readonly #queue: Job[] = [];
  #child: ChildProcess | null = null;
  #current: Job | null = null;
  #cancel: () => void = () => {};
  #made = 0;
  #closed = false;
  #gone: Promise<void> = Promise.resolve();

  constructor(options: PressOptions) {
    this.#options = options;
    this.#after = options.after ?? after;
  }

  /** The process id of the child, or null where none runs. */
  get child(): number | null { return this.#child?.pid ?? null; }

  /** The letter as PDF/UA-1. Always answers; the same letter gives the same bytes. */
  make(letter: Paper): Promise<Made> {
    if (this.#closed) return Promise.resolve({ kind: 'failed', reason: 'closed' });
    if (this.#queue.length >= QUEUE_LENGTH) return Promise.resolve({ kind: 'failed', reason: 'busy' });
    return new Promise((done) => {
      this.#queue.push({ letter, done });
      this.#next();
    });
  }

  /** Ends the child; what waits is answered with `closed`. Resolves when the last child has left the process table. */
  close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#queue.splice(0)) job.done({ kind: 'failed', reason: 'closed' });
    this.#end({ kind: 'failed', reason: 'closed' });
    return this.#gone;
  }

  #next(): void {
    if (this.#current) return;
    const job = this.#queue.shift();
    this.#cancel();
    if (!job) {
      this.#cancel = this.#after(IDLE_MS, () => { this.#end(null); });
      return;
    }
    this.#current = job;
    if (this.#made >= LETTERS_A_CHILD) this.#letGo();
    this.#cancel = this.#after(TIMEOUT_MS, () => { this.#end({ kind: 'failed', reason: 'timed-out' }); });
    const child = this.#child ??= this.#start();
    this.#made++;
    keepsAlive(child, true);
    child.send({ kind: job.letter.kind, sheet: job.letter.sheet } satisfies ToChild, (error) => {
      if (error && child === this.#child) this.#end({ kind: 'failed', reason: 'stopped' });
    });
  }

  #start(): ChildProcess {
    // No environment: the child needs no secret of the server, and gets none. No log: words of letters could be in it.
    const child = fork(this.#options.child, [this.#options.templates], {
      env: {}, execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (message) => { if (child === this.#child) this.#answered(message as FromChild); });
    const gone = (): void => { if (child === this.#child) this.#end({ kind: 'failed', reason: 'stopped' }); };
    child.on('error', gone);
    child.on('exit', gone);
    this.#gone = new Promise((resolve) => { child.once('exit', () => { resolve(); }); child.once('error', () => { resolve(); }); });
    return child;
  }

  #answered(message: FromChild): void {
    const job = this.#current;
    if (!job) return;
    this.#current = null;
    if (this.#child) keepsAlive(this.#child, false);
    job.done(message.kind === 'made' ? { kind: 'made', pdf: message.pdf, fileName: job.letter.fileName } : message);
    this.#next();
  }

  #letGo(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
    this.#made = 0;
  }

  /** Lets the child go, answers the letter that it was making, and goes on with the next. */
  #end(answer: Made | null): void {
    this.#cancel();
    this.#letGo();
    const job = this.#current;
    this.#current = null;
    if (job && answer) job.done(answer);
    if (this.#queue.length > 0) this.#next();
  }
}

/** A child at rest must not keep its parent from ending; one at work must. */
function keepsAlive(child: ChildProcess, alive: boolean): void {
  if (alive) { child.ref(); child.channel?.ref(); } else { child.unref(); child.channel?.unref(); }
}
