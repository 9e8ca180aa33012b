import type { OrganisationId } from '../core/fields.ts';
import type { Organisation, OrganisationTree, TreeNo } from '../core/organisation.ts';
import { readOrganisations } from '../database/organisation.ts';
import { Card, Facts } from '../ui/card.tsx';
import { ErrorSummary, faultAt, Select, SubmitBar, type FieldError } from '../ui/field.tsx';
import { ButtonForm, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import { dayOf } from '../core/day.ts';
import { AsShown, changedSince, ChangedMeanwhile } from '../web/as-shown.tsx';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { capital, wordOf } from '../words/codes.ts';
import { wholeDay } from '../words/day.ts';
import { chosen, INTO, listError, readOrganisation } from './form.ts';
import { addressOf, doing, ORGANISATIONS, OrganisationFields, seesCases } from './list.tsx';
import { keepPerson, People, peopleOf, takePersonAway } from './people.tsx';
import { changeOrganisation, mergeInto, mergesOf, namesOf, recordedCases, removeName, setActive, undoMerge, type MergeRow, type NameRow } from './sql.ts';
import { NO_WORDS, referrals } from './texts.ts';

/** Which of the forms of the page has something to mend. */
interface Wrong { readonly status: 409 | 422; readonly errors: readonly FieldError[]; /** Somebody else changed its name or place since the form was made. */ readonly meanwhile?: true }

const standing = (tree: OrganisationTree, row: Organisation): (string | null)[] => [row.name, tree.above(row.id)];

type Work = (visit: Visit, row: Organisation, tree: OrganisationTree) => Promise<Answer>;

/** The organisation at the address. */
const at = (work: Work) => async (visit: Visit): Promise<Answer> => {
  const tree = await readOrganisations(visit.db);
  const row = tree.row(visit.params['organisatie'] ?? '');
  return row ? work(visit, row, tree) : notFound();
};

const done = (id: string): Answer => ({ kind: 'to', location: addressOf(id) });
const refused = (visit: Visit, row: Organisation, field: string, no: TreeNo): Promise<Answer> =>
  page(visit, row, { status: no === 'merged' ? 409 : 422, errors: [{ field, message: NO_WORDS[no] }] });

export const showOrganisation = at((visit, row) => page(visit, row, null));

export const change = at(async (visit, row, tree) => {
  const read = readOrganisation(visit.form, row.kind);
  if ('errors' in read) return page(visit, row, { status: 422, errors: read.errors });
  if (changedSince(visit, standing(tree, row))) return page(visit, row, { status: 409, errors: [], meanwhile: true });
  const no = await changeOrganisation(visit.db, row.id, read.organisation, doing(visit));
  return no === null ? done(row.id) : page(visit, row, { status: no === 'merged' ? 409 : 422, errors: [listError(no)] });
});

export const end = at(async (visit, row) => { await setActive(visit.db, row.id, false); return done(row.id); });
export const begin = at(async (visit, row) => { await setActive(visit.db, row.id, true); return done(row.id); });

export const merge = at(async (visit, row) => {
  const into = chosen(visit.form, INTO);
  const no = into === null ? 'unknown' : await mergeInto(visit.db, row.id, into, doing(visit));
  return no === null ? done(into ?? row.id) : refused(visit, row, INTO, no);
});

export const undo = at(async (visit, row) => {
  const wanted = visit.params['samenvoeging'] ?? '';
  // Only one that stands on this page: what is of another organisation is as unknown as what is not there.
  const no = (await mergesOf(visit.db, row.id)).some(({ id }) => id === wanted) ? await undoMerge(visit.db, wanted, doing(visit)) : 'unknown';
  if (no === 'unknown') return notFound();
  return no === null ? done(row.id) : refused(visit, row, '', no);
});

export const forgetName = at(async (visit, row) => (await removeName(visit.db, row.id, visit.params['andere'] ?? '') ? done(row.id) : notFound()));

export const addWorker = at(async (visit, row) => {
  const errors = await keepPerson(visit, row.id);
  return errors === null ? { kind: 'to', location: `${addressOf(row.id)}#mens` } : page(visit, row, { status: 422, errors });
});

export const removeWorker = at(async (visit, row, tree) => (await takePersonAway(visit, tree, row.id) ? done(row.id) : notFound()));

async function page(visit: Visit, before: Organisation, wrong: Wrong | null): Promise<Answer> {
  const tree = await readOrganisations(visit.db);
  const row = tree.row(before.id) ?? before;
  const [cases, names, merges] = [tree.counted(await recordedCases(visit.db)), await namesOf(visit.db, row.id), await mergesOf(visit.db, row.id)];
  const errors = wrong?.errors ?? [];
  const merged = tree.isMerged(row.id);
  const body = (
    <>
      <PageHead over={<Over tree={tree} row={row} />} title={row.name} tags={row.active ? undefined : <Tag>niet meer aangeboden</Tag>} />
      <ErrorSummary errors={errors} />
      {merged ? <Gone tree={tree} row={row} /> : null}
      <About tree={tree} row={row} cases={seesCases(visit) ? cases : null} names={names} />
      {names.length > 0 ? <Names visit={visit} row={row} names={names} /> : null}
      {merged ? null : <People visit={visit} id={row.id} people={await peopleOf(visit, tree, row.id)} errors={errors} />}
      {merged ? null : <Card id="wijzigen" title="Naam of plaats wijzigen">{wrong?.meanwhile ? <ChangedMeanwhile now={tree.label(row.id)} /> : null}<ChangeForm visit={visit} tree={tree} row={row} errors={errors} /></Card>}
      {merged ? null : <Card id="samenvoegen" title="Samenvoegen met een andere"><MergeForm visit={visit} tree={tree} row={row} errors={errors} /></Card>}
      {merges.length > 0 ? <Merges visit={visit} tree={tree} row={row} merges={merges} /> : null}
      {merged ? null : <Offered visit={visit} row={row} />}
    </>
  );
  return { kind: 'page', status: wrong?.status ?? 200, frame: 'staff', title: 'Organisatie', here: ORGANISATIONS, body };
}

function Over({ tree, row }: { tree: OrganisationTree; row: Organisation }) {
  const above = tree.above(row.id);
  return <><a href={ORGANISATIONS}>Organisaties</a>{above && !tree.isMerged(row.id) ? tree.path(above).map(({ id, name }) => <> · <a href={addressOf(id)}>{name}</a></>) : null}</>;
}

function Gone({ tree, row }: { tree: OrganisationTree; row: Organisation }) {
  const now = tree.now(row.id);
  return <Notice title="Deze organisatie is samengevoegd">Haar aanmeldingen tellen bij <a href={addressOf(now)}>{tree.label(now)}</a>. In de zaken zelf is niets veranderd. Hieronder maakt u haar weer los.</Notice>;
}

function About({ tree, row, cases, names }: { tree: OrganisationTree; row: Organisation; cases: ReadonlyMap<OrganisationId, number> | null; names: readonly NameRow[] }) {
  const units = tree.units(row.id);
  const below = tree.flat(row.id).reduce((sum, { row: { id } }) => sum + (cases?.get(id) ?? 0), 0);
  const items = [
    { label: 'Soort', value: capital(wordOf('referrerKind', row.kind)) },
    ...(cases ? [{ label: 'Aanmeldingen', value: `${referrals(cases.get(row.id) ?? 0)}${units.length > 0 ? `; bij onderdelen: ${below}` : ''}` }] : []),
    ...(units.length > 0 ? [{ label: 'Onderdelen', value: <ul class="lines">{units.map(({ id, name }) => <li><a href={addressOf(id)}>{name}</a></li>)}</ul> }] : []),
    ...(names.length > 0 ? [] : [{ label: 'Andere namen', value: 'geen' }]),
  ];
  return <Card id="over" title="Over deze organisatie"><Facts items={items} /></Card>;
}

function Names({ visit, row, names }: { visit: Visit; row: Organisation; names: readonly NameRow[] }) {
  return (
    <Table<NameRow> caption="Andere namen, waaraan BIS haar herkent" stacks rows={names} columns={[
      { label: 'Naam', names: true, width: 'wide', cell: ({ name }) => name }, { label: 'Wat', cell: ({ former }) => (former ? 'vroegere naam' : 'zo schrijven verwijzers het') },
      { label: 'Weghalen', quiet: true, cell: ({ id, name }) => <ButtonForm action={`${addressOf(row.id)}/namen/${id}/weg`} onceKey={visit.onceKey} label="Naam vergeten" about={name} /> },
    ]} />
  );
}

function ChangeForm({ visit, tree, row, errors }: { visit: Visit; tree: OrganisationTree; row: Organisation; errors: readonly FieldError[] }) {
  return (
    <Form action={addressOf(row.id)} onceKey={visit.onceKey}>
      <AsShown values={standing(tree, row)} />
      <OrganisationFields form={visit.form} tree={tree} errors={errors} typed={{ name: row.name, parent: tree.above(row.id) }} without={row.id} />
      <SubmitBar label="Wijziging vastleggen" note="De oude naam blijft bekend: wie haar typt, vindt deze organisatie." />
    </Form>
  );
}

function MergeForm({ visit, tree, row, errors }: { visit: Visit; tree: OrganisationTree; row: Organisation; errors: readonly FieldError[] }) {
  return (
    <Form action={`${addressOf(row.id)}/samenvoegen`} onceKey={visit.onceKey}>
      <p>Staat {row.name} twee keer in de lijst, of ging zij op in een andere? Haar aanmeldingen, onderdelen en namen tellen dan bij die andere. U kunt het altijd weer ongedaan maken.</p>
      <Select name={INTO} label="Gaat op in" value={visit.form.get(INTO) ?? ''} error={faultAt(errors, INTO)} options={tree.offered(row.id)} />
      <SubmitBar label={`${row.name} samenvoegen`} />
    </Form>
  );
}

function Merges({ visit, tree, row, merges }: { visit: Visit; tree: OrganisationTree; row: Organisation; merges: readonly MergeRow[] }) {
  const nameOf = (id: OrganisationId) => <a href={addressOf(id)}>{tree.row(id)?.name}</a>;
  return (
    <Table<MergeRow> caption="Samengevoegd en weer los" stacks rows={merges} columns={[
      { label: 'Wat', names: true, width: 'wide', cell: (one) => (one.organisation === row.id ? <>Deze ging op in {nameOf(one.into)}</> : <>{nameOf(one.organisation)} ging hierin op</>) },
      { label: 'Wanneer en door wie', cell: (one) => `${wholeDay(dayOf(one.at))}, ${one.by}` },
      { label: 'Weer los', cell: (one) => (one.undoneAt ? `${wholeDay(dayOf(one.undoneAt))}, ${one.undoneBy}`
        : <ButtonForm action={`${addressOf(row.id)}/samenvoegingen/${one.id}/ongedaan`} onceKey={visit.onceKey} label="Weer los maken" about={tree.row(one.organisation)?.name} />) },
    ]} />
  );
}

function Offered({ visit, row }: { visit: Visit; row: Organisation }) {
  const address = addressOf(row.id);
  return row.active
    ? <Card id="aanbieden" title="Meldt zij niet meer aan?"><div class="form"><p>Zij staat dan in geen keuzelijst meer. Haar aanmeldingen en namen blijven.</p><ButtonForm action={`${address}/einde`} onceKey={visit.onceKey} label={`${row.name} niet meer aanbieden`} /></div></Card>
    : <Card id="aanbieden" title="Meldt zij weer aan?"><ButtonForm action={`${address}/terug`} onceKey={visit.onceKey} label={`${row.name} weer aanbieden`} /></Card>;
}
