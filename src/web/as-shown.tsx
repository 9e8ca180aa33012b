import { createHash } from 'node:crypto';
import { Stood } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Visit } from './route.ts';

const NAME = 'getoond';

/** Of what a form shows as it stands: tells whether it stood the same when the form was made. Says nothing of it. */
const markOf = (values: readonly (string | null)[]): string => createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22);

/** In a form that changes these, which are kept in one place and not as a journal: two people may have it open. */
export const AsShown = ({ values }: { values: readonly (string | null)[] }) => <Stood name={NAME} value={markOf(values)} />;

/** Somebody changed these since the form was made. A form of before there were marks says nothing. */
export function changedSince(visit: Pick<Visit, 'form'>, values: readonly (string | null)[]): boolean {
  const shown = visit.form.get(NAME);
  return shown !== null && shown !== markOf(values);
}

/** On top of the form, which holds what was typed: how it stands now, for whoever may overwrite it with a second press. */
export const ChangedMeanwhile = ({ now }: { now: string }) => (
  <Notice tone="warning" first title="Iemand anders wijzigde dit intussen">Nu staat er: {now}. Wat u invulde, staat nog in het formulier. Kijk het na en verstuur het dan opnieuw; er is nog niets veranderd.</Notice>
);
