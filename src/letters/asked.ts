import { isUuid } from '../core/fields.ts';
import type { Db } from '../database/database.ts';
import type { KeyStore } from '../database/keys.ts';
import { ASKED, lineIn, OFFICE_LINES } from '../database/people/asked-office.ts';
import { addWords, latest, readPerson } from '../database/people/people.ts';
import type { RequestChoices } from './form.ts';
import { listed } from '../words/codes.ts';
import { REQUESTABLE } from './letter.ts';
import { REQUESTED_NAMES } from './texts-screens.ts';

/**
 * How data were asked: with it a reminder goes to the same office about the same file. Sealed in the casework as lines that whoever reads
 * the casework can read. The desk keeps the correspondence with the prosecution service also after the case went out (P-11).
 */
const LABELS = { ...OFFICE_LINES, address: 'Adres', prosecutionNumber: 'Parketnummer', policeNumber: 'Nummer van de politie' } as const;
const NAMED = 'Genoemd wie is aangemeld';
const REQUESTED = 'Gevraagd';
type Kept = Omit<RequestChoices, 'answerBy'>;

export function writeAsked(asked: Kept): string {
  const lines = (Object.keys(LABELS) as (keyof typeof LABELS)[]).map((name) => [LABELS[name], asked[name].replace(/\s*\r?\n\s*/g, ' | ')] as const);
  return [...lines, [NAMED, asked.nameRegistered ? 'ja' : ''], [REQUESTED, asked.requested.join(' ')]].filter(([, text]) => text !== '').map(([label, text]) => `${label}: ${text}`).join('\n');
}

export function readAsked(text: string): Kept {
  const of = (label: string): string => lineIn(text, label);
  const officeId = of(LABELS.officeId);
  return {
    officeId: isUuid(officeId) ? officeId : '', office: of(LABELS.office), address: of(LABELS.address).replaceAll(' | ', '\n'),
    prosecutionNumber: of(LABELS.prosecutionNumber), policeNumber: of(LABELS.policeNumber), nameRegistered: of(NAMED) === 'ja',
    requested: REQUESTABLE.filter((one) => of(REQUESTED).split(' ').includes(one)),
  };
}

/** Words of this kind as people read them, line by line: no id of an office and no codes. Any other words as they are. */
export function askedInWords(kind: string, text: string): string {
  if (kind !== ASKED) return text;
  return text.split('\n').map((line) => {
    if (line.startsWith(`${LABELS.officeId}: `)) return 'Gevraagd aan een parket uit onze lijst';
    if (line.startsWith(`${REQUESTED}: `)) return `${REQUESTED}: ${listed(readAsked(line).requested.map((one) => REQUESTED_NAMES[one].replace('?', '').toLowerCase()))}`;
    return line.replaceAll(' | ', ', ');
  }).join('\n');
}

/** How data were last asked by letter in this case; null where no letter was made, or its words were erased. */
export async function lastAsked(db: Db, keys: KeyStore, caseId: string): Promise<Kept | null> {
  const text = latest(await readPerson(db, keys, caseId, 'casework'), ASKED);
  return text === null ? null : readAsked(text);
}

export async function keepAsked(db: Db, keys: KeyStore, caseId: string, asked: Kept, { by, now, newId }: { by: string; now: Date; newId(): string }): Promise<void> {
  await addWords(db, keys, { caseId, compartment: 'casework', person: null, kind: ASKED, text: writeAsked(asked), factSeq: null, by, now, newId });
}
