import type { OrganisationId } from '../core/fields.ts';
import type { Organisation, OrganisationTree } from '../core/organisation.ts';
import { readOrganisations, otherNames } from '../database/organisation.ts';
import { Card } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { ErrorSummary, faultAt, Select, SubmitBar, TextField, type FieldError } from '../ui/field.tsx';
import { ButtonLink, Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import { mayUse } from '../web/rights.ts';
import type { Answer, Visit } from '../web/route.ts';
import { capital, wordOf } from '../words/codes.ts';
import { KIND, kindOptions, listError, NAME, readOrganisation, UNDER } from './form.ts';
import { addOrganisation, recordedCases, unplaced, type Doing } from './sql.ts';

export const ORGANISATIONS = '/beheer/organisaties';
export const QUEUE = '/aanmeldpunt/organisaties';
const SEARCH = 'zoek';

export const doing = ({ user, now, newId }: Visit): Doing => ({ by: user?.id ?? '', now, newId });
export const addressOf = (id: string): string => `${ORGANISATIONS}/${id}`;

export const showList = (visit: Visit): Promise<Answer> => page(visit, null);

export async function add(visit: Visit): Promise<Answer> {
  const read = readOrganisation(visit.form);
  if ('errors' in read) return page(visit, read.errors);
  const added = await addOrganisation(visit.db, read.organisation, doing(visit));
  return 'no' in added ? page(visit, [listError(added.no)]) : { kind: 'to', location: addressOf(added.id) };
}

interface Row { readonly row: Organisation; readonly depth: number; readonly cases: number }

/** An administrator keeps the list and has no part in a case: not even that there is one of a small referrer. */
export const seesCases = ({ user }: Pick<Visit, 'user'>): boolean => user !== null && mayUse(user, 'desk-lists');

/** Those with the words in a name of theirs, their units, and what they are a unit of: a find without its place says little. */
function shown(tree: OrganisationTree, names: ReadonlyMap<string, string>, typed: string): ReadonlySet<string> | null {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const found = tree.rows.filter((row) => words.every((one) => `${row.name} ${names.get(row.id) ?? ''}`.toLowerCase().includes(one))).map(({ id }) => tree.now(id));
  return new Set([...found.flatMap((id) => tree.path(id).map((row) => row.id)), ...tree.recordedUnder(...found)]);
}

async function namesById(visit: Visit): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const { organisation, name } of await otherNames(visit.db)) all.set(organisation, `${all.get(organisation) ?? ''} ${name}`);
  return all;
}

async function page(visit: Visit, errors: readonly FieldError[] | null): Promise<Answer> {
  const tree = await readOrganisations(visit.db);
  const typed = (visit.query.get(SEARCH) ?? '').slice(0, 80);
  const within = shown(tree, await namesById(visit), typed);
  const cases = tree.counted(await recordedCases(visit.db));
  const rows = tree.flat().filter(({ row }) => within === null || within.has(row.id)).map((one): Row => ({ ...one, cases: cases.get(one.row.id) ?? 0 }));
  const toQueue = seesCases(visit) ? <ButtonLink href={QUEUE}>Nieuwe organisaties uit aanmeldingen ({await unplaced(visit)})</ButtonLink> : undefined;
  const body = (
    <>
      <PageHead title="Organisaties" actions={<>{toQueue}<ButtonLink href="#toevoegen">Organisatie toevoegen</ButtonLink></>} />
      <ErrorSummary errors={errors ?? []} />
      <p class="lead">Wie bij ons aanmeldt: de organisatie, haar onderdelen, en de mensen die er werken. Zaken houden wat er bij hen vastgelegd is, ook als u hier iets samenvoegt.</p>
      <form class="filters" method="get" aria-label="Organisatie zoeken">
        <label for="f-zoek">Zoeken</label>
        <input id="f-zoek" name={SEARCH} type="search" value={typed} autocomplete="off" />
        <button class="button" type="submit">Organisatie zoeken</button>
        {typed ? <a href={ORGANISATIONS}>Alles tonen</a> : null}
      </form>
      <Tree rows={rows} searched={typed !== ''} counts={seesCases(visit)} />
      <Card id="toevoegen" title="Een organisatie of onderdeel toevoegen"><NewForm visit={visit} tree={tree} errors={errors ?? []} /></Card>
    </>
  );
  return { kind: 'page', status: errors === null ? 200 : 422, frame: 'staff', title: 'Organisaties', here: ORGANISATIONS, body };
}

function Tree({ rows, searched, counts }: { rows: readonly Row[]; searched: boolean; counts: boolean }) {
  const empty = searched
    ? <Empty title="Geen organisatie past hierbij.">Probeer een ander woord, of kies “Alles tonen”.</Empty>
    : <Empty title="Er staat nog geen organisatie in de lijst.">Zet hieronder de eerste erin.</Empty>;
  return (
    <Table<Row> caption="Organisaties" quietCaption stacks rows={rows} noun={['organisatie of onderdeel', 'organisaties en onderdelen']} empty={empty} columns={[
      { label: 'Organisatie', names: true, width: 'wide', cell: ({ row, depth }) => <span class={`tree tree--${Math.min(depth, 3)}`}><Named row={row} depth={depth} /></span> },
      { label: 'Soort', cell: ({ row }) => capital(wordOf('referrerKind', row.kind)) },
      ...(counts ? [{ label: 'Aanmeldingen', number: true, cell: (one: Row) => one.cases }] : []),
    ]} />
  );
}

/** A unit says so to who does not see that it stands further in. */
function Named({ row, depth }: { row: Organisation; depth: number }) {
  const link = <>{depth > 0 ? <span class="vh">Onderdeel: </span> : null}<a href={addressOf(row.id)}>{row.name}</a></>;
  return row.active ? link : <TwoLines main={link} sub={<Tag>niet meer aangeboden</Tag>} />;
}

/** `typed`: what stands in it at first. */
export function OrganisationFields({ form, tree, errors, typed, without = null }: {
  form: URLSearchParams; tree: OrganisationTree; errors: readonly FieldError[]; typed: { name: string; parent: OrganisationId | null }; without?: OrganisationId | null;
}) {
  const field = (name: string, present: string) => ({ name, value: form.get(name) ?? present, error: faultAt(errors, name) });
  return (
    <>
      <TextField {...field(NAME, typed.name)} label="Naam" />
      <Select {...field(UNDER, typed.parent ?? '')} label="Onderdeel van" optional empty="Geen onderdeel: staat op zichzelf" options={tree.offered(without)} />
    </>
  );
}

function NewForm({ visit, tree, errors }: { visit: Visit; tree: OrganisationTree; errors: readonly FieldError[] }) {
  return (
    <Form action={ORGANISATIONS} onceKey={visit.onceKey}>
      <Select name={KIND} label="Soort organisatie" value={visit.form.get(KIND) ?? ''} error={faultAt(errors, KIND)} options={kindOptions()} />
      <OrganisationFields form={visit.form} tree={tree} errors={errors} typed={{ name: '', parent: null }} />
      <SubmitBar label="In de lijst zetten" />
    </Form>
  );
}
