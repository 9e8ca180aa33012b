import { dayOf } from '../core/day.ts';
import { extensionWhyNot, firstTermEnds, groundsOf, REQUEST_DECISIONS } from '../core/request.ts';
import { chosenWay } from '../core/request-way.ts';
import { Card } from '../ui/card.tsx';
import { Choice, Choices, Select, SubmitBar, TextArea } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { More } from '../ui/menu.tsx';
import { Notice } from '../ui/notice.tsx';
import { capital } from '../words/codes.ts';
import { dayText, wholeDay } from '../words/day.ts';
import { addressOf, isUncompared, waitsForWay, type Asked, type Mend } from './open-request.ts';
import { fielded } from './request.tsx';
import { courseOf } from './rules.ts';
import { ASKED_SAFE, DECISION_WORDS, GROUND_WORDS, LETTER_WORDS, LETTERS, WAY_TEXTS, type RequestLetter } from './texts.ts';

interface Part { readonly asked: Asked; readonly mend: Mend | null }

/** The decision, and more time where the law still gives it. */
export function Answering({ asked, mend }: Part) {
  const { row, steps, done, visit } = asked;
  if (done.has('decided')) return null;
  const [form, longer] = [fielded(asked, mend, 'besluit'), fielded(asked, mend, 'verlengen')];
  const mayExtend = extensionWhyNot(courseOf(row.received, steps), visit.today) === null;
  return (
    <>
      <Card id="besluit" title="Besluit">
        <Form action={`${addressOf(asked)}/besluit`} onceKey={visit.onceKey}>
          <Choice name="besluit" label="Wat besluit u?" value={form.value('besluit')} error={form.error('besluit')} options={REQUEST_DECISIONS.map((value) => ({ value, label: capital(DECISION_WORDS[value]) }))} />
          <Select name="grond" label="Waarom niet, of niet helemaal" optional value={form.value('grond')} error={form.error('grond')} options={groundsOf(row.kind).map((value) => ({ value, label: capital(GROUND_WORDS[value]) }))} />
          <TextArea name="uitleg" label="Uitleg voor deze persoon" optional rows={3} value={form.value('uitleg')} error={form.error('uitleg')} hint="Dit komt in de brief. Schrijf niets over een ander." />
          <SubmitBar label="Besluit nemen" />
        </Form>
      </Card>
      {mayExtend ? (
        <Card id="verlengen" title="Meer tijd">
          <p>Is het ingewikkeld, dan mag het twee maanden langer duren. Dat vertelt u vóór of op {wholeDay(firstTermEnds(row.received))}.</p>
          <Form action={`${addressOf(asked)}/verlengen`} onceKey={visit.onceKey}>
            <TextArea name="waarom" label="Waarom het langer duurt" rows={3} value={longer.value('waarom')} error={longer.error('waarom')} hint="Dit komt in de brief." />
            <SubmitBar label="Verlengen met twee maanden" />
          </Form>
        </Card>
      ) : null}
    </>
  );
}

/** Letters and files that were made, and those that can be. */
export function Letters({ asked, mend }: Part) {
  const { steps, done, visit } = asked;
  const form = fielded(asked, mend, 'brief');
  const can: RequestLetter[] = LETTERS.filter((letter) => letter === 'receipt' || done.has(letter === 'extension' ? 'extended' : 'decided'));
  // Once the answer was made the page opens no case any more, and cannot tell; whoever makes it again is asked then.
  const asksSafe = isUncompared(asked) && (mend?.form === 'brief' || !steps.some(({ kind, code }) => kind === 'letter' && code === 'decision'));
  const made = asked.erased ? [] : steps.filter(({ kind, words }) => kind === 'letter' && words !== null);
  // What was given with the letter has no address on it.
  const old = new Set(steps.slice(0, steps.findLastIndex(({ kind }) => kind === 'post-agreed' || kind === 'by-hand' || kind === 'let-go') + 1).filter(({ code }) => LETTERS.some((letter) => letter === code)));
  return (
    <Card id="brieven" title="Brieven">
      {made.length > 0 ? (
        <ul class="lines">
          {made.map((step) => ({ ...step, before: old.has(step) })).map(({ code, words, at, before }) => (
            <li><a href={`${addressOf(asked)}/stuk/${words}.${code === 'access-data' ? 'json' : 'pdf'}`}>{code === 'access-file' ? 'Inzage als PDF' : code === 'access-data' ? 'Inzage als JSON' : LETTER_WORDS[code as RequestLetter]}</a>, {dayText(dayOf(at))}{before ? `, ${WAY_TEXTS.before}` : ''}</li>
          ))}
        </ul>
      ) : null}
      {done.has('decided') && waitsForWay(asked) ? <Notice tone="safety" title="Kijk eerst na of dit nog veilig is">{WAY_TEXTS.again}</Notice> : null}
      {!asked.erased && !waitsForWay(asked) && chosenWay(steps).way === 'by-hand' ? <Notice tone="safety" title="Niet per post">Dit antwoord wordt in handen gegeven. Daarom staat er geen adres op de brief.</Notice> : null}
      {asked.erased ? <p>De termijn is om. Wie het vroeg, de brieven en wat gegeven is, zijn gewist.</p> : (
        <Form action={`${addressOf(asked)}/brief`} onceKey={visit.onceKey}>
          <Select name="brief" label="Brief maken" value={form.value('brief') ?? (can.length === 1 ? can[0] : undefined)} error={form.error('brief')} options={can.map((value) => ({ value, label: LETTER_WORDS[value] }))} />
          {asksSafe ? <Choices name={ASKED_SAFE} label={WAY_TEXTS.askLabel} hint={WAY_TEXTS.askHint} values={[form.value(ASKED_SAFE) ?? '']} error={form.error(ASKED_SAFE)} options={[{ value: 'ja', label: WAY_TEXTS.askYes }]} /> : null}
          <SubmitBar label="Brief maken" />
        </Form>
      )}
      {asked.ownLetters.length > 0 ? <More label="Brieven die deze persoon al kreeg"><ul class="lines">{asked.ownLetters.map(({ id, madeAt }) => <li><a href={`${addressOf(asked)}/brieven/${id}.pdf`}>Brief van {dayText(dayOf(madeAt))}</a></li>)}</ul></More> : null}
    </Card>
  );
}
