import { addDays, parseDay, type Day } from '../core/day.ts';
import type { Entry } from '../core/case/facts.ts';
import type { Participant } from '../core/case/state.ts';
import { safeTold } from '../core/safe-contact.ts';
import { appointmentsOf, settleAppointment } from '../database/people/appointment.ts';
import { addWords, readPerson, type PersonWords } from '../database/people/people.ts';
import { addTask } from '../database/people/task.ts';
import { Card, Facts, type CardItem } from '../ui/card.tsx';
import { DayField, ErrorSummary, faultAt, SubmitBar, TextArea, type FieldError } from '../ui/field.tsx';
import { textFault, tidy } from '../ui/form-text.ts';
import { Form } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { CALLED } from '../web/back-to-list.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { capital, word } from '../words/codes.ts';
import { reasonText } from '../words/reasons.ts';
import { DETAINED_ITEM, safeItems } from '../words/safe-contact.ts';
import { ask, callAddress, type Ask } from './ask.ts';
import { dialled, type Callable } from './rules.ts';
import { AGAIN_HINT, DAY_MISSING, DAY_OVER, noteLine, OUTCOME_LABELS, OUTCOME_MISSING, OUTCOMES } from './texts.ts';

const withOne = (visit: Visit, work: (own: Ask, one: Callable) => Promise<Answer>): Promise<Answer> => ask(visit, async (own) => {
  const one = own.people.find(({ person }) => person.id === visit.params['persoon']);
  return one ? work(own, one) : notFound();
});

export const showCall = (visit: Visit): Promise<Answer> => withOne(visit, (own, one) => page(own, one, []));

/** The number only where one may call; its words are read nowhere else. */
async function page(own: Ask, { person, reason }: Callable, errors: readonly FieldError[]): Promise<Answer> {
  const { visit, number, who, open: { file } } = own;
  const words = reason === null ? await readPerson(visit.db, visit.keys, file.id, person.id) : null;
  const name = who(person.id);
  return {
    kind: 'page', status: errors.length > 0 ? 422 : 200, frame: 'staff', title: `Zaak ${number}: bellen`, here: '/vandaag',
    body: (
      <>
        <PageHead over={<a href={`/zaken/${number}`}>Zaak {number}</a>} title={`Bellen met ${name}`} />
        <ErrorSummary errors={errors} />
        {reason === null ? <Safely person={person} entries={file.entries} words={words} /> : <Notice tone="safety" title="Nu niet bellen">{person.detained === 'yes' ? <Facts items={[DETAINED_ITEM]} /> : null}{reasonText(reason)}</Notice>}
        <Became own={own} person={person} errors={errors} />
      </>
    ),
  };
}

function Safely({ person, entries, words }: { person: Participant; entries: readonly Entry[]; words: PersonWords | null }) {
  const told = safeItems(safeTold(words?.words ?? []));
  const language = entries.findLast(({ fact }) => fact.kind === 'LanguageRecorded' && fact.person === person.id)?.fact;
  const items: CardItem[] = [
    ...(language?.kind === 'LanguageRecorded' ? [{ label: 'Taal', value: `${capital(word('language', language.language))}${language.interpreter === 'yes' ? ', met tolk' : ''}` }] : []),
    { label: 'Voicemail', value: person.safe.voicemail === 'yes' ? 'Inspreken mag' : 'Niet inspreken' },
  ];
  return (
    <>
      <Notice tone="safety" title="Let op">{person.detained === 'yes' ? <Facts items={[DETAINED_ITEM]} /> : null}{told.length > 0 ? <Facts items={told} /> : 'Er staat niets over tijden of een codewoord. Vraag eerst of u gelegen belt, en noem niet waarom u belt voor u weet wie u spreekt.'}</Notice>
      <Card id="nummer" title="Telefoon"><Number text={numberOf(entries, person, words)} /><Facts items={items} /></Card>
    </>
  );
}

/** The newest detail that was recorded as a telephone number of this person, and not struck through since. */
function numberOf(entries: readonly Entry[], { id }: Participant, words: PersonWords | null): string | null {
  const recorded = new Set(entries.filter(({ fact }) => fact.kind === 'DetailRecorded' && fact.person === id && fact.channel === 'telephone').map(({ seq }) => seq));
  return words?.words.findLast(({ kind, factSeq, struck }) => !struck && kind === 'contact' && factSeq !== null && recorded.has(factSeq))?.text ?? null;
}

function Number({ text }: { text: string | null }) {
  if (text === null) return <p>Het nummer is gewist.</p>;
  const href = dialled(text);
  return href ? <p class="check-out"><a class="button button--primary" href={href}><Icon name="phone" size={20} />{text}</a></p> : <p>{text}</p>;
}

/** One tap says what became of it; a note may go along and keeps itself. */
function Became({ own: { visit, number }, person, errors }: { own: Ask; person: Participant; errors: readonly FieldError[] }) {
  const at = (name: string, value: string) => ({ name, value: visit.form.get(name) ?? value, error: faultAt(errors, name) });
  const [first, ...others] = OUTCOMES;
  return (
    <Card id="wat-werd-het" title="Wat werd het?">
      <Form action={callAddress(number, person.id)} onceKey={visit.onceKey}>
        {/* Enter in a field presses the first button of a form. That may not tell a talk that was not: this one says nothing, and asks. Out of sight but drawn: Safari passes over a button that is not. */}
        <span class="vh" aria-hidden="true"><button type="submit" tabindex={-1}></button></span>
        <TextArea {...at('notitie', '')} label="Notitie" optional rows={2} hint="Alleen voor wie aan deze zaak werkt." />
        <DayField {...at('terug-op', addDays(visit.today, 1))} label="Terugbellen op" hint={AGAIN_HINT} />
        <SubmitBar label={OUTCOME_LABELS[first]} name="uitkomst" value={first} others={others.map((one) => <button class="button" type="submit" name="uitkomst" value={one}>{OUTCOME_LABELS[one]}</button>)} />
      </Form>
    </Card>
  );
}

/** A call that was made is told, also where one should not have called by now. */
export const told = (visit: Visit): Promise<Answer> => withOne(visit, async (own, one) => {
  const outcome = OUTCOMES.find((other) => other === visit.form.get('uitkomst'));
  const text = tidy(visit.form.get('notitie') ?? '');
  const again = outcome === 'terugbellen' ? parseDay(tidy(visit.form.get('terug-op') ?? '')) : null;
  const fault = textFault(text, false);
  const errors = [
    ...(outcome ? [] : [{ field: '', message: OUTCOME_MISSING }]), ...(fault ? [{ field: 'notitie', message: fault }] : []),
    ...(outcome === 'terugbellen' && (again === null || again < visit.today) ? [{ field: 'terug-op', message: again === null ? DAY_MISSING : DAY_OVER }] : []),
  ];
  if (!outcome || errors.length > 0) return page(own, one, errors);
  await record(own, one.person, { line: noteLine(outcome, own.who(one.person.id), again), text, again, spoken: outcome === 'gesproken' });
  return { kind: 'to', location: outcome === 'gesproken' ? `/zaken/${own.number}?${CALLED}=${own.number}` : `/vandaag?${CALLED}=${own.number}` };
});

interface Made { readonly line: string; readonly text: string; readonly again: Day | null; readonly spoken: boolean }

/** A note in the timeline, a task for calling back, and the appointment to call, where that was one of today. */
async function record({ visit, open: { file }, who }: Ask, { id: person }: Participant, { line, text, again, spoken }: Made): Promise<void> {
  const me = visit.user?.id ?? '';
  const note = text === '' ? line : `${line}\n${text}`;
  await addWords(visit.db, visit.keys, { caseId: file.id, compartment: 'casework', person: null, kind: 'note', text: note, factSeq: null, by: me, now: visit.now, newId: visit.newId });
  if (again) await addTask(visit.db, visit.keys, { caseId: file.id, due: again, text: `Terugbellen: ${who(person)}`, owner: me, now: visit.now }, visit.newId);
  if (!spoken) return;
  const mine = (await appointmentsOf(visit.db, file.id)).filter((one) => one.kind === 'telephone' && one.status === 'planned' && one.day === visit.today && one.owner === me && one.people.includes(person));
  for (const one of mine) await settleAppointment(visit.db, file.id, one.id, { status: 'held', askedBy: null, reason: null }, visit.now);
}
