import type { CaseFile } from '../database/journal.ts';
import { participants } from '../core/case/state.ts';
import { Choices, ErrorSummary, faultAt, FileField, Hidden, SubmitBar, TextArea, type FieldError } from '../ui/field.tsx';
import { ButtonForm, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { FILE_FIELD } from '../web/keeping.ts';
import type { PageAnswer, Visit } from '../web/route.ts';
import { capital, listed, word } from '../words/codes.ts';
import { dayText, monthText, wholeDay } from '../words/day.ts';
import type { Judged } from './answers.tsx';
import { FILE_BYTES } from './file.ts';
import { ANSWER_WORDS, COLUMNS } from './rules.ts';
import { linesText, type Done, type TakenBack } from './take-back.ts';
import { DOUBT_TEXTS, LEFT_TEXTS } from './texts.ts';

export const ANSWERS_ADDRESS = '/aanmeldpunt/om-antwoorden';
export const [TEXT, SHOWN, ACT, SAME, CASE] = ['antwoorden', 'gezien', 'doe', 'zelfde', 'zaak'] as const;
/** So much that a file which is somewhat too large is answered in a sentence at its field, and a text of the largest still goes the plain way. */
export const ANSWERS_BYTES = 1024 * 1024;

interface Shown {
  readonly status?: number; readonly errors?: readonly FieldError[]; readonly judged?: readonly Judged[]; readonly shown?: string; readonly notice?: string; readonly guessed?: boolean;
  readonly done?: readonly Done[]; readonly takenBack?: TakenBack | null;
}

export function answersPage(visit: Visit, { status = 200, errors = [], judged = [], shown, notice, guessed = false, done = [], takenBack = null }: Shown): PageAnswer {
  const able = judged.filter(({ fault }) => fault === null);
  const doubtful = able.filter(({ doubts }) => doubts.length > 0);
  const look = <button class="button" type="submit" name={ACT} value="bekijken">Opnieuw nakijken</button>;
  const behind = judged.length - able.length;
  const body = (
    <>
      <PageHead over={<a href="/aanmeldpunt?lijst=om">Wacht op OM</a>} title="Antwoorden van het OM overnemen" />
      <ErrorSummary errors={errors} />
      {notice ? <Notice first tone="warning" title="Er is niets overgenomen">{notice}</Notice> : null}
      {takenBack ? <Back taken={takenBack} /> : null}
      <Taken visit={visit} done={done} skipped={/^\d{1,3}(,\d{1,3})*$/.test(visit.query.get('niet') ?? '') ? (visit.query.get('niet') ?? '').split(',') : []} />
      {guessed ? <Notice tone="warning" title="Kijk goed naar namen met accenten">Het bestand was niet in UTF-8 bewaard. BIS las het zoals Windows het schrijft. Staat er ergens een vreemd teken, verbeter het dan hieronder.</Notice> : null}
      {judged.length > 0 ? <Preview judged={judged} /> : null}
      <Form action={ANSWERS_ADDRESS} onceKey={visit.onceKey} keeps={false} takesFile>
        {shown ? <Hidden name={SHOWN} value={shown} /> : null}
        {doubtful.length > 0 ? <Same judged={doubtful} ticked={visit.form.getAll(SAME)} error={faultAt(errors, SAME)} /> : null}
        <TextArea name={TEXT} label="Antwoorden" rows={10} value={visit.form.get(TEXT) ?? ''} error={faultAt(errors, TEXT)}
          hint={<>Plak de regels uit het bestand van het parket. De eerste regel noemt de kolommen: {COLUMNS.join(';')}. Schrijf als antwoord een van: {ANSWER_WORDS.join(', ')}. BIS vergelijkt naam en geboortedatum met de aanmelding; de geboortedatum wordt niet vastgelegd.</>} />
        <FileField name={FILE_FIELD} label={judged.length > 0 ? 'Toch een ander bestand' : 'Of kies het bestand van het parket'} optional accept=".csv,.tsv,.txt,text/csv,text/plain" error={faultAt(errors, FILE_FIELD)}
          hint={`CSV of tekst met tabs, hoogstens ${FILE_BYTES / 1024} kB. Kiest u een bestand, dan komt het in plaats van wat hierboven staat. BIS bewaart het bestand niet, en ook niet wat hierboven staat: sluit u deze pagina, dan kiest of plakt u het opnieuw.`} />
        {able.length > 0
          ? <SubmitBar label={takeLabel(able.length - doubtful.length, doubtful.length)} name={ACT} value="overnemen" others={look} note={behind > 0 ? `${behind} ${behind === 1 ? 'regel blijft' : 'regels blijven'} achter.` : undefined} />
          : <SubmitBar label="Nakijken" name={ACT} value="bekijken" />}
      </Form>
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Antwoorden van het OM', here: '/aanmeldpunt', body };
}

function takeLabel(sure: number, doubtful: number): string {
  if (sure === 0) return 'Overnemen wat ik aankruiste';
  return `${sure === 1 ? 'Eén antwoord' : `${sure} antwoorden`} overnemen${doubtful > 0 ? ', en wat ik aankruiste' : ''}`;
}

const doubtText = ({ doubts }: Judged): string => doubts.map((doubt) => DOUBT_TEXTS[doubt]).join(' ');
const numberOf = ({ line, file }: Judged): string => file?.number ?? line.reference;

/** What the office says, and what the referral told, in words that can be laid beside each other. */
const answered = ({ line }: Judged): string => `${line.name || 'geen naam'}${line.born ? `, geboren ${wholeDay(line.born)}` : ''}`;
const known = ({ told }: Judged): string => (told ? `${told.names.join(' of ') || 'geen naam'}${told.born ? `, geboren ${wholeDay(told.born)}` : ''}` : '');

/** Nothing that differs goes along unless a person says of that very line that it is right. */
function Same({ judged, ticked, error }: { judged: readonly Judged[]; ticked: readonly string[]; error: string | undefined }) {
  return (
    <Choices name={SAME} label="Welke van deze regels gaan toch over dezelfde persoon?" values={ticked} error={error}
      hint="Bij deze regels verschilt iets, of is er te weinig om te vergelijken. Misschien zijn er regels verschoven. Kruis alleen aan wat u zelf nakeek, in de zaak of met een telefoontje."
      options={judged.map((one) => ({ value: one.tick, label: `Regel ${one.line.line}, zaak ${numberOf(one)}: het OM schrijft ${answered(one)}; de aanmelding zegt ${known(one)}`, hint: doubtText(one) }))} />
  );
}

function eventText({ state }: CaseFile): string {
  const month = state.referral?.eventMonth;
  return `${capital(word('cause', state.cause))}${month ? `, ${monthText(month)}` : ''}`;
}

function Preview({ judged }: { judged: readonly Judged[] }) {
  return (
    <Table<Judged> stacks="lines" caption="Wat er gebeurt met elke regel" rows={judged} columns={[
      { label: 'Regel', names: true, width: 'narrow', cell: (one) => <TwoLines main={one.line.line} sub={<span class="nowrap">{numberOf(one)}</span>} /> },
      { label: 'In de aanmelding', labelled: true, cell: (one) => (one.file && one.told ? <TwoLines main={capital(known(one))} sub={eventText(one.file)} /> : '') },
      { label: 'Van het OM', labelled: true, cell: (one) => { const details = one.line.details.map(({ text }) => text).join(', '); return one.line.name ? <TwoLines main={answered(one)} sub={details} /> : details; } },
      { label: 'Overnemen?', labelled: true, width: 'wide', cell: (one) => {
        if (one.fault) return <TwoLines main="Niet" sub={one.fault} />;
        const answer = capital(word('dataAnswer', one.line.answer ?? 'none-yet'));
        return one.doubts.length > 0 ? <TwoLines main={<b>Alleen als u het aankruist</b>} sub={`${doubtText(one)} ${answer}.`} /> : <TwoLines main={answer} sub={one.line.details.length > 0 ? 'Past bij de aanmelding.' : null} />;
      } },
    ]} />
  );
}

/** What was just taken in, each with the way back. */
function Taken({ visit, done, skipped }: { visit: Visit; done: readonly Done[]; skipped: readonly string[] }) {
  if (done.length === 0) return null;
  const all = linesText(done.map(({ file, seq }) => ({ number: file.number, seq })));
  return (
    <Notice first tone="success" title={done.length === 1 ? 'Eén antwoord is overgenomen' : `${done.length} antwoorden zijn overgenomen`}>
      <ul class="lines">{done.map(({ file, undoes }) => (
        <li>
          <a href={`/zaken/${file.number}`}>{file.number}</a>: {doneText(file.state)}
          {' '}{undoes ? <ButtonForm action={ANSWERS_ADDRESS} onceKey={visit.onceKey} label="Ongedaan maken" about={`zaak ${file.number}`} fields={{ [ACT]: 'terugnemen', [CASE]: file.number, gedaan: all }} /> : null}
        </li>
      ))}</ul>
      {skipped.length > 0 ? <p>Niet overgenomen: {skipped.length === 1 ? 'regel' : 'regels'} {listed(skipped)}. Leg die zaken met de hand vast, of plak ze verbeterd opnieuw.</p> : null}
    </Notice>
  );
}

function doneText(state: CaseFile['state']): string {
  const channels = participants(state, 'b').flatMap(({ details }) => details.filter(({ source }) => source === 'prosecution').map(({ channel }) => word('detailChannel', channel)));
  return `${state.data.answer ? word('dataAnswer', state.data.answer) : 'vastgelegd'}${channels.length > 0 ? ` (${listed([...new Set(channels)])})` : ''}`;
}

/** A correction brings nothing back that left (P-15): who is told of it stands beside it. */
function Back({ taken: { number, left, letters, mediator } }: { taken: TakenBack }) {
  const out = left.length > 0 || letters > 0 || mediator;
  return (
    <>
      <Notice first tone="success" title="Ongedaan gemaakt">Het antwoord in zaak <a href={`/zaken/${number}`}>{number}</a> is doorgehaald, met wat erbij werd vastgelegd. De vraag aan het Openbaar Ministerie loopt weer.</Notice>
      {out ? (
        <Notice tone="warning" title="Dit haalt niet terug wat al de deur uit is">
          <ul class="lines">
            {left.map(({ entry, kind }) => <li>{dayText(entry.day)}: {LEFT_TEXTS[kind]}.</li>)}
            {letters > 0 ? <li><a href={`/zaken/${number}/brieven`}>{letters === 1 ? 'Er is één brief gemaakt' : `Er zijn ${letters} brieven gemaakt`}</a> waar het in kan staan. Verstuur die niet.</li> : null}
            {mediator ? <li>De bemiddelaar kan het al gezien hebben. Bel, zodat die niemand belt of schrijft.</li> : null}
          </ul>
          <p>Kan er iets bij de verkeerde persoon zijn gekomen? <a href={`/zaken/${number}/datalek`}>Meld dan een datalek</a>.</p>
        </Notice>
      ) : null}
    </>
  );
}
