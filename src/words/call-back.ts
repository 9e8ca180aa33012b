import type { Code } from '../core/codes.ts';

/** Where the desk tells what became of calling whoever asked for it (P-14). */
export const callBackAddress = (number: string): string => `/zaken/${number}/terugbellen`;

/** Who waits to be called, where that is nobody of the case. */
export const whoWaits = (entry: Code<'entry'> | undefined): string => (entry === 'professional' ? 'de verwijzer' : 'wie aanmeldde');
