import type { StaffRole } from '../core/role.ts';
import type { Db } from '../database/database.ts';

/** What can happen to an account; src/accounts/texts.ts and src/sign-in/texts.ts say it in words. */
export type AccountEvent =
  | 'made' | 'passkey-added' | 'passkey-removed' | 'passkey-copied' | 'app-renewed' | 'recovery-made' | 'recovery-used' | 'organisation-linked'
  | 'link-made' | 'link-used' | 'sessions-ended' | 'stopped' | 'resumed' | 'roles-changed' | 'supervisor-changed' | 'supervisor-added' | 'supervisor-removed' | 'name-changed' | 'email-changed' | 'telephone-changed' | 'telephone-removed' | 'conduct-accepted';

/** An administrator is shown these until somebody says to have followed them up. */
export const LOUD: readonly AccountEvent[] = ['recovery-used', 'passkey-copied'];

/** In words, as in "5 maart: …". */
export const EVENT_WORDS: { readonly [event in AccountEvent]: string } = {
  made: 'Account gemaakt', 'passkey-added': 'Een passkey toegevoegd', 'passkey-removed': 'Een passkey weggehaald',
  'passkey-copied': 'Een passkey geweigerd: de teller liep terug, de sleutel is misschien gekopieerd',
  'app-renewed': 'Een andere app voor codes gekoppeld', 'recovery-made': 'Nieuwe herstelcodes gemaakt', 'recovery-used': 'Ingelogd met een herstelcode',
  'organisation-linked': 'Gekoppeld aan het inloggen van de organisatie', 'link-made': 'Een link gemaakt om in te stellen', 'link-used': 'Ingesteld met een link',
  'sessions-ended': 'Overal uitgelogd', stopped: 'Account gestopt', resumed: 'Account hervat', 'roles-changed': 'Werk gewijzigd', 'supervisor-changed': 'Werkbegeleider gewijzigd', 'supervisor-added': 'Werkbegeleider erbij', 'supervisor-removed': 'Werkbegeleider eraf', 'name-changed': 'Naam gewijzigd', 'email-changed': 'E-mailadres gewijzigd', 'telephone-changed': 'Telefoonnummer gewijzigd', 'telephone-removed': 'Telefoonnummer weggehaald', 'conduct-accepted': 'Gedragscode aanvaard',
};

/** `by`: who did it; the account itself, an administrator, or null where nobody was signed in. `roles`: of another work alone; `about`: the supervisor who came or went. */
export async function recordEvent(db: Db, event: { id: string; staffId: string; at: Date; kind: AccountEvent; by: string | null; roles?: { readonly before: readonly StaffRole[]; readonly after: readonly StaffRole[] }; about?: string }): Promise<void> {
  await db.query('insert into account_event (id, staff_id, at, kind, by_id, roles_before, roles_after, about_id) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [event.id, event.staffId, event.at, event.kind, event.by, event.roles?.before ?? null, event.roles?.after ?? null, event.about ?? null]);
}

export interface AccountEventRow {
  id: string;
  at: Date;
  kind: AccountEvent;
  /** Name of who did it, or null. */
  by: string | null;
  /** Of another work: from what to what; null of what was recorded before that was kept. */
  before: StaffRole[] | null;
  after: StaffRole[] | null;
  /** Name of the supervisor who came or went; null of any other event. */
  about: string | null;
}

/** The newest first. */
export function eventsOf(db: Db, staffId: string, most: number): Promise<AccountEventRow[]> {
  return db.query<AccountEventRow>(
    `select e.id, e.at, e.kind, s.name as by, e.roles_before as before, e.roles_after as after, a.name as about
     from account_event e left join staff s on s.id = e.by_id left join staff a on a.id = e.about_id
     where e.staff_id = $1 order by e.at desc, e.id limit $2`,
    [staffId, most],
  );
}
