/** Ends the process in order, whoever asks for it. */
export interface Stopping {
  /** What must happen on the way out; the step that was added last goes first. */
  add(step: () => Promise<void>): void;
  /** True from the moment that somebody asked: what fails now fails because of that. */
  readonly begun: boolean;
  /** Runs the steps and ends the process, within 2 s. */
  begin(exitCode: number): void;
}

/** Everything must be gone after 2 s; what is not in order by then is cut off. */
const LIMIT = 1_900;
const PARENT_INTERVAL = 500;

/** Stops at SIGTERM, Ctrl-C and a closed terminal, and when npm is killed, which passes nothing on. */
export function watchForStop(): Stopping {
  const steps: (() => Promise<void>)[] = [];
  let begun = false;
  const begin = (exitCode: number) => {
    if (begun) return;
    begun = true;
    setTimeout(() => process.exit(exitCode), LIMIT);
    void runAll(steps).finally(() => process.exit(exitCode));
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => begin(0));
  watchParent(() => begin(0));
  return { add: (step) => void steps.unshift(step), get begun() { return begun; }, begin };
}

/** One step that fails does not keep the next from being done. */
async function runAll(steps: readonly (() => Promise<void>)[]): Promise<void> {
  for (const step of steps) await step().catch(() => undefined);
}

function watchParent(gone: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) gone();
  }, PARENT_INTERVAL).unref();
}
