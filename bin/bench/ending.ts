type End = () => Promise<void>;

const open = new Set<End>();

/** Something that must end whatever happens; the returned function ends it once. */
export function ending(work: End): End {
  const end = async () => {
    if (open.delete(end)) await work();
  };
  open.add(end);
  return end;
}

/** Ends all that is still open, the last one first. */
export async function endAll(): Promise<void> {
  for (const end of [...open].reverse()) await end().catch(() => undefined);
}
