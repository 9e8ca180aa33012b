import { addDays, type Day } from '../core/day.ts';
import { isUuid, type PersonId, type StaffId } from '../core/fields.ts';
import type { Relation } from '../core/case/order.ts';
import { specOf } from '../core/case/orders.ts';
import type { Referral, ReferredPerson } from '../core/case/refer.ts';
import { causeClass, type Code } from '../core/codes.ts';
import { defaultSettings } from '../core/case/settings.ts';
import type { Database } from '../database/database.ts';
import { give, openReferral } from '../database/journal.ts';
import type { KeyStore } from '../database/keys.ts';
import type { Made } from './people.ts';
import type { Story, Told } from './stories.ts';

export interface Stage {
  readonly database: Database;
  readonly keys: KeyStore;
  readonly now: Date;
  readonly today: Day;
  newId(): string;
  readonly staff: Readonly<Record<Relation, StaffId>>;
}

function personOf(side: 'a' | 'b', story: Story, age: number): ReferredPerson {
  const offender = (side === 'a') === (story.initiator === 'offender');
  const traffic = causeClass(story.cause) === 'traffic';
  const role = ((): Code<'role'> => {
    if (story.cause === 'medical-incident') return offender ? 'care-provider' : 'patient';
    if (offender) return traffic ? 'causing-party' : 'offender';
    return story.cause === 'manslaughter' ? 'bereaved' : 'victim';
  })();
  return {
    side, role, position: null, nature: 'person', age, representative: side === 'a' && age < 18 ? 'parent' : null,
    detained: side === 'a' && story.referrer === 'prison' ? 'yes' : null, site: null,
    safe: side === 'a' ? { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'not-asked' } : null, language: 'nl', interpreter: 'no',
    details: side === 'a' ? ['post', 'telephone', 'email'] : [],
  };
}

function referralOf(story: Story): Referral {
  const professional = story.entry === 'professional';
  const report = story.cause === 'medical-incident' || story.cause === 'sport-incident' ? 'not-applicable' : 'one';
  return {
    referred: {
      entry: story.entry, channel: 'form', referrerKind: professional ? story.referrer : null, organisation: null, viaZsm: 'no', cause: story.cause, eventMonth: null,
      policeReport: report, criminalStage: 'unknown', certainty: 'sure', clientAgrees: professional ? 'yes' : 'unknown', immaterialNeed: 'unknown',
      funding: story.cause === 'sport-incident' ? 'noc-nsf' : 'ministry', callBack: 'no',
    },
    people: [personOf('a', story, story.ages[0]), personOf('b', story, story.ages[1])],
  };
}

/** `@in:14` and `@ago:6` are days from today, `@mediator` the story's mediator; `@a`, `@b`, `@address` words of its people. */
function filled(value: unknown, stage: Stage, words: Readonly<Record<string, string>>): unknown {
  if (typeof value !== 'string' || !value.startsWith('@')) return value;
  const [name, days] = value.slice(1).split(':') as [string, string | undefined];
  if (name === 'in') return addDays(stage.today, Number(days));
  if (name === 'ago') return addDays(stage.today, -Number(days));
  return name === 'mediator' ? stage.staff.mediator : words[name] ?? value;
}

const all = (values: Readonly<Record<string, unknown>> | undefined, stage: Stage, words: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, filled(value, stage, words)]));

async function playStep(caseId: string, told: Told, stage: Stage, words: Readonly<Record<string, string>>): Promise<void> {
  const relation = specOf(told.order).by[0] ?? 'mediator';
  const staff = stage.staff[relation];
  const order = {
    caseId: caseId as never, order: told.order, person: (told.person ?? null) as PersonId | null, on: addDays(stage.today, -told.ago),
    values: all(told.values, stage, words), texts: all(told.texts, stage, words) as Record<string, string>, seen: null,
  };
  const by = { staff, relation, now: stage.now, today: stage.today, newId: () => stage.newId(), keys: stage.keys, settings: defaultSettings };
  const done = await stage.database.transaction({ role: 'bis_owner', user: staff, request: stage.newId() }, (db) => give(db, order, by));
  if (!done.ok) throw new Error(`a synthetic story is refused: ${told.order} ${JSON.stringify(done)}`);
}

/** Plays one case through the same rules, journal and vault that people use. Throws where the rules refuse a step: a fault in the story. */
export async function play(story: Story, a: Made, b: Made, stage: Stage): Promise<string> {
  const words = { a: a.name, b: b.name, address: b.address };
  const opened = await stage.database.transaction({ role: 'bis_owner', user: null, request: stage.newId() }, (db) => openReferral(db, referralOf(story), {
    people: [{ ...a, remarks: 'Synthetisch: deze persoon bestaat niet.' }, { name: b.name }],
    referrer: story.entry === 'professional' ? { name: 'V. Verwijsproef', organisation: 'Synthetische verwijzer', telephone: '06-00000000', email: 'verwijzer@voorbeeld.invalid' } : undefined,
    event: { description: 'Synthetische gebeurtenis, verzonnen voor de demo.' },
  }, { actor: 'public', now: stage.now, on: addDays(stage.today, -story.ago), newId: () => stage.newId(), keys: stage.keys, settings: defaultSettings }));
  if (!opened.ok || !isUuid(opened.caseId)) throw new Error(`a synthetic referral is refused: ${JSON.stringify(opened)}`);
  for (const told of story.steps) await playStep(opened.caseId, told, stage, words);
  return opened.caseId;
}
