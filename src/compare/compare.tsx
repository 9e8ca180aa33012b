import type { Child } from 'hono/jsx';
import { whyNot } from '../core/case/order.ts';
import { specOf } from '../core/case/orders.ts';
import type { SettingsOn } from '../core/case/settings.ts';
import { participants } from '../core/case/state.ts';
import { isPersonId, type StaffId } from '../core/fields.ts';
import { give, type CaseFile, type Given } from '../database/journal.ts';
import { restrictedIn, restrictedOn } from '../database/restriction.ts';
import { together } from '../database/together.ts';
import { Card } from '../ui/card.tsx';
import { ErrorSummary, faultAt, Hidden, Select, Stood, type FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { byVisitor } from '../web/by-visitor.ts';
import { openCase, openNumbered } from '../web/open-case.ts';
import { forbidden, notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { capital } from '../words/codes.ts';
import { whoIn } from '../words/people.ts';
import { reasonText } from '../words/reasons.ts';
import { compareAddress } from './list.tsx';
import { compares, isEarlier } from './rules.ts';
import { readSide, rowsOf, type Row, type Side } from './side.tsx';
import { notSame, sayNotSame, takeBackNotSame } from './sql.ts';
import { ACT_TEXTS, ACTS, type Act } from './texts.ts';

interface Pair { readonly here: Side; readonly other: Side; readonly apart: boolean }

/** Both cases, guarded and named to the access log. */
async function openPair(visit: Visit): Promise<Pair | 'not-yours' | null> {
  const open = await openCase(visit);
  const beside = open ? await openNumbered(visit, visit.params['ander'] ?? '') : null;
  if (!open || !beside || beside.file.id === open.file.id) return null;
  const { file, relations } = beside;
  if (!compares(open.relations) || !compares(relations)) return 'not-yours';
  return { here: await readSide(visit, open.file), other: await readSide(visit, file), apart: (await notSame(visit.db, open.file.id)).includes(file.id) };
}

export async function showPair(visit: Visit): Promise<Answer> {
  const pair = await openPair(visit);
  if (pair === null) return notFound();
  return pair === 'not-yours' ? forbidden() : pairPage(visit, pair);
}

/** What the comparison led to. */
export async function settle(visit: Visit): Promise<Answer> {
  const pair = await openPair(visit);
  if (pair === null) return notFound();
  if (pair === 'not-yours') return forbidden();
  const { here: { file }, other: { file: other } } = pair;
  const act = ACTS.find((one) => one === visit.form.get('doe'));
  const said = { by: visit.user?.id ?? '', now: visit.now };
  if (act === 'niet-dezelfde' || act === 'toch') {
    await (act === 'toch' ? takeBackNotSame(visit.db, [file.id, other.id], said) : sayNotSame(visit.db, [file.id, other.id], visit.newId(), said));
    return { kind: 'to', location: compareAddress(file.number) };
  }
  if (!act) return pairPage(visit, pair, { status: 422, errors: [{ field: '', message: 'Kies wat deze twee zaken met elkaar te maken hebben.' }] });
  const answer = await together(visit.db, () => giveFor(visit, pair, act), (result) => 'done' in result);
  if ('done' in answer) return { kind: 'to', location: `/zaken/${file.number}?gedaan=${answer.done}` };
  return 'conflict' in answer.refused
    ? pairPage(visit, pair, { status: 409, changed: true })
    : pairPage(visit, pair, { status: 422, errors: [{ field: answer.refused.field === 'person' ? 'persoon' : '', message: reasonText(answer.refused.reason) }] });
}

type Refusal = Exclude<Given, { ok: true }>;

/** The existing orders: a link, and for a duplicate the rejection as well. */
async function giveFor(visit: Visit, { here: { file }, other }: Pair, act: Exclude<Act, 'niet-dezelfde' | 'toch'>): Promise<{ refused: Refusal } | { done: number }> {
  if (act === 'eerder' && !isEarlier(registered(other.file), registered(file))) return { refused: { ok: false, reason: 'field-wrong', field: 'other' } };
  const by = await byVisitor(visit, 'desk');
  const order = { caseId: file.id, person: null, on: visit.today, texts: {} };
  const typed = visit.form.get('persoon');
  const person = act === 'andere-kant' && isPersonId(typed) ? typed : null;
  const link = await give(visit.db, { ...order, order: 'link-case', values: { other: other.file.id, link: LINKS[act], person }, seen: seenOn(visit) }, by);
  if (act !== 'dubbel') return link.ok ? { done: link.first } : { refused: link };
  if (!link.ok && !('reason' in link && link.reason === 'already-linked')) return { refused: link };
  const rejected = await give(visit.db, { ...order, order: 'reject', values: { reason: 'duplicate', called: 'not-applicable' }, seen: null }, by);
  return rejected.ok ? { done: rejected.first } : { refused: rejected };
}

const LINKS = { dubbel: 'duplicate', 'andere-kant': 'other-side', eerder: 'earlier' } as const;

/** The last entry that the page showed. */
function seenOn(visit: Visit): number | null {
  const typed = visit.form.get('gezien') ?? '';
  return /^\d{1,5}$/.test(typed) ? Number(typed) : null;
}

const registered = (file: CaseFile) => file.state.referral?.day ?? file.entries[0]!.day;

interface Shown { readonly status?: number; readonly errors?: readonly FieldError[]; readonly changed?: boolean }

async function pairPage(visit: Visit, pair: Pair, { status = 200, errors = [], changed = false }: Shown = {}): Promise<Answer> {
  const { here, other, apart } = pair;
  for (const { file } of [here, other]) visit.showsPeople(file.id, ...file.state.people.keys());
  const restricted = restrictedOn(await restrictedIn(visit.db, here.file.id), visit.today);
  const settings = await visit.settings();
  const body = (
    <>
      <PageHead over={<><a href={`/zaken/${here.file.number}`}>Zaak {here.file.number}</a> · <a href={compareAddress(here.file.number)}>Lijkt op een andere zaak</a></>} title={`Naast zaak ${other.file.number}`} />
      <ErrorSummary errors={errors} />
      {changed ? <Notice tone="warning" first title="Iemand anders legde intussen iets vast">Er is nog niets vastgelegd van wat u koos. Kijk of het nog klopt.</Notice> : null}
      {apart ? <Notice>Iemand van het aanmeldpunt zei dat dit niet dezelfde mensen zijn.</Notice> : null}
      <Table<Row> caption="De twee zaken naast elkaar" quietCaption rows={rowsOf(here, other)} columns={[
        { label: 'Wat', names: true, cell: ({ label }) => label },
        { label: here.file.number, cell: (row) => row.here }, { label: other.file.number, cell: (row) => row.other },
      ]} />
      <h2>Wat is het?</h2>
      {OFFERED.map((act) => <Offer visit={visit} pair={pair} act={act} against={offerWhyNot(visit, pair, act, restricted, settings)} errors={errors} />)}
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: `Zaak ${here.file.number}: vergelijken`, here: '/aanmeldpunt', body };
}

const OFFERED: readonly Exclude<Act, 'toch'>[] = ['dubbel', 'andere-kant', 'eerder', 'niet-dezelfde'];

function Offer({ visit, pair, act, against, errors }: { visit: Visit; pair: Pair; act: Exclude<Act, 'toch'>; against: Child; errors: readonly FieldError[] }) {
  const { here: { file, names }, other } = pair;
  const { title, follows, button } = ACT_TEXTS[act];
  const people = act === 'andere-kant' ? participants(file.state, 'b') : [];
  const who = whoIn(file.state, names);
  const action = compareAddress(file.number, other.file.number);
  return (
    <Card id={act} title={title}>
      {against ? <p>{against}</p> : (
        <>
          <p>{follows}</p>
          <Form action={action} onceKey={visit.onceKey} opens={`${action}?doe=${act}`}>
            <Hidden name="doe" value={act} />
            <Stood name="gezien" value={String(file.lastSeq)} />
            {people.length > 1 ? <Select name="persoon" label="Wie van de andere kant meldde zich daar?" options={people.map(({ id }) => ({ value: id, label: capital(who(id)) }))} value={visit.form.get('persoon') ?? ''} error={faultAt(errors, 'persoon')} /> : null}
            <p><button class="button" type="submit">{button(other.file.number)}</button></p>
          </Form>
        </>
      )}
    </Card>
  );
}

/** In words why this is not offered; null where it is. */
function offerWhyNot(visit: Visit, { here: { file }, other, apart }: Pair, act: Act, restricted: boolean, settings: SettingsOn): Child {
  if (act === 'niet-dezelfde') return apart ? 'Dat staat er al. Terugnemen kan op de vorige pagina.' : null;
  const context = { state: file.state, on: visit.today, relation: 'desk', staff: (visit.user?.id ?? '') as StaffId, settings, restricted } as const;
  const reason = whyNot(specOf(act === 'dubbel' ? 'reject' : 'link-case'), context, null);
  if (reason) return reasonText(reason);
  if (act !== 'dubbel' && file.state.links.some((link) => link.other === other.file.id)) return reasonText('already-linked');
  if (act === 'eerder' && !isEarlier(registered(other.file), registered(file))) {
    return <>Zaak {other.file.number} is later aangemeld. <a href={compareAddress(other.file.number, file.number)}>Verbind vanuit die zaak</a>.</>;
  }
  return null;
}
