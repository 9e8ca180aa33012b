import type { Db } from './database.ts';

/**
 * New case numbers `YYYY-NNNNN`, in the order of `years` (one entry a case). Others who number a case of the same year
 * wait until this transaction ends, so take them late. A number that was rolled back is given again.
 */
export async function nextNumbers(db: Db, years: readonly number[]): Promise<string[]> {
  const wanted = new Map<number, number>();
  for (const year of years) wanted.set(year, (wanted.get(year) ?? 0) + 1);
  const next = new Map<number, number>();
  // One year after the other and always in the same order: two batches never wait for each other.
  for (const [year, count] of [...wanted].sort(([a], [b]) => a - b)) {
    const [row] = await db.query<{ last: number }>(
      `insert into case_number (year, last) values ($1, $2)
       on conflict (year) do update set last = case_number.last + excluded.last returning last`,
      [year, count],
    );
    next.set(year, (row?.last ?? count) - count + 1);
  }
  return years.map((year) => {
    const number = next.get(year) as number;
    next.set(year, number + 1);
    return `${year}-${String(number).padStart(5, '0')}`;
  });
}

/** Case numbers by id. */
export async function caseNumbers(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<{ id: string; number: string }>('select id, number from bis_case where id = any($1::uuid[])', [[...new Set(ids)]]);
  return new Map(rows.map(({ id, number }) => [id, number]));
}
