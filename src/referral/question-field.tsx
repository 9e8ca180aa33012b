import { parseDay } from '../core/day.ts';
import { Choice, DayField, Select, TextArea, TextField, type FieldProps } from '../ui/field.tsx';
import { asTyped, type Question } from './question.ts';

export interface QuestionFieldProps {
  question: Question;
  /** As typed. */
  value: string;
  error: string | undefined;
  /** The question is the heading of the page. */
  heading?: boolean | undefined;
  /** Instead of the question's own, for instance that of the page. */
  label?: string | undefined;
  hint?: string | undefined;
  /** For the desk: answers beside each other, long lists folded. */
  compact?: boolean | undefined;
}

/** More answers than this fill a screen. */
const MOST_BUTTONS = 5;

/** One question as a field; without JavaScript, and with what was typed. */
export function QuestionField({ question, value, error, heading, label, hint, compact }: QuestionFieldProps) {
  const { kind, name, options = [], row, size, autocomplete } = question;
  const props: FieldProps = {
    name, label: label ?? question.label, value, hint: hint ?? question.hint, error, question: heading, optional: question.needed === undefined && kind !== 'choice' && question.orOther === undefined,
  };
  switch (kind) {
    case 'choice': return compact && options.length > MOST_BUTTONS ? <Select {...props} options={options} /> : <Choice {...props} value={value === '' ? undefined : value} options={options} row={compact ? true : row} />;
    case 'list': return <Select {...props} options={options} />;
    case 'text': return <TextArea {...props} />;
    // What is no day comes back as typed, to be written as the sentence at it says.
    case 'day': return value === '' || parseDay(value) ? <DayField {...props} /> : <TextField {...props} size="medium" />;
    // People know their birth date by heart; a calendar that opens at today is no help with it.
    case 'birth': return <TextField {...props} value={asTyped(question, value)} size="medium" autocomplete={autocomplete} />;
    case 'age': case 'number': return <TextField {...props} inputmode="numeric" size={size ?? 'short'} />;
    case 'phone': return <TextField {...props} type="tel" size={size} autocomplete={autocomplete} />;
    // No `type=email`: what the browser says about a slip is in its own language, and gone in a moment.
    case 'email': return <TextField {...props} inputmode="email" size={size} autocomplete={autocomplete} spellcheck={false} />;
    case 'line': return <TextField {...props} size={size} autocomplete={autocomplete} proposals={question.proposals} />;
  }
}
