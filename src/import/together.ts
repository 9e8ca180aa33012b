import type { Cells, Fault } from './cells.ts';
import { MOST } from './columns.ts';

/** A column that tells nothing without another one: what it holds would be lost without a word. */
const NEEDS: readonly (readonly [given: string, needs: string])[] = [
  ['referrer_organisation', 'referrer_kind'],
  ['ban_until', 'ban'], ['data_answer', 'data_answered'], ['data_answered', 'data_answer'],
  ['rejected', 'rejection'], ['rejection', 'rejected'], ['mediator', 'allocated'], ['allocated', 'mediator'],
  ['approach_channel', 'approached'], ['closed', 'allocated'], ['outcome', 'closed'],
];
const PERSON_NEEDS = [['representative_name', 'representative']] as const;
const ANSWER_NEEDS = [['answer', 'answered'], ['answered', 'answer'], ['answer_until', 'answer']] as const;
const CONTACT_NEEDS = [['day', 'form'], ['form', 'day']] as const;
const PAUSE_NEEDS = [['until', 'from'], ['resumed', 'from']] as const;

const each = (prefix: string, count: number, needs: readonly (readonly [string, string])[]) =>
  Array.from({ length: count }, (_, i) => `${prefix}${i + 1}_`).flatMap((own) => needs.map(([given, other]) => [own + given, own + other] as const));

const ALL_NEEDS = [
  ...NEEDS, ...each('a', MOST.people, PERSON_NEEDS), ...each('b', MOST.people, [...PERSON_NEEDS, ...ANSWER_NEEDS]),
  ...each('contact', MOST.contacts, CONTACT_NEEDS), ...each('pause', MOST.pauses, PAUSE_NEEDS),
];

/** Cells that do not go together, each at its column; [] where they do. Cells are tidy and can be read one by one. */
export function apartFaults(given: Cells, values: Readonly<Record<string, unknown>>): Fault[] {
  const has = (name: string): boolean => given[name] !== undefined;
  const alone = ALL_NEEDS.filter(([name, needs]) => has(name) && !has(needs))
    .map(([name, needs]): Fault => ({ column: name, sentence: `Hierbij hoort ook een waarde in de kolom ${needs}.` }));
  return [...alone, ...roleless(given), ...contradictions(has, values)];
}

/** A person exists where a role is given; a name without a role would fall away. */
function roleless(given: Cells): Fault[] {
  const people = new Set(Object.keys(given).flatMap((name) => /^[ab][1-9]_/.exec(name) ?? []));
  return [...people].filter((prefix) => given[`${prefix}role`] === undefined)
    .map((prefix) => ({ column: `${prefix}role`, sentence: 'Deze persoon heeft geen rol.' }));
}

function contradictions(has: (name: string) => boolean, values: Readonly<Record<string, unknown>>): Fault[] {
  const faults: Fault[] = [];
  const add = (wrong: boolean, column: string, sentence: string) => { if (wrong) faults.push({ column, sentence }); };
  add(has('allocated') && has('rejected'), 'rejected', 'Een zaak is uitgezet of afgewezen, niet allebei.');
  add(values['incomplete'] === 'yes' && !has('allocated'), 'incomplete', 'Hierbij hoort ook een waarde in de kolom allocated.');
  add((has('stopped_by') || has('stop_reason')) && !has('stopped') && !has('closed'), 'stopped', 'Hierbij hoort een dag waarop het traject stopte of is afgesloten.');
  const [month, registered] = [values['event_month'], values['registered']];
  add(typeof month === 'string' && typeof registered === 'string' && month > registered.slice(0, 7), 'event_month', 'Deze maand ligt na de dag van aanmelding.');
  return faults;
}
