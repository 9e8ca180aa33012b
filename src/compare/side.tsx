import type { Child } from 'hono/jsx';
import { participants } from '../core/case/state.ts';
import type { Code } from '../core/codes.ts';
import type { CaseFile } from '../database/journal.ts';
import { organisationLabel } from '../database/organisation.ts';
import { latest, readPeople, type PersonWords } from '../database/people/people.ts';
import type { Visit } from '../web/route.ts';
import { statementsAbout } from '../database/people/statement.ts';
import { staffName } from '../database/staff-name.ts';
import { parseDay } from '../core/day.ts';
import { capital, word } from '../words/codes.ts';
import { monthText, wholeDay } from '../words/day.ts';
import { roleAndAge } from '../words/people.ts';
import { bindingIn, standText } from './rules.ts';

/** One of two cases, with what the desk may see of it before and after it was sent out (P-11): no notes, no course, no answers. */
export interface Side {
  readonly file: CaseFile;
  readonly names: ReadonlyMap<string, string>;
  readonly people: readonly PersonWords[];
  readonly organisation: string | null;
  readonly mediator: string | null;
}

export async function readSide(visit: Visit, file: CaseFile): Promise<Side> {
  const people = (await readPeople(visit.db, visit.keys, file.id)).filter(({ id }) => id !== 'casework');
  return {
    file, people, names: namesIn(people), organisation: await organisationLabel(visit.db, file.state.referral?.organisation ?? null),
    mediator: await staffName(visit.db, file.state.allocated?.mediator ?? null),
  };
}

const namesIn = (people: readonly PersonWords[]): Map<string, string> =>
  new Map(people.flatMap((one) => { const name = latest(one, 'name')?.split('\n')[0]; return name ? [[one.id, name] as const] : []; }));

export interface Row { readonly label: string; readonly here: Child; readonly other: Child }

const ROWS: readonly (readonly [string, (side: Side) => Child])[] = [
  ['Aangemelde kant', (side) => peopleOn(side, 'a')], ['Andere kant', (side) => peopleOn(side, 'b')],
  ['Gebeurtenis', ({ file: { state } }) => lines([capital(word('cause', state.cause)), state.referral?.eventMonth ? monthText(state.referral.eventMonth) : 'Maand niet bekend', `Aangifte: ${word('policeReport', state.policeReport)}`])],
  ['Aangemeld', (side) => lines(referralOf(side))],
  ['Stand', ({ file, mediator }) => standText(file.state, mediator)],
  ['Wat bindt', bindingOf],
];

export const rowsOf = (here: Side, other: Side): Row[] => ROWS.map(([label, of]) => ({ label, here: of(here), other: of(other) }));

const lines = (texts: readonly string[]): Child => <ul class="lines">{texts.map((text) => <li>{text}</li>)}</ul>;

/** Name, role, age and birth date; what only the other side told says so. */
function peopleOn({ file: { state }, names, people }: Side, side: Code<'side'>): Child {
  return lines(participants(state, side).map((p) => {
    const told = statementsAbout(people, p.id);
    const name = names.get(p.id) ?? toldText(told.findLast((one) => one.name)?.name) ?? 'naam niet bekend';
    const born = latest(people.find(({ id }) => id === p.id), 'birth-date');
    const toldBorn = told.findLast((one) => one.birthDate)?.birthDate;
    const birth = born ? `geboren ${dayOrText(born)}` : toldBorn ? `geboren ${dayOrText(toldBorn)} (volgens de aanmelding)` : 'geboortedatum niet bekend';
    return `${capital(name)}: ${roleAndAge(state, p)}; ${birth}`;
  }));
}

const toldText = (name: string | undefined): string | null => (name ? `${name} (volgens de aanmelding)` : null);

function dayOrText(text: string): string {
  const day = parseDay(text.trim());
  return day ? wholeDay(day) : text;
}

function referralOf({ file: { state: { referral } }, organisation }: Side): string[] {
  if (!referral) return [];
  const by = referral.referrerKind ? word('referrerKind', referral.referrerKind) : word('entry', referral.entry);
  return [wholeDay(referral.day), capital(organisation ? `${by} (${organisation})` : by)];
}

function bindingOf({ file: { state }, names }: Side): Child {
  const found = bindingIn(state);
  if (found === null) return 'Wat iemand na het uitzetten zei, ziet het aanmeldpunt niet. Bij verbinden als eerdere zaak geldt vanzelf wat bindt.';
  if (found.length === 0) return 'Geen';
  return lines(found.map(({ person, bar }) => `${capital(names.get(person.id) ?? roleAndAge(state, person))}: ${word('answer', bar.answer)}${bar.until ? `, tot ${wholeDay(bar.until)}` : ''}`));
}
