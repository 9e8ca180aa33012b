import { addOfficeVersion, endOfficeOn, officesAfter, officesEnded, officesOn, resumeOfficeOn, takeBackOffice, type Office } from '../database/prosecution-office.ts';
import { Card } from '../ui/card.tsx';
import { DayField, ErrorSummary, faultAt, SubmitBar, TextArea, TextField, type FieldError } from '../ui/field.tsx';
import { Empty } from '../ui/empty.tsx';
import { ButtonForm, Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { AsShown, changedSince, ChangedMeanwhile } from '../web/as-shown.tsx';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { dayText } from '../words/day.ts';
import { readOffice } from './form.ts';

const OFFICES = '/beheer/parketten';

export const showOffices = (visit: Visit): Promise<Answer> => listPage(visit, null);

/** A new office, from a day on. */
export async function addOffice(visit: Visit): Promise<Answer> {
  const read = readOffice(visit.form);
  if ('errors' in read) return listPage(visit, read.errors);
  await addOfficeVersion(visit.db, visit.keys, { ...read.office, office: null, ended: false }, doing(visit));
  return { kind: 'to', location: OFFICES };
}

export async function showOffice(visit: Visit): Promise<Answer> {
  const office = await presentAt(visit);
  return office ? officePage(visit, office, null) : notFound();
}

/** Another address or contact from a day on: letters of before keep theirs. */
export async function changeOffice(visit: Visit): Promise<Answer> {
  const office = await presentAt(visit);
  if (!office) return notFound();
  const read = readOffice(visit.form);
  if ('errors' in read) return officePage(visit, office, read.errors);
  if (changedSince(visit, versions(office, await comingOf(visit, office)))) return officePage(visit, office, [], true);
  await addOfficeVersion(visit.db, visit.keys, { ...read.office, office: office.office, ended: false }, doing(visit));
  return { kind: 'to', location: OFFICES };
}

/** From today on nothing is asked there any more; what was still to come does not come. */
export async function endOffice(visit: Visit): Promise<Answer> {
  const office = await presentAt(visit);
  if (!office) return notFound();
  await endOfficeOn(visit.db, visit.keys, office, visit.today, doing(visit));
  return { kind: 'to', location: OFFICES };
}

/** Ended by mistake: from today on as it was. */
export async function resumeOffice(visit: Visit): Promise<Answer> {
  const office = (await officesEnded(visit.db, visit.keys, visit.today)).find((one) => one.office === visit.params['parket']);
  if (!office) return notFound();
  await resumeOfficeOn(visit.db, visit.keys, office, visit.today, doing(visit));
  return { kind: 'to', location: OFFICES };
}

/** A change that is still to come does not come. */
export async function takeBackChange(visit: Visit): Promise<Answer> {
  const taken = await takeBackOffice(visit.db, visit.keys, { office: visit.params['parket'] ?? '', from: visit.form.get('vanaf') ?? '', today: visit.today }, doing(visit));
  return taken ? { kind: 'to', location: OFFICES } : notFound();
}

const doing = ({ user, now, newId }: Visit) => ({ by: user?.id ?? '', now, newId });

const presentAt = async (visit: Visit): Promise<Office | null> =>
  (await officesOn(visit.db, visit.keys, visit.today)).find(({ office }) => office === visit.params['parket']) ?? null;

const comingOf = async (visit: Visit, { office }: Office): Promise<Office[]> => (await officesAfter(visit.db, visit.keys, visit.today)).filter((one) => one.office === office);
/** With those that are still to come: a colleague may have written one. */
const versions = (office: Office, coming: readonly Office[]): string[] => [office, ...coming].map(({ id }) => id);
const officeText = ({ name, contact, address, from, ended }: Office): string => (ended ? `niet meer gebruikt vanaf ${dayText(from)}` : `${[name, ...(contact ? [`t.a.v. ${contact}`] : []), ...address.split('\n')].join(', ')}, vanaf ${dayText(from)}`);

const address = (office: Office): string => `${OFFICES}/${office.office}`;

async function listPage(visit: Visit, errors: readonly FieldError[] | null): Promise<Answer> {
  const [present, coming] = [await officesOn(visit.db, visit.keys, visit.today), await officesAfter(visit.db, visit.keys, visit.today)];
  const ended = await officesEnded(visit.db, visit.keys, visit.today);
  const body = (
    <>
      <PageHead title="Parketten" />
      <ErrorSummary errors={errors ?? []} />
      <p class="lead">Waar het aanmeldpunt gegevens vraagt. Een wijziging geldt vanaf haar dag; brieven van vóór die dag veranderen niet.</p>
      <Table<Office> stacks="lines" caption="Parketten van nu" quietCaption rows={present} noun={['parket', 'parketten']} empty={<Empty title="Er staat nog geen parket in de lijst.">Zet hieronder het eerste erin.</Empty>} columns={[
        { label: 'Parket', names: true, cell: (row) => <TwoLines main={<a href={address(row)}>{row.name}</a>} sub={row.contact ? `contact: ${row.contact}` : 'geen contactpersoon'} /> },
        { label: 'Postadres', width: 'wide', cell: (row) => row.address.replaceAll('\n', ', ') }, { label: 'Sinds', width: 'narrow', cell: (row) => dayText(row.from) },
        { label: 'Weghalen', quiet: true, cell: (row) => <ButtonForm action={`${address(row)}/einde`} onceKey={visit.onceKey} label={`${row.name} gebruiken wij niet meer`} /> },
      ]} />
      {coming.length > 0 ? <Table<Office> stacks="lines" caption="Komende wijzigingen" rows={coming} columns={[
        { label: 'Parket', names: true, cell: ({ name }) => name }, { label: 'Postadres', width: 'wide', cell: (row) => (row.ended ? 'niet meer gebruikt' : row.address.replaceAll('\n', ', ')) }, { label: 'Vanaf', width: 'narrow', cell: (row) => dayText(row.from) },
        { label: 'Terugnemen', quiet: true, cell: (row) => <ButtonForm action={`${address(row)}/terugnemen`} onceKey={visit.onceKey} fields={{ vanaf: row.from }} label="Deze wijziging gaat niet door" about={`${row.name}, ${dayText(row.from)}`} /> },
      ]} /> : null}
      {ended.length > 0 ? <Table<Office> stacks="lines" caption="Niet meer gebruikt" rows={ended} columns={[
        { label: 'Parket', names: true, cell: ({ name }) => name }, { label: 'Sinds', width: 'narrow', cell: (row) => dayText(row.from) },
        { label: 'Weer gebruiken', quiet: true, cell: (row) => <ButtonForm action={`${address(row)}/toch-weer`} onceKey={visit.onceKey} label={`${row.name} gebruiken wij toch weer`} /> },
      ]} /> : null}
      <Card id="toevoegen" title="Een parket toevoegen"><OfficeForm visit={visit} action={OFFICES} errors={errors ?? []} known={null} label="Parket in de lijst zetten" /></Card>
    </>
  );
  return { kind: 'page', status: errors === null ? 200 : 422, frame: 'staff', title: 'Parketten', here: OFFICES, body };
}

async function officePage(visit: Visit, office: Office, errors: readonly FieldError[] | null, meanwhile = false): Promise<Answer> {
  const coming = await comingOf(visit, office);
  const body = (
    <>
      <PageHead over={<a href={OFFICES}>Parketten</a>} title={office.name} />
      <ErrorSummary errors={errors ?? []} />
      {meanwhile ? <ChangedMeanwhile now={[office, ...coming].map(officeText).join('; ')} /> : null}
      <Card id="wijzigen" title="Naam, contactpersoon of adres wijzigen"><OfficeForm visit={visit} action={address(office)} errors={errors ?? []} known={office} label="Wijziging vastleggen" shown={versions(office, coming)} /></Card>
    </>
  );
  return { kind: 'page', status: meanwhile ? 409 : errors === null ? 200 : 422, frame: 'staff', title: 'Parket', here: OFFICES, body };
}

function OfficeForm({ visit, action, errors, known, label, shown }: { visit: Visit; action: string; errors: readonly FieldError[]; known: Office | null; label: string; shown?: readonly string[] }) {
  const field = (name: string, present: string) => ({ name, value: visit.form.get(name) ?? present, error: faultAt(errors, name) });
  return (
    <Form action={action} onceKey={visit.onceKey}>
      {shown ? <AsShown values={shown} /> : null}
      <TextField {...field('naam', known?.name ?? '')} label="Naam van het parket" />
      <TextField {...field('contact', known?.contact ?? '')} label="Contactpersoon" optional hint="Staat op de envelop achter “T.a.v.”." />
      <TextArea {...field('adres', known?.address ?? '')} label="Postadres" hint="Straat of postbus, dan postcode en plaats." rows={3} />
      <DayField {...field('vanaf', visit.today)} label="Geldt vanaf" />
      <SubmitBar label={label} cancel={known ? { href: OFFICES } : undefined} />
    </Form>
  );
}
