import { among } from '../core/among.ts';
import { ASKED_BY, type AppointmentPlace } from '../core/appointment.ts';
import { CODES, isCode } from '../core/codes.ts';
import { parseDay, type Day } from '../core/day.ts';
import type { OrderName } from '../core/case/orders.ts';
import type { FieldError } from '../ui/field.tsx';
import { textFault, tidy } from '../ui/form-text.ts';
import { NEXT, SPOKEN, TALKS, type QuestionName } from './rules.ts';
import { DAY_MISSING } from './texts.ts';
import { DAY_WITHOUT_NEXT, NEXT_WITHOUT_DAY, NOT_BOTH, TALK_MISSING, UNTIL_WITHOUT_ANSWER, WENT_MISSING } from './visit-texts.ts';

/** One order that a visit becomes, and the question that it comes from. */
export interface Step { readonly order: OrderName; readonly values: Readonly<Record<string, unknown>>; readonly question: QuestionName }

export interface Visited {
  readonly went: 'held' | (typeof ASKED_BY)[number];
  /** In the order in which one makes the next possible. */
  readonly steps: readonly Step[];
  readonly next: { readonly what: (typeof NEXT)[number]; readonly day: Day } | null;
  readonly note: string;
  readonly safe: boolean;
}

/** What was filled in after a visit, or what is wrong with it. `place`: where it was. */
export function readVisit(form: URLSearchParams, place: AppointmentPlace): { visited: Visited | null; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const went = among(['held', ...ASKED_BY] as const, form.get('kwam'));
  if (!went) errors.push({ field: 'kwam', message: WENT_MISSING });
  const talked = ['erbij', 'besproken', 'gezegd', 'besluit', 'vorm'].some((name) => form.getAll(name).some((value) => value !== ''));
  if (went && went !== 'held' && talked) errors.push({ field: 'kwam', message: NOT_BOTH });
  if (went === 'held' && !among(TALKS, form.get('gesprek'))) errors.push({ field: 'gesprek', message: TALK_MISSING });
  const until = readDay(form, 'tot', errors);
  if (until && form.get('gezegd') !== 'not-now') errors.push({ field: 'tot', message: UNTIL_WITHOUT_ANSWER });
  const next = readNext(form, errors);
  const note = tidy(form.get('notitie') ?? '');
  const fault = note === '' ? null : textFault(note, false);
  if (fault) errors.push({ field: 'notitie', message: fault });
  const visited = went && errors.length === 0 ? { went, steps: went === 'held' ? stepsOf(form, until, place) : [], next, note, safe: form.get('veilig') === 'ja' } : null;
  return { visited, errors };
}

function readDay(form: URLSearchParams, name: string, errors: FieldError[]): Day | null {
  const typed = tidy(form.get(name) ?? '');
  const day = typed === '' ? null : parseDay(typed);
  if (typed !== '' && day === null) errors.push({ field: name, message: DAY_MISSING });
  return day;
}

function readNext(form: URLSearchParams, errors: FieldError[]): Visited['next'] {
  const day = readDay(form, 'verder-op', errors);
  const what = among(NEXT, form.get('verder'));
  if (what && !day && !errors.some(({ field }) => field === 'verder-op')) errors.push({ field: 'verder-op', message: NEXT_WITHOUT_DAY });
  if (day && !what) errors.push({ field: 'verder', message: DAY_WITHOUT_NEXT });
  return what && day ? { what, day } : null;
}

/** An answer makes an intake possible, an intake a decision, a decision a preparation. What nobody ticked is no step. */
function stepsOf(form: URLSearchParams, until: Day | null, place: AppointmentPlace): Step[] {
  const talk = form.get('gesprek');
  const [answer, decision] = [form.get('gezegd'), form.get('besluit')];
  const ticked = <T extends string>(name: string, list: readonly T[]): T[] => list.filter((one) => form.getAll(name).includes(one));
  return [
    ...(isCode('answer', answer) ? [{ order: 'record-answer', values: { answer, until }, question: 'gezegd' } as const] : []),
    ...(talk === 'intake' ? [{ order: 'hold-intake', values: { medium: 'in-person', place, present: ticked('erbij', CODES.present) }, question: 'gesprek' } as const] : []),
    ...ticked('besproken', SPOKEN).map((order): Step => ({ order, values: {}, question: 'besproken' })),
    ...(isCode('decision', decision) ? [{ order: 'decide-to-go-on', values: { decision }, question: 'besluit' } as const] : []),
    ...(talk === 'preparation' ? [{ order: 'prepare', values: { medium: 'in-person' }, question: 'gesprek' } as const] : []),
    ...ticked('vorm', CODES.form).map((form): Step => ({ order: 'consent-to-form', values: { form }, question: 'vorm' })),
  ];
}
