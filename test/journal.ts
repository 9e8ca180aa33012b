import type { ReferredPerson, Referral } from '../src/core/case/refer.ts';
import { defaultSettings } from '../src/core/case/settings.ts';
import { day, dayOf } from '../src/core/day.ts';
import type { CaseId, PersonId, StaffId } from '../src/core/fields.ts';
import type { Db } from '../src/database/database.ts';
import { give, openReferral, type By, type Given, type Order, type ReferralWords } from '../src/database/journal.ts';
import type { FreshDatabase } from './database.ts';

/** Cases for tests, made through the journal as the program makes them. */
export interface Cases {
  /** Runs in a transaction as the application does. */
  as<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** A new member of staff with these roles. */
  staff(...roles: string[]): Promise<StaffId>;
  by(staff: StaffId, relation?: By['relation']): By;
  /** A referral by a victim about an assault, on 4 March 2019. */
  open(changes?: { referral?: Partial<Referral['referred']>; people?: readonly Partial<ReferredPerson>[]; words?: ReferralWords }): Promise<CaseId>;
  /** In a transaction of its own, on 4 March 2019 where no day is given. */
  give(by: By, order: Pick<Order, 'caseId' | 'order'> & Partial<Order>): Promise<Given>;
}

const REFERRED: Referral['referred'] = {
  entry: 'self', channel: 'form', referrerKind: null, organisation: null, viaZsm: 'unknown', cause: 'assault', eventMonth: null, policeReport: 'one',
  criminalStage: 'reported', certainty: 'sure', clientAgrees: 'yes', immaterialNeed: 'unknown', funding: 'ministry', callBack: 'no',
};

const PERSON: ReferredPerson = {
  side: 'a', role: 'victim', position: null, nature: 'person', age: 34, representative: null, detained: null, site: null,
  safe: { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'not-asked' }, language: null, interpreter: null, details: ['telephone'],
};

const OTHER: ReferredPerson = { ...PERSON, side: 'b', role: 'offender', age: null, safe: null, details: [] };

const WORDS: ReferralWords = {
  people: [{ name: 'Testina van Voorbeeld', birthDate: '1985-02-03', telephone: '020 0000000' }, { name: 'Proefman de Boer' }],
  event: { description: 'Geslagen bij de halte.', place: 'Halte Voorbeeldplein', day: '2018-12-24' },
};

export function cases(house: FreshDatabase): Cases {
  const today = dayOf(house.now);
  const as: Cases['as'] = (work) => house.database.transaction({ role: 'bis_owner', user: null, request: house.newId() }, work);
  return {
    as,
    async staff(...roles) {
      const id = house.newId() as StaffId;
      await as((db) => db.query(
        'insert into staff (id, email, name, roles, created_at, signed_in_at) values ($1, $2, $3, $4, $5, $5)', [id, `${id}@example.org`, 'Test', roles, house.now],
      ));
      return id;
    },
    by: (staff, relation = 'desk') => ({ staff, relation, now: house.now, today, newId: house.newId, keys: house.keys, settings: defaultSettings }),
    async open({ referral, people = [{}, OTHER], words = WORDS } = {}) {
      const full = { referred: { ...REFERRED, ...referral }, people: people.map((p) => ({ ...(p.side === 'b' ? OTHER : PERSON), ...p })) };
      const opened = await as((db) => openReferral(db, full, words,
        { actor: 'public', now: house.now, on: day('2019-03-04'), newId: house.newId, keys: house.keys, settings: defaultSettings }));
      if (!opened.ok) throw new Error(`the test's referral was refused: ${opened.reason}`);
      return opened.caseId;
    },
    give: (by, order) => as((db) => give(db, { person: null, on: today, values: {}, texts: {}, seen: null, ...order }, by)),
  };
}

export const p1 = 'p1' as PersonId;
export const p2 = 'p2' as PersonId;
