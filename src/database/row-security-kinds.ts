/**
 * Kinds of fences, as conditions in SQL. What does not hang on the row stands in a scalar sub-select, so that PostgreSQL asks it once a
 * statement and not once a row. What looks into another table is a function in plpgsql: its plan is kept, while a sub-select here
 * would be planned anew, with the fences of that table in it, for every statement (measured: up to 4 ms).
 */
export interface Fence {
  /** Rows that are seen; none where it is left out. The same for the others. */
  readonly read?: string;
  readonly add?: string;
  /** Rows that may be changed or held, before and after. */
  readonly change?: string;
  readonly remove?: string;
  /** Columns that the server can write and never read. */
  readonly hidden?: readonly string[];
  /** Why rows of this table are seen without any user. */
  readonly open?: string;
}

export type Verb = 'read' | 'add' | 'change' | 'remove';

export const ALL = 'true';
export const SIGNED_IN = '(select bis_user() is not null)';
export const is = (...roles: readonly string[]): string => `(select bis_is(${roles.map((role) => `'${role}'`).join(', ')}))`;
export const DESK = is('desk');
export const PRIVACY = is('privacy-officer');
/** Who decides on an account: an administrator, and in the review of every quarter the privacy officer too. */
export const JUDGES_ACCOUNTS = `(${is('administrator')} or ${PRIVACY} and (select bis_under_review()))`;
export const own = (column: string): string => `${column} = (select bis_user())`;
/** Whoever asks holds this secret, or typed it: a token of a cookie, a link, a form, an e-mail address (context.ts). */
export const held = (value: string): string => `${value} = any ((select bis_held())::text[])`;
/**
 * The row in question, by the name of its table: inside a sub-select a bare column can be that of the other table, which is always equal
 * to itself. Such a fence lets everything through, and nothing looks wrong.
 */
export const ROW = '$row';
/** The case of this column is this user's business: the desk's and a mediator's own are known without a look for every row. */
export const sees = (column: string): string => `((select bis_everywhere()) or ${ROW}.${column} = any ((select bis_own())::uuid[]) or bis_sees(${ROW}.${column}))`;

/** The same for whoever writes in it: not a trainee, not who broke the glass, not who answers a request. */
export const worksOn = (column: string): string => `((select bis_everywhere()) or bis_works_on(${ROW}.${column}))`;

/** The privacy officer has the open request in hand that is about this case (`hold`). */
export const askedAbout = (column: string): string => `${PRIVACY} and bis_asked_about(${ROW}.${column})`;

/** Rows with a `case_id`: read by who opens the case, written by who works on it. */
export const byCase = (...verbs: readonly Verb[]): Fence => Object.fromEntries(verbs.map((verb) => [verb, verb === 'read' ? sees('case_id') : worksOn('case_id')]));
export const forAll = (condition: string): Fence => ({ read: condition, add: condition, change: condition, remove: condition });
/** Jobs and commands alone. */
export const OWNER_ONLY: Fence = {};
