import type { OrganisationId } from '../core/fields.ts';
import type { OrganisationTree } from '../core/organisation.ts';
import { addPerson, peopleAt, removePerson, UNUSED_MONTHS, type OrganisationPerson } from '../database/organisation-person.ts';
import { Card } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { faultAt, SubmitBar, TextField, type FieldError } from '../ui/field.tsx';
import { ButtonForm, FieldRow, Form } from '../ui/form.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import type { Visit } from '../web/route.ts';
import { dayText } from '../words/day.ts';
import { PERSON, readPerson } from './form.ts';
import { addressOf, doing } from './list.tsx';

/** What has to be mended; null where this person is in the list now. */
export async function keepPerson(visit: Visit, id: OrganisationId): Promise<FieldError[] | null> {
  const read = readPerson(visit.form);
  if ('errors' in read) return read.errors;
  await addPerson(visit.db, visit.keys, id, read.person, { ...doing(visit), today: visit.today });
  return null;
}

export const takePersonAway = (visit: Visit, tree: OrganisationTree, id: OrganisationId): Promise<boolean> =>
  removePerson(visit.db, tree.sameAs(id), visit.params['medewerker'] ?? '');

/** People stay with the organisation that they were written down at, and show at what it counts as. */
export const peopleOf = (visit: Visit, tree: OrganisationTree, id: OrganisationId): Promise<OrganisationPerson[]> => peopleAt(visit.db, visit.keys, tree.sameAs(id));

export function People({ visit, id, people, errors }: { visit: Visit; id: OrganisationId; people: readonly OrganisationPerson[]; errors: readonly FieldError[] }) {
  return (
    <>
      <Table<OrganisationPerson> caption="Mensen die er werken" stacks rows={people} empty={<Empty title="Hier staat nog niemand.">Voeg hieronder iemand toe. Wie namens deze organisatie aanmeldt, komt er niet vanzelf in.</Empty>} columns={[
        { label: 'Naam', names: true, cell: (one) => <TwoLines main={one.name} sub={one.function || null} /> },
        { label: 'Te bereiken', width: 'wide', cell: (one) => <TwoLines main={one.telephone || one.email || 'niet bekend'} sub={one.telephone && one.email ? one.email : null} /> },
        { label: 'Laatst gebruikt', width: 'narrow', cell: (one) => dayText(one.usedOn) },
        { label: 'Weghalen', quiet: true, cell: (one) => <ButtonForm action={`${addressOf(id)}/mensen/${one.id}/weg`} onceKey={visit.onceKey} label="Weghalen" about={one.name} /> },
      ]} />
      <Card id="mens" title="Iemand toevoegen"><PersonForm visit={visit} id={id} errors={errors} /></Card>
    </>
  );
}

function PersonForm({ visit, id, errors }: { visit: Visit; id: OrganisationId; errors: readonly FieldError[] }) {
  const field = (name: string) => ({ name, value: visit.form.get(name) ?? '', error: faultAt(errors, name) });
  return (
    <Form action={`${addressOf(id)}/mensen`} onceKey={visit.onceKey}>
      <FieldRow><TextField {...field(PERSON.name)} label="Naam van de medewerker" /><TextField {...field(PERSON.function)} label="Functie" optional /></FieldRow>
      <FieldRow><TextField {...field(PERSON.telephone)} label="Telefoon" type="tel" optional /><TextField {...field(PERSON.email)} label="E-mail" type="email" inputmode="email" spellcheck={false} optional /></FieldRow>
      <SubmitBar label="In de lijst zetten" note={`Wie ${UNUSED_MONTHS} maanden niet gebruikt is, verdwijnt vanzelf.`} />
    </Form>
  );
}
