import type { OrderName } from '../core/case/orders.ts';
import { safeTold, type SafeTold } from '../core/safe-contact.ts';
import type { FieldError } from '../ui/field.tsx';
import { fieldName, type Filled } from './form.ts';
import type { CaseView } from './view.ts';

/** Compartment of whoever referred. */
export const REFERRER = 'referrer';

/** What this person said on times, a code word and who reads along, as far as it holds (P-06). */
export const toldBy = (view: Pick<CaseView, 'written'>, person: string): SafeTold => safeTold(view.written.filter(({ place }) => place === person));

/** Fields of what is said on safe contact beside the channels. */
const SAFE_FIELDS = ['times', 'codeWord', 'remarks'];

/**
 * Whoever empties every field says that nothing of it holds any more. A line without any of them leaves what was said before as it is
 * (`safeTold`), and a code word that is not safe any more would be said all the same: so what holds now is written. Null where nothing is emptied.
 */
export function emptied(view: Pick<CaseView, 'written'>, order: OrderName, { person, texts }: Pick<Filled, 'person' | 'texts'>): FieldError | null {
  const whose = order === 'state-safe-contact' ? person : order === 'state-referrer-safe' ? REFERRER : null;
  if (whose === null || SAFE_FIELDS.some((name) => name in texts) || Object.keys(toldBy(view, whose)).length === 0) return null;
  return { field: fieldName('remarks'), message: 'Hier stond iets om op te letten. Geldt dat niet meer, schrijf dan wat nu geldt, bijvoorbeeld: “het oude codewoord geldt niet meer”.' };
}
