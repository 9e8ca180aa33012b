import { given, otherPrefix, type Form } from './answers.ts';
import { asTyped, type Question, type Step } from './question.ts';
import { OTHERS } from './steps.ts';

/** What stands in a page and was not (rightly) sent: every character, as the browser posts it, by slug. */
export type Typed = Readonly<Record<string, string>>;

/** Characters of one page that are kept unsent; ten times the longest text that can be sent. */
const MOST = 50_000;

const oneLineEnd = (text: string): string => text.replace(/\r\n?/g, '\n');

/** What stands in this page now; a page as it was sent, or one that is too long, is not kept besides. */
export function withTyped(typed: Typed, step: Step, form: Form, posted: URLSearchParams): Typed {
  const { [step.slug]: _, ...others } = typed;
  const own = step.questions(form).filter(({ name }) => posted.has(name));
  const text = new URLSearchParams(own.map(({ name }) => [name, posted.get(name) ?? ''])).toString();
  const sent = (question: Question) => asTyped(question, given(form, question.name)) === oneLineEnd(posted.get(question.name) ?? '');
  return own.every(sent) || text.length > MOST ? others : { ...others, [step.slug]: text };
}

export function withoutTyped(typed: Typed, step: Step): Typed {
  const { [step.slug]: _, ...others } = typed;
  return others;
}

/** Whether this page holds something that was not sent. */
export const isUnsent = (typed: Typed, step: Step): boolean => step.slug in typed;

/** The values of the fields of a page: what was typed last, else what was sent. */
export function valuesOf(typed: Typed, step: Step, form: Form): (name: string) => string {
  const unsent = typed[step.slug];
  if (unsent === undefined) return (name) => given(form, name);
  const fields = new URLSearchParams(unsent);
  return (name) => fields.get(name) ?? '';
}

/** The one after moves up, where one of the others is taken away. */
export function withoutOther(typed: Typed, index: number): Typed {
  const kept: Record<string, string> = {};
  for (const [slug, text] of Object.entries(typed)) {
    const own = OTHERS.findIndex((step) => step.slug === slug) + 1;
    if (own === index) continue;
    if (own < index) kept[slug] = text;
    else kept[OTHERS[own - 2]?.slug ?? slug] = new URLSearchParams([...new URLSearchParams(text)].map(([name, value]) => [name.replace(otherPrefix(own), otherPrefix(own - 1)), value])).toString();
  }
  return kept;
}
