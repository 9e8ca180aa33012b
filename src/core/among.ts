/** The one of a closed list that this text is; null where it is none of them. */
export const among = <T extends string>(list: readonly T[], text: string | null): T | null => list.find((one) => one === text) ?? null;

/** Whether a text is one of this list, as a question that types understand. */
export const isAmong = <T extends string>(list: readonly T[]) => (text: string): text is T => (list as readonly string[]).includes(text);
