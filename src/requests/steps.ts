import { addMonths, parseDay } from '../core/day.ts';
import { LONGEST_HOLD_MONTHS } from '../core/retention.ts';
import { decisionWhyNot, extensionWhyNot, isIdentityCheck, isRefusalGround, isRequestDecision, isUntold, mayLetGo } from '../core/request.ts';
import { chosenWay, isWay, wayWhyNot, type PostDoubt } from '../core/request-way.ts';
import { isPersonId } from '../core/fields.ts';
import { readCaseByNumber } from '../database/journal.ts';
import { addOwnStatement, correctWords } from '../database/people/correct.ts';
import { erasePerson, holdEnded } from '../database/people/erase.ts';
import { nameWords } from '../database/people/fold-name.ts';
import { newest, writeOffice } from '../database/people/office.ts';
import type { FieldError } from '../ui/field.tsx';
import { textError, typed } from '../ui/form-text.ts';
import { excludedFor } from '../web/relation.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { WHO } from './doing.tsx';
import { addressErrors } from './form.ts';
import { keepAccess } from './access.tsx';
import { doubtsAt, isErased, step, to, waitsForWay, weigh, withRequest, type Asked, type Parts } from './open-request.ts';
import { requestPage, whoseNumber } from './request.tsx';
import { readSentences } from './gather.ts';
import { courseOf, knownTo, unjudged } from './rules.ts';
import { addAbout, dropAbout, holdWhileAsked, liftRestrictions, restrict, setDone, setWeighed } from './sql.ts';
import { DO_FIRST, REASON_TEXTS, REFUSED_WAYS, WAY_TEXTS } from './texts.ts';
import { UNTOLD, type Press } from './letter.ts';

type Handler = (visit: Visit) => Promise<Answer>;

/** A step that needs an open request: once answered nothing of it changes. */
const onOpen = (parts: Parts, work: (asked: Asked) => Promise<Answer>): Handler => (visit) =>
  withRequest(visit, parts, async (asked) => (asked.done.has('decided') ? requestPage(asked, { form: '', errors: [{ field: '', message: REASON_TEXTS.decided }] }, 409) : work(asked)), { changes: true });

const mend = (asked: Asked, form: string, errors: readonly FieldError[]): Promise<Answer> => requestPage(asked, { form, errors }, 422);

export const checkIdentity = (parts: Parts): Handler => onOpen(parts, async (asked) => {
  const how = typed(asked.visit.form, 'identiteit');
  if (!isIdentityCheck(how)) return mend(asked, 'identiteit', [{ field: 'identiteit', message: 'Kies hoe u naging wie er vraagt.' }]);
  await step(asked, 'identity', { code: how });
  return to(asked);
});

/** Names the case and the person that it is about. Where only the case is known, the page asks which person. */
export const chooseCase = (parts: Parts): Handler => onOpen(parts, async (asked) => {
  const { visit, row } = asked;
  const number = typed(visit.form, 'zaak');
  if (!asked.done.has('identity')) return mend(asked, 'zaak', [{ field: 'zaak', message: REASON_TEXTS['identity-first'] }]);
  const file = number === '' ? null : await readCaseByNumber(visit.db, number);
  if (!file || (await excludedFor(visit)).has(file.id)) return mend(asked, 'zaak', [{ field: 'zaak', message: 'Er is geen zaak met dit nummer.' }]);
  visit.shows(file.id);
  const person = typed(visit.form, 'persoon');
  const known = isPersonId(person) && (file.state.people.has(person) || file.state.attending.has(person));
  if (!known) return whoseNumber(asked, file, person === '' ? [] : [{ field: 'persoon', message: 'Kies om wie het gaat.' }]);
  const doing = { now: visit.now, by: visit.user!.id };
  await addAbout(visit.db, row.id, file.id, person, doing);
  await holdWhileAsked(visit.db, file.id, addMonths(visit.today, LONGEST_HOLD_MONTHS), doing);
  return to(asked, '#over');
});

/** A case of somebody else of that name, chosen by mistake: from here on nothing of it is opened, compared or given. */
export const letGo = (parts: Parts): Handler => onOpen(parts, async (asked) => {
  const { visit, row, opened, done } = asked;
  const own = opened.find(({ about }) => about.number === typed(visit.form, 'zaak') && about.person === typed(visit.form, 'persoon'));
  if (!own) return to(asked, '#over');
  if (!mayLetGo(done, own.about.doneAt !== null)) return mend(asked, 'zaak', [{ field: 'zaak', message: 'Voor dit verzoek is al iets gedaan. Een zaak loslaten kan dan niet meer.' }]);
  if (await dropAbout(visit.db, row.id, own.about.caseId, own.about.person)) await step(asked, 'let-go');
  // Whatever way was chosen was chosen with this one among them.
  for (const { about } of opened) await setWeighed(visit.db, row.id, about, null);
  return to(asked, '#over');
});

export const extend = (parts: Parts): Handler => onOpen(parts, async (asked) => {
  const { visit, row, steps } = asked;
  const why = typed(visit.form, 'waarom');
  const errors = textError('waarom', why, 'Schrijf waarom het langer duurt. Dit komt in de brief.');
  if (errors.length > 0) return mend(asked, 'verlengen', errors);
  const reason = extensionWhyNot(courseOf(row.received, steps), visit.today);
  if (reason) return mend(asked, 'verlengen', [{ field: 'waarom', message: reason === 'extended' ? 'Dit verzoek is al verlengd.' : 'De eerste maand is om. Verlengen kan dan niet meer: antwoord nu.' }]);
  await step(asked, 'extended', { code: knownTo(asked.opened).length === 0 ? UNTOLD : null, text: why });
  return to(asked);
});

export const decide = (parts: Parts, press: Press): Handler => onOpen(parts, async (asked) => {
  const { visit, row, done, opened } = asked;
  const [decision, ground, why] = [typed(visit.form, 'besluit'), typed(visit.form, 'grond'), typed(visit.form, 'uitleg')];
  const untold = isRefusalGround(ground) && isUntold(ground);
  const errors = textError('uitleg', why, decision === 'granted' || untold ? null : 'Schrijf waarom. Dit komt in de brief.');
  if (!isRequestDecision(decision)) errors.unshift({ field: 'besluit', message: 'Kies wat u besluit.' });
  if (errors.length > 0 || !isRequestDecision(decision)) return mend(asked, 'besluit', errors);
  const asGround = isRefusalGround(ground) ? ground : null;
  const reason = decisionWhyNot({ kind: row.kind, done, people: opened.length, unaware: opened.length - knownTo(opened).length, decision, ground: asGround });
  if (waitsForWay(asked)) return mend(asked, 'besluit', [{ field: 'besluit', message: WAY_TEXTS.first }]);
  if (reason) {
    const field = reason.startsWith('ground') || reason === 'no-ground-needed' || reason === 'knows-of-one' ? 'grond' : 'besluit';
    return mend(asked, 'besluit', [{ field, message: reason === 'not-done' ? DO_FIRST[row.kind] : REASON_TEXTS[reason] }]);
  }
  if (row.kind === 'access' && decision !== 'refused') {
    // A case that was chosen after the others were looked through has sentences that nobody saw.
    if (unjudged(await readSentences(visit, opened, parts), asked.choices).length > 0) return mend(asked, 'besluit', [{ field: 'besluit', message: DO_FIRST.access }]);
    const failed = await keepAccess(asked, press);
    if (failed) return requestPage(asked, { form: 'besluit', errors: [{ field: 'besluit', message: failed }] }, 503);
  }
  await step(asked, 'decided', { code: decision, ground: asGround, text: why });
  await weigh(asked);
  return to(asked, '#brieven');
});

/**
 * Says yes, with a reason, to each doubt there is now; one that comes up later is asked after again, also after the decision. Nothing is chosen
 * of who knows of no case.
 */
export const chooseWay = (parts: Parts): Handler => (visit) => withRequest(visit, parts, async (asked) => {
  if (asked.erased) return requestPage(asked, { form: '', errors: [{ field: '', message: REASON_TEXTS.decided }] }, 409);
  if (asked.known.length > 0 && knownTo(asked.known.map(({ opened }) => opened)).length === 0) return to(asked, '#weg');
  const { row, words, steps } = asked;
  const [way, why, other] = [typed(visit.form, 'weg'), typed(visit.form, 'veilig'), typed(visit.form, 'adres')];
  const doubts = other === '' ? asked.doubts : doubtsAt(asked, other);
  const errors: FieldError[] = isWay(way) ? [] : [{ field: 'weg', message: WAY_TEXTS.choose }];
  const refused = isWay(way) ? wayWhyNot(way, doubts) : null;
  if (refused) errors.push({ field: 'weg', message: REFUSED_WAYS[refused] });
  if (other !== '') errors.push(...(isErased(asked) ? [{ field: 'adres', message: WAY_TEXTS.erased }] : way === 'by-hand' ? [{ field: 'adres', message: WAY_TEXTS.noAddress }] : addressErrors(newest(words, 'name') ?? '', other)));
  errors.push(...textError('veilig', why, way === 'by-hand' ? WAY_TEXTS.how : WAY_TEXTS.why));
  if (errors.length > 0) return mend(asked, 'weg', errors);
  if (other !== '') await writeOffice(visit.db, visit.keys, { fileId: row.fileId, kind: 'address', content: other, by: visit.user!.id, now: visit.now, newId: visit.newId });
  // To an address about which there is no doubt, what was to be handed over goes by post again.
  const grounds: readonly PostDoubt[] = doubts.length > 0 || chosenWay(steps).way === 'post' ? doubts : ['other-address'];
  if (way === 'by-hand') await step(asked, 'by-hand', { text: why });
  else for (const ground of grounds) await step(asked, 'post-agreed', { ground, text: why });
  await weigh(asked);
  return to(asked, '#weg');
}, { changes: true, sends: true });

/** The case and person of a form on the page: one of those that the request is about. */
const aboutOf = ({ visit, opened }: Asked, form: keyof typeof WHO) => opened.find(({ about }) => `${about.caseId}:${about.person}` === typed(visit.form, WHO[form]));

const alike = (one: string, other: string): boolean => nameWords(one).strong.join(' ') === nameWords(other).strong.join(' ');

const birthDate = (text: string): string | null => parseDay(text.replace(/^(\d{1,2})-(\d{1,2})-(\d{4})$/, (_, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`));

export const correct = (parts: Parts): Handler => onOpen(parts, async (asked) => {
  const { visit, row } = asked;
  const [words, text, source] = [typed(visit.form, 'wat'), typed(visit.form, 'nieuw'), typed(visit.form, 'bron')];
  const [own, wordsId] = [aboutOf(asked, 'verbeteren'), words.slice(0, 36)];
  const errors = [...(own && wordsId ? [] : [{ field: 'wat', message: 'Kies wat u verbetert.' }]), ...textError('nieuw', text, 'Schrijf hoe het moet zijn.'), ...textError('bron', source, 'Schrijf hoe u weet dat dit klopt.', true)];
  // Who was born when is compared with other cases, and is kept in one way of writing.
  const old = asked.own.find(({ id }) => id === wordsId);
  const born = old?.kind === 'birth-date';
  const kept = born ? birthDate(text) : text;
  if (kept === null && text !== '') errors.push({ field: 'nieuw', message: 'Schrijf de geboortedatum als 31-03-1990.' });
  if (errors.length > 0 || !own || kept === null) return mend(asked, 'verbeteren', errors);
  const done = await correctWords(visit.db, visit.keys, { ...own.about, wordsId, text: kept, by: visit.user!.id, now: visit.now, newId: visit.newId });
  if (!done) return mend(asked, 'verbeteren', [{ field: 'wat', message: 'Dit is intussen veranderd. Kies opnieuw.' }]);
  await step(asked, 'corrected', { code: done.kind, text: source });
  // Whoever asked under the name that was wrong is greeted by the one that is right now. Who asks for another, as a mother does, has a name of their own.
  if (done.kind === 'name' && old && alike(old.text, newest(asked.words, 'name') ?? '')) {
    await writeOffice(visit.db, visit.keys, { fileId: row.fileId, kind: 'name', content: text, by: visit.user!.id, now: visit.now, newId: visit.newId });
  }
  return to(asked);
});

export const addStatement = (parts: Parts): Handler => onOpen(parts, async (asked) => {
  const { visit } = asked;
  const [own, text] = [aboutOf(asked, 'verklaring'), typed(visit.form, 'verklaring')];
  const errors = [...textError('verklaring', text, 'Schrijf wat deze persoon erbij wil zetten.'), ...(own ? [] : [{ field: 'verklaring', message: REASON_TEXTS['no-case'] }])];
  if (errors.length > 0 || !own) return mend(asked, 'verklaring', errors);
  await addOwnStatement(visit.db, visit.keys, { ...own.about, text, by: visit.user!.id, now: visit.now, newId: visit.newId });
  await step(asked, 'statement-added');
  return to(asked);
});

export const restrictData = (parts: Parts): Handler => onOpen(parts, async (asked) => {
  const { visit, row, opened, done } = asked;
  if (opened.length === 0) return mend(asked, 'beperken', [{ field: '', message: REASON_TEXTS[done.has('identity') ? 'no-case' : 'identity-first'] }]);
  if (done.has('restricted')) return to(asked);
  for (const { about } of opened.filter(({ about }) => about.doneAt === null)) {
    await restrict(visit.db, { id: visit.newId(), requestId: row.id, caseId: about.caseId, person: about.person, since: visit.today }, visit.user!.id);
    await setDone(visit.db, row.id, about, visit.now);
  }
  await step(asked, 'restricted');
  return to(asked);
});

/** Also after the answer: the person hears it first (AVG art. 18(3)). */
export const lift = (parts: Parts): Handler => (visit) => withRequest(visit, parts, async (asked) => {
  const told = typed(visit.form, 'verteld');
  if (told !== 'ja') return mend(asked, 'opheffen', [{ field: 'verteld', message: 'Vertel het eerst aan deze persoon. Dat moet van de wet.' }]);
  if (await liftRestrictions(visit.db, asked.row.id, visit.today, visit.user!.id) > 0) await step(asked, 'lifted');
  return to(asked);
}, { changes: true });

export const erase = (parts: Parts): Handler => onOpen(parts, async (asked) => {
  const { visit, row } = asked;
  if (row.kind !== 'erasure') return notFound();
  const errors: FieldError[] = [];
  const opened = asked.opened.filter(({ about }) => about.doneAt === null);
  if (asked.opened.length === 0) errors.push({ field: 'zeker', message: REASON_TEXTS[asked.done.has('identity') ? 'no-case' : 'identity-first'] });
  const ended = ({ state }: (typeof opened)[number]['file']) => state.closed !== null || state.rejected !== null;
  if (opened.some(({ file }) => !ended(file))) errors.push({ field: 'zeker', message: 'De zaak loopt nog. Laat de zaak eerst afsluiten: wie stopt, hoeft niet te zeggen waarom.' });
  // What we know of an address goes along: nobody could compare it any more.
  if (waitsForWay(asked)) errors.push({ field: 'zeker', message: WAY_TEXTS.first });
  if (typed(visit.form, 'zeker') !== 'ja') errors.push({ field: 'zeker', message: 'Zet een vinkje: gewist is gewist.' });
  if (errors.length > 0) return mend(asked, 'wissen', errors);
  await holdEnded(visit.db, opened.map(({ about }) => about.caseId));
  let words = 0;
  for (const { about } of opened) {
    words += (await erasePerson(visit.db, visit, about.caseId, about.person, visit.today)).words;
    await setDone(visit.db, row.id, about, visit.now);
  }
  await step(asked, 'erased', { text: `${words}` });
  await weigh(asked);
  return to(asked);
});
