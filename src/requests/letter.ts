import { isRefusalGround, isRequestDecision } from '../core/request.ts';
import { isUuid } from '../core/fields.ts';
import { DOCUMENT, readDocument, writeOffice } from '../database/people/office.ts';
import { typed } from '../ui/form-text.ts';
import type { Paper, Printed } from '../ui/sheet.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { decisionLetter, extensionLetter, receiptLetter } from './build.ts';
import { askerOf, isUncompared, stampOf, textOfStep, to, waitsForWay, withRequest, type Asked, type Parts } from './open-request.ts';
import { requestPage } from './request.tsx';
import { addStep } from './sql.ts';
import { ASKED_SAFE, LETTERS, WAY_TEXTS, type RequestLetter } from './texts.ts';

/** Makes documents; one for the whole server. */
export interface Press { make(paper: Paper): Promise<Printed> }

/** Why a document was not made, for the page. */
export function failureOf(printed: Extract<Printed, { kind: 'failed' }>): string {
  if (printed.reason === 'characters') return `Deze tekens kan onze brief niet laten zien: ${printed.characters.map((sign) => `“${sign}”`).join(', ')}.`;
  return printed.reason === 'template' ? 'De brief kon niet gemaakt worden en dat lag niet aan u. Meld het aan wie BIS beheert.' : 'De brief kon nu niet gemaakt worden. Er is niets bewaard. Probeer het over een minuut nog eens.';
}

/** Code of an extension that was told to somebody who knew of no case then. */
export const UNTOLD = 'untold';

/** The letter as it would be made now; null where what it tells has not happened. */
function compose(asked: Asked, letter: RequestLetter): Paper | null {
  const [person, stamp] = [askerOf(asked), stampOf(asked)];
  if (letter === 'receipt') return receiptLetter(person, stamp);
  const own = asked.steps.find(({ kind }) => kind === (letter === 'extension' ? 'extended' : 'decided'));
  if (!own) return null;
  if (letter === 'extension') return extensionLetter(person, stamp, own.code === UNTOLD ? null : textOfStep(asked, own));
  if (own.code === null || !isRequestDecision(own.code)) return null;
  return decisionLetter(person, stamp, { decision: own.code, ground: own.ground !== null && isRefusalGround(own.ground) ? own.ground : null, why: textOfStep(asked, own), on: own.day });
}

/** Makes a letter, and keeps it sealed in the file of the request. */
export const makeLetter = (parts: Parts, press: Press) => (visit: Visit): Promise<Answer> => withRequest(visit, parts, async (asked) => {
  if (asked.erased) return requestPage(asked, { form: 'brief', errors: [{ field: '', message: 'Wie het vroeg, is gewist. Een brief kan niet meer.' }] }, 409);
  const letter = LETTERS.find((one) => one === typed(visit.form, 'brief'));
  const paper = letter ? compose(asked, letter) : null;
  if (!letter || !paper) return requestPage(asked, { form: 'brief', errors: [{ field: 'brief', message: 'Kies een brief die bij dit verzoek hoort.' }] }, 422);
  if (waitsForWay(asked)) return requestPage(asked, { form: 'brief', errors: [{ field: 'brief', message: WAY_TEXTS.first }] }, 422);
  // Asked of everybody whose address is compared with nothing: of who knows of no case too, so that it tells nobody anything (P-08).
  if (isUncompared(asked) && typed(visit.form, ASKED_SAFE) !== 'ja') return requestPage(asked, { form: 'brief', errors: [{ field: ASKED_SAFE, message: WAY_TEXTS.ask }] }, 422);
  const printed = await press.make(paper);
  if (printed.kind === 'failed') return requestPage(asked, { form: 'brief', errors: [{ field: 'brief', message: failureOf(printed) }] }, printed.reason === 'characters' ? 422 : 503);
  await keepDocument(asked, letter, printed.pdf);
  return to(asked, '#brieven');
}, { changes: true, sends: true });

/** `code`: what it is. `fileId`: where it lies, if not with the letters. */
export async function keepDocument({ visit, row }: Asked, code: RequestLetter | 'access-file' | 'access-data', content: Uint8Array | string, fileId = row.fileId): Promise<void> {
  const { db, keys, now, today, newId } = visit;
  const by = visit.user!.id;
  const words = await writeOffice(db, keys, { fileId, kind: DOCUMENT, content, by, now, newId });
  await addStep(db, row.id, { kind: 'letter', code, day: today, words }, { now, by });
}

/** A document of this request once more. */
export const openDocument = (parts: Parts) => (visit: Visit): Promise<Answer> => withRequest(visit, parts, async ({ steps }) => {
  const [, id, extension] = /^([0-9a-f-]{36})\.(pdf|json)$/.exec(visit.params['stuk'] ?? '') ?? [];
  const own = steps.find(({ words, kind }) => kind === 'letter' && words === id);
  if (!id || !isUuid(id) || !own || (extension === 'json') !== (own.code === 'access-data')) return notFound();
  const bytes = await readDocument(visit.db, visit.keys, id);
  if (bytes === null) return notFound();
  return { kind: 'file', type: extension === 'json' ? 'application/json' : 'application/pdf', name: `verzoek.${extension}`, bytes };
});
