import type { CaseFile } from '../database/journal.ts';
import { newest } from '../database/people/office.ts';
import { dayOf } from '../core/day.ts';
import { IDENTITY_CHECKS, mayLetGo } from '../core/request.ts';
import { Card, Columns, type CardItem } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { Choice, ErrorSummary, faultAt, Hidden, Select, SubmitBar, TextField, type FieldError } from '../ui/field.tsx';
import { ButtonForm, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import type { Answer } from '../web/route.ts';
import { capital } from '../words/codes.ts';
import { clockText, dayText, wholeDay } from '../words/day.ts';
import { roleIn, type Opened } from './gather.ts';
import { tellingApart, tellingApartUnopened } from './known.ts';
import { leftText, StandingTag } from './list.tsx';
import { Answering, Letters } from './answering.tsx';
import { Doing } from './doing.tsx';
import { addressOf, textOfStep, type Asked, type Mend } from './open-request.ts';
import { propose, type Proposal } from './propose.ts';
import { knownTo } from './rules.ts';
import { Way } from './way.tsx';
import { WhoAsks } from './who-asks.tsx';
import type { Step } from './sql.ts';
import { DECISION_WORDS, DOUBT_TEXTS, GROUND_WORDS, IDENTITY_WORDS, KIND_WORDS, LETTER_WORDS, ownLabel, STEP_WORDS } from './texts.ts';

/** Fields of one small form of the page: what was typed is shown again in that form only. */
export interface Fielded { value(name: string): string | undefined; error(name: string): string | undefined }
export const fielded = ({ visit }: Asked, mend: Mend | null, form: string): Fielded => {
  const own = mend?.form === form ? mend : null;
  return { value: (name) => (own ? visit.form.get(name) ?? undefined : undefined), error: (name) => faultAt(own?.errors, name) };
};

export async function showRequest(asked: Asked): Promise<Answer> {
  return requestPage(asked, null, 200);
}

/** Everything about one request. `mend`: what was wrong with one of its forms. */
export async function requestPage(asked: Asked, mend: Mend | null, status: number): Promise<Answer> {
  const { row, term, done } = asked;
  const proposals = done.has('decided') || !done.has('identity') ? [] : await propose(asked);
  const body = (
    <>
      <PageHead over={<a href="/verzoeken">Verzoeken</a>} title={`${row.number}: ${KIND_WORDS[row.kind]}`} tags={<StandingTag term={term} />} />
      <ErrorSummary errors={mend?.errors ?? []} />
      {term.standing === 'late' ? <Notice tone="warning" title={`Dit antwoord is ${leftText(term)}`}>Antwoord vandaag. Leg in het besluit uit waarom het langer duurde.</Notice> : null}
      <Columns main={<><About asked={asked} mend={mend} proposals={proposals} /><Doing asked={asked} mend={mend} /><Way asked={asked} mend={mend} /><Answering asked={asked} mend={mend} /></>}
        side={<><Who asked={asked} mend={mend} /><Letters asked={asked} mend={mend} /><Past asked={asked} /></>} />
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: `Verzoek ${row.number}`, here: '/verzoeken', body };
}

function Who({ asked, mend }: { asked: Asked; mend: Mend | null }) {
  const { row, term, words, done, visit } = asked;
  const form = fielded(asked, mend, 'identiteit');
  const items: CardItem[] = [
    { label: 'Antwoord uiterlijk', value: <>{wholeDay(term.ends)} {leftText(term) ? `(${leftText(term)})` : ''}</> }, { label: 'Binnengekomen', value: wholeDay(row.received) }, { label: 'Vastgelegd door', value: row.by },
    ...([['name', 'Wie vraagt'], ['address', 'Adres'], ['reach', 'Bereikbaar'], ['asks', 'Wat gevraagd is']] as const).flatMap(([kind, label]) => {
      const text = newest(words, kind);
      return text === null ? [] : [{ label, value: text }];
    }),
  ];
  return (
    <Card id="wie" title="Wie vraagt" items={items}>
      {done.has('identity') || done.has('decided') ? null : (
        <Form action={`${addressOf(asked)}/identiteit`} onceKey={visit.onceKey}>
          <Select name="identiteit" label="Hoe ging u na wie er vraagt?" value={form.value('identiteit')} error={form.error('identiteit')} options={IDENTITY_CHECKS.map((check) => ({ value: check, label: capital(IDENTITY_WORDS[check]) }))} />
          <SubmitBar label="Nagegaan" />
        </Form>
      )}
    </Card>
  );
}

function About({ asked, mend, proposals }: { asked: Asked; mend: Mend | null; proposals: readonly Proposal[] }) {
  const { opened, done, visit } = asked;
  const form = fielded(asked, mend, 'zaak');
  if (done.has('decided')) return null;
  const unaware = opened.length > knownTo(opened).length;
  return (
    <Card id="over" title="Over welke zaak en wie">
      {opened.length === 0 ? <Empty title="Nog niet gekozen." /> : <ul class="lines">{opened.map((one) => <li><b>{one.about.number}</b>: {one.role}{apartOf(asked, one)} {mayLetGo(done, one.about.doneAt !== null) ? <ButtonForm action={`${addressOf(asked)}/zaak/los`} onceKey={visit.onceKey} label="Toch niet deze persoon" about={one.about.number} fields={{ zaak: one.about.number, persoon: one.about.person }} /> : null}</li>)}</ul>}
      <WhoAsks asked={asked} />
      {unaware ? <Notice tone="safety" title="Deze persoon weet nog niet van de zaak">Een antwoord vertelt dan dat iemand zich meldde. {knownTo(opened).length === 0 ? 'Doe zo nodig wat gevraagd is, en besluit "niet gedaan" met als reden dat deze persoon er niet van weet. De brief is dan woord voor woord gelijk aan die aan iemand van wie wij niets bewaren; uw uitleg blijft binnen.' : 'Overleg eerst met beleid, en weeg de rechten van de ander (UAVG artikel 41). Schrijf niets over die zaak in de uitleg.'}</Notice> : null}
      {proposals.length > 0 ? (
        <Table<Proposal> caption="Zaken met iemand van deze naam" rows={proposals} columns={[
          { label: 'Zaak', names: true, cell: ({ number, role, apart }) => <TwoLines main={`${number}: ${role}`} sub={apart} /> },
          { label: 'Kiezen', quiet: true, cell: ({ number, person }) => <ButtonForm action={`${addressOf(asked)}/zaak`} onceKey={visit.onceKey} label={`${number} kiezen`} fields={{ zaak: number, persoon: person }} /> },
        ]} />
      ) : null}
      <Form action={`${addressOf(asked)}/zaak`} onceKey={visit.onceKey}>
        <TextField name="zaak" label="Zaaknummer" size="medium" value={form.value('zaak')} error={form.error('zaak')} hint="Het aanmeldpunt kan zoeken als de naam anders geschreven is." />
        <SubmitBar label="Zaak kiezen" />
      </Form>
    </Card>
  );
}

const apartOf = ({ known }: Asked, one: Opened): string => {
  const found = known.find(({ opened }) => opened === one);
  return found ? `, ${tellingApart(found.known)}` : '';
};

/** Which person of this case it is: by role and age, without anybody's name. */
export async function whoseNumber(asked: Asked, file: CaseFile, errors: readonly FieldError[]): Promise<Answer> {
  const ids = [...file.state.people.keys(), ...file.state.attending.keys()];
  asked.visit.showsPeople(file.id, ...ids);
  const people = ids.map((id) => ({ value: id as string, label: `${capital(roleIn(file.state, id))} (${id.slice(1)})`, hint: tellingApartUnopened(file, id) }));
  const body = (
    <>
      <PageHead over={<><a href="/verzoeken">Verzoeken</a> · <a href={addressOf(asked)}>{asked.row.number}</a></>} title={`Om wie gaat het in zaak ${file.number}?`} />
      <ErrorSummary errors={errors} />
      <Form action={`${addressOf(asked)}/zaak`} onceKey={asked.visit.onceKey}>
        <Hidden name="zaak" value={file.number} />
        <Choice name="persoon" label="Wie is deze persoon in de zaak?" error={errors[0]?.message} options={people} hint="Weet u het niet zeker, vraag het dan aan het aanmeldpunt of de bemiddelaar." />
        <SubmitBar label="Deze persoon kiezen" cancel={{ href: addressOf(asked) }} />
      </Form>
    </>
  );
  return { kind: 'page', status: errors.length > 0 ? 422 : 200, frame: 'staff', title: 'Om wie gaat het?', here: '/verzoeken', body };
}

const CODE_WORDS: Readonly<Record<string, string>> = { ...IDENTITY_WORDS, ...DECISION_WORDS, ...LETTER_WORDS, 'access-file': 'Inzage als PDF', untold: 'met vaste woorden', 'access-data': 'Inzage als JSON' };

const SAID_GROUNDS: Readonly<Record<string, string>> = { ...GROUND_WORDS, ...DOUBT_TEXTS };

function Past({ asked }: { asked: Asked }) {
  // What was corrected is a kind of words; every other code is of a list.
  const said = ({ kind, code, ground }: Step) => [code === null ? '' : kind === 'corrected' ? ownLabel(code) : CODE_WORDS[code] ?? '', ground === null ? '' : SAID_GROUNDS[ground] ?? ''].filter(Boolean).join('; ');
  return (
    <Card id="gedaan" title="Wat gedaan is">
      {asked.steps.length === 0 ? <Empty title="Nog niets." /> : (
        <ul class="lines">
          {asked.steps.map((own) => <li>{dayText(dayOf(own.at))} {clockText(own.at)}, {own.by}: <b>{STEP_WORDS[own.kind]}</b>{said(own) ? `: ${said(own)}` : ''}{textOfStep(asked, own) ? <p class="two-sub">{textOfStep(asked, own)}</p> : null}</li>)}
        </ul>
      )}
    </Card>
  );
}
