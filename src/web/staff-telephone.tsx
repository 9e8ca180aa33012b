import { isTelephone } from '../core/telephone.ts';
import { keepTelephone, telephonesOf } from '../database/staff-telephone.ts';
import { faultAt, SubmitBar, TextField, type FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { recordEvent } from './account-event.ts';
import { AsShown, changedSince, ChangedMeanwhile } from './as-shown.tsx';
import type { Answer, Visit } from './route.ts';

const TELEPHONE = 'telefoon';
const NO_NUMBER = 'Dit is geen telefoonnummer. Schrijf het zoals 06 12345678.';

/** The number of a colleague as this reader may know it; null where there is none. */
export const telephoneOf = async ({ db, keys }: Visit, staffId: string): Promise<string | null> => (await telephonesOf(db, keys, [staffId])).get(staffId) ?? null;

export interface TelephoneProps {
  readonly visit: Visit;
  readonly action: string;
  readonly known: string | null;
  readonly hint: string;
  readonly errors: readonly FieldError[];
  /** Somebody changed it since the form was made. */
  readonly meanwhile: boolean;
}

/** The same for whoever calls and for the colleague themselves. */
export function TelephoneForm({ visit, action, known, hint, errors, meanwhile }: TelephoneProps) {
  return (
    <>
      {meanwhile ? <ChangedMeanwhile now={known ?? 'geen nummer'} /> : null}
      <Form action={action} onceKey={visit.onceKey}>
        <AsShown values={[known]} />
        <TextField name={TELEPHONE} label="Telefoonnummer" type="tel" size="medium" optional value={visit.form.get(TELEPHONE) ?? known ?? ''} hint={`${hint} Laat leeg om het weg te halen.`} error={faultAt(errors, TELEPHONE)} />
        <SubmitBar label="Telefoonnummer bewaren" />
      </Form>
    </>
  );
}

/** Keeps the number that was typed, and that it was changed and by whom among what happened to the account. `again`: the page with what is wrong. */
export async function takeTelephone(visit: Visit, staffId: string, to: string, again: (errors: readonly FieldError[], meanwhile: boolean) => Promise<Answer>): Promise<Answer> {
  const number = (visit.form.get(TELEPHONE) ?? '').trim().replace(/\s+/g, ' ');
  if (number !== '' && !isTelephone(number)) return again([{ field: TELEPHONE, message: NO_NUMBER }], false);
  const known = await telephoneOf(visit, staffId);
  if (changedSince(visit, [known])) return again([], true);
  if (number !== (known ?? '')) {
    const by = visit.user?.id ?? '';
    await keepTelephone(visit.db, visit.keys, staffId, number, { now: visit.now, by });
    await recordEvent(visit.db, { id: visit.newId(), staffId, at: visit.now, kind: number === '' ? 'telephone-removed' : 'telephone-changed', by });
  }
  return { kind: 'to', location: to };
}
