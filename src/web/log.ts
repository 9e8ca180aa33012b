import { pino } from 'pino';

/** What a log line may hold. No address (it can hold a case number), no query, no form, no text of an error. */
export interface LogLine {
  request: string;
  method: string;
  /** The pattern of the address, e.g. `/zaken/:zaak`; `-` where none matched. */
  route: string;
  status: number;
  milliseconds: number;
}

export interface Log {
  info(line: LogLine): void;
  error(line: LogLine & ErrorFacts): void;
}

interface ErrorFacts {
  error: string;
  /** SQLSTATE or system code. */
  code?: string;
  stack: string;
}

/** Lines of JSON on standard output, without the machine's name. */
export function standardLog(): Log {
  return pino({ base: null }) as unknown as Log;
}

/**
 * Class, code and places of an error. Its message is left out: a database quotes the value that it refused there, and
 * that can be a name. The first lines of a stack repeat the message, so only the places are taken.
 */
export function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { error: typeof error, stack: '' };
  const places = (error.stack ?? '').replace(error.message, '').split('\n').filter((line) => /^ {4}at .*(:\d+\)?|<anonymous>\)?)$/.test(line));
  const code: unknown = (error as { code?: unknown }).code;
  const shape = typeof code === 'string' && /^[A-Z0-9_]{3,40}$/.test(code) ? { code } : {};
  return { error: error.constructor.name, ...shape, stack: places.join('\n') };
}
