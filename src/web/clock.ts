/** The clock of a server is put right by so much without anybody noticing. Own choice. */
const PUT_RIGHT_MINUTES = 5;

/**
 * The latest instant that can have been written already. What is later was written by a clock that ran ahead and was put back since:
 * nobody gets in by it, and nobody waits for it.
 */
export const latestWritten = (now: Date): Date => new Date(now.getTime() + PUT_RIGHT_MINUTES * 60_000);
