import type { Entry } from '../core/case/facts.ts';
import type { Participant } from '../core/case/state.ts';
import { safeTold } from '../core/safe-contact.ts';
import { appointmentsOf, settleAppointment } from '../database/people/appointment.ts';
import { readPerson, type PersonWords } from '../database/people/people.ts';
import { Card, Facts, type CardItem } from '../ui/card.tsx';
import { ErrorSummary, type FieldError } from '../ui/field.tsx';
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
import { Became, keepCall, readCall } from './outcome.tsx';
import { dialled, type Callable } from './rules.ts';

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
        <Became visit={visit} action={callAddress(number, person.id)} errors={errors} />
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

/** A call that was made is told, also where one should not have called by now. */
export const told = (visit: Visit): Promise<Answer> => withOne(visit, async (own, one) => {
  const said = readCall(visit);
  if (Array.isArray(said)) return page(own, one, said);
  await keepCall(visit, own.open.file.id, own.who(one.person.id), said);
  if (said.outcome !== 'gesproken') return { kind: 'to', location: `/vandaag?${CALLED}=${own.number}` };
  await settleCalls(own, one.person);
  return { kind: 'to', location: `/zaken/${own.number}?${CALLED}=${own.number}` };
});

/** The appointment to call, where that was one of today. */
async function settleCalls({ visit, open: { file } }: Ask, { id: person }: Participant): Promise<void> {
  const me = visit.user?.id ?? '';
  const mine = (await appointmentsOf(visit.db, file.id)).filter((one) => one.kind === 'telephone' && one.status === 'planned' && one.day === visit.today && one.owner === me && one.people.includes(person));
  for (const one of mine) await settleAppointment(visit.db, file.id, one.id, { status: 'held', askedBy: null, reason: null }, visit.now);
}
