import type { PersonWords } from './people.ts';

/**
 * What somebody tells of a person of the other side stays that teller's statement, in that teller's compartment;
 * completing copies it to the other's (`record-detail`), never back (architecture, People and the wall).
 */
export interface Statement {
  /** The person inside the case whom it is about. */
  about: string;
  name?: string | undefined;
  birthDate?: string | undefined;
  address?: string | undefined;
  telephone?: string | undefined;
  email?: string | undefined;
  /** A professional through whom this person can be reached. */
  professional?: string | undefined;
  remarks?: string | undefined;
  safeTimes?: string | undefined;
  codeWord?: string | undefined;
  safeContact?: string | undefined;
  detentionPlace?: string | undefined;
  representativeName?: string | undefined;
  representativeContact?: string | undefined;
}

export const STATEMENT = 'statement-about-other';

export const writeStatement = (statement: Statement): string => JSON.stringify(statement);
export const readStatement = (text: string): Statement => JSON.parse(text) as Statement;

/** What was told of this person by others in the case, oldest first; for the desk, who completes. */
export const statementsAbout = (people: readonly PersonWords[], person: string): (Statement & { by: string })[] =>
  people.flatMap(({ id, words }) => words.filter(({ kind }) => kind === STATEMENT).map(({ text }) => ({ ...readStatement(text), by: id })))
    .filter(({ about }) => about === person);
