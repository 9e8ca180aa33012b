import type { Db } from '../database.ts';
import { KeyGone, type KeyStore } from '../keys.ts';
import { LETTER, openText } from './people.ts';
import { readStatement, STATEMENT, type Statement } from './statement.ts';
import { taskContext } from './task.ts';

/** Words of others, or of whoever works on the case, that can speak of somebody who asks for their file. A person judges each sentence. */
export interface OfferedWords {
  /** Id of the sealed words; they never change, so what was judged of them stays right. */
  readonly id: string;
  /** `casework`, `task`, `referrer`, or a person of the case. */
  readonly from: string;
  readonly kind: string;
  readonly text: string;
  readonly recorded: Date;
}

/** Of the referrer itself: never part of somebody else's file. */
const REFERRERS_OWN = ['name', 'organisation', 'function', 'telephone', 'email', 'contact'];

/**
 * Notes, tasks, what the referrer wrote and what others told of this person, oldest first; also what this person told of others.
 * Nothing of the own words of the other people in the case is read. The caller has named the case to the access log.
 */
export async function readOffered(db: Db, keys: KeyStore, caseId: string, person: string): Promise<OfferedWords[]> {
  const rows = await db.query<{ id: string; compartment_id: string; compartment: string; person: string; key_id: number; kind: string; content: Buffer; recorded: Date }>(
    `select s.id, c.id as compartment_id, c.kind as compartment, c.person, c.key_id, s.kind, s.content, s.recorded
     from compartment c join sealed s on s.compartment_id = c.id and s.replaced_by is null and s.kind <> '${LETTER}'
     where c.case_id = $1 and (c.kind = 'casework' or (c.kind = 'referrer' and s.kind <> all($2)) or (c.kind = 'person' and s.kind = '${STATEMENT}'))
     order by s.recorded, s.number`,
    [caseId, REFERRERS_OWN],
  );
  const words = rows.flatMap((row): OfferedWords[] => {
    const text = openText(keys, row);
    if (text === null) return [];
    const from = row.compartment === 'person' ? row.person : row.compartment;
    if (row.kind !== STATEMENT) return [{ id: row.id, from, kind: row.kind, text, recorded: row.recorded }];
    const statement = readStatement(text);
    return statement.about === person || from === person ? [{ id: row.id, from, kind: row.kind, text: linesOf(statement), recorded: row.recorded }] : [];
  });
  return [...words, ...await tasks(db, keys, caseId)];
}

const LABELS: Readonly<Record<Exclude<keyof Statement, 'about'>, string>> = {
  name: 'Naam', birthDate: 'Geboren', address: 'Adres', telephone: 'Telefoon', email: 'E-mail', professional: 'Te bereiken via', remarks: 'Opmerkingen',
  safeTimes: 'Wanneer bellen', codeWord: 'Codewoord', safeContact: 'Veilig contact', detentionPlace: 'Zit vast in', representativeName: 'Wie voor deze persoon spreekt', representativeContact: 'Te bereiken',
};

/** One line a field, so that each is judged by itself. */
const linesOf = (statement: Statement): string => Object.entries(LABELS)
  .flatMap(([field, label]) => (statement[field as keyof Statement] ? [`${label}: ${statement[field as keyof Statement]}`] : [])).join('\n');

async function tasks(db: Db, keys: KeyStore, caseId: string): Promise<OfferedWords[]> {
  const rows = await db.query<{ id: string; compartment_id: string; key_id: number; content: Buffer; made_at: Date }>(
    'select t.id, t.compartment_id, c.key_id, t.content, t.made_at from task t join compartment c on c.id = t.compartment_id where t.case_id = $1 order by t.made_at, t.id', [caseId]);
  return rows.flatMap((row) => {
    try {
      return [{ id: row.id, from: 'task', kind: 'task', text: keys.open(row.key_id, taskContext(row.compartment_id, row.id), row.content).toString(), recorded: row.made_at }];
    } catch (error) {
      if (error instanceof KeyGone) return [];
      throw error;
    }
  });
}

/** What somebody's own compartment holds, with the ids by which one of them can be corrected. `corrected`: it stands in the place of earlier words. */
export interface OwnWords { readonly id: string; readonly kind: string; readonly text: string; readonly recorded: Date; readonly factSeq: number | null; readonly by: string | null; readonly corrected: boolean }

export async function readOwn(db: Db, keys: KeyStore, caseId: string, person: string): Promise<OwnWords[]> {
  const rows = await db.query<{ id: string; compartment_id: string; key_id: number; kind: string; content: Buffer; recorded: Date; fact_seq: number | null; by: string | null; corrected: boolean }>(
    `select s.id, c.id as compartment_id, c.key_id, s.kind, s.content, s.recorded, s.fact_seq, s.recorded_by as by, exists (select from sealed o where o.replaced_by = s.id) as corrected from compartment c join sealed s on s.compartment_id = c.id
     where c.case_id = $1 and c.kind = 'person' and c.person = $2 and s.replaced_by is null and s.kind <> all($3) order by s.recorded, s.number`,
    [caseId, person, [LETTER, STATEMENT]],
  );
  return rows.flatMap((row) => {
    const text = openText(keys, row);
    return text === null ? [] : [{ id: row.id, kind: row.kind, text, recorded: row.recorded, factSeq: row.fact_seq, by: row.by, corrected: row.corrected }];
  });
}
