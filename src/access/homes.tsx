import { isUuid } from '../core/fields.ts';
import { ErrorSummary, faultAt, Select, SubmitBar, TextField, type FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { homeContext } from './job.ts';
import { colleaguesWithHome, forgetHome, keepHome, type HomeRow } from './sql.ts';

const STAFF = 'collega';
const POSTCODE = 'postcode';

/** Which postcodes of colleagues are known: only to find looking at neighbours. Never shown again, only that there is one. */
export async function showHomes(visit: Visit): Promise<Answer> {
  return page(visit, null, []);
}

async function page(visit: Visit, typed: URLSearchParams | null, errors: readonly FieldError[]): Promise<Answer> {
  const all = await colleaguesWithHome(visit.db);
  const error = (name: string) => faultAt(errors, name);
  const body = (
    <>
      <PageHead over={<a href="/inzage/nakijken">Nakijken</a>} title="Postcodes van collega’s" />
      <ErrorSummary errors={errors} />
      <p class="lead">Met de postcode van een collega kan BIS zien of die naar een zaak van iemand uit de eigen straat keek. Een collega hoeft hem niet te geven. Hij wordt verzegeld bewaard en nergens getoond.</p>
      <Form action="/inzage/nakijken/postcodes" onceKey={visit.onceKey}>
        <Select name={STAFF} label="Collega" value={typed?.get(STAFF) ?? ''} error={error(STAFF)} options={all.map(({ id, name }) => ({ value: id, label: name }))} />
        <TextField name={POSTCODE} label="Postcode" size="short" value={typed?.get(POSTCODE) ?? ''} error={error(POSTCODE)} hint="Laat leeg om hem weg te halen." />
        <SubmitBar label="Postcode bewaren" />
      </Form>
      <Table<HomeRow> caption="Wie een postcode gaf" rows={all} columns={[
        { label: 'Collega', names: true, cell: ({ name }) => name }, { label: 'Postcode', cell: ({ postcode }) => (postcode ? 'bewaard' : 'niet gegeven') },
      ]} />
    </>
  );
  return { kind: 'page', status: errors.length > 0 ? 422 : 200, frame: 'staff', title: 'Postcodes van collega’s', here: '/inzage', body };
}

export async function setHome(visit: Visit): Promise<Answer> {
  const staff = visit.form.get(STAFF) ?? '';
  const postcode = (visit.form.get(POSTCODE) ?? '').replace(/\s+/g, '').toUpperCase();
  const known = isUuid(staff) && (await colleaguesWithHome(visit.db)).some(({ id }) => id === staff);
  const errors: FieldError[] = [];
  if (!known) errors.push({ field: STAFF, message: 'Kies een collega uit de lijst.' });
  if (postcode !== '' && !/^[1-9]\d{3}[A-Z]{2}$/.test(postcode)) errors.push({ field: POSTCODE, message: 'Dit is geen postcode. Schrijf hem zoals 1234 AB.' });
  if (errors.length > 0) return page(visit, visit.form, errors);
  if (postcode === '') await forgetHome(visit.db, staff);
  else await keepHome(visit.db, { staff, postcode: visit.keys.sealShared(homeContext(staff), postcode) }, { now: visit.now, by: visit.user!.id });
  return { kind: 'to', location: '/inzage/nakijken/postcodes' };
}
