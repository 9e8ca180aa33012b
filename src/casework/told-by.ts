import { safeTold, type SafeTold } from '../core/safe-contact.ts';
import type { CaseView } from './view.ts';

/** What this person said on times, a code word and who reads along, as far as it holds (P-06). */
export const toldBy = (view: Pick<CaseView, 'written'>, person: string): SafeTold => safeTold(view.written.filter(({ place }) => place === person));
