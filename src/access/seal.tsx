import { faultKey, lastCheck, settledFaults, settleFaults, type Fault, type KeptCheck, type Settled } from '../database/log-check.ts';
import { headFileName, headText } from '../database/log-held.ts';
import { lastSeal, unsealed } from '../database/log-seal.ts';
import { Card, Facts } from '../ui/card.tsx';
import { ErrorSummary, SubmitBar, TextArea } from '../ui/field.tsx';
import { ButtonLink, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { caseNumbers } from '../database/case-number.ts';
import { excludedFor } from '../web/relation.ts';
import { logNotice } from '../web/log-notice.tsx';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { momentText } from '../words/day.ts';
import { AccessTabs } from './tabs.tsx';
import { faultText } from './texts.ts';

/** Whether the log is as it was written: how far it is sealed, what still waits, and what the last check found. */
export function showSeal(visit: Visit): Promise<Answer> {
  return sealPage(visit, null);
}

interface Wrong { readonly typed: string; readonly message: string }
const WHY = 'toelichting';
const SETTLED = 'log settled';
const MOST_SIGNS = 2_000;

async function sealPage(visit: Visit, wrong: Wrong | null): Promise<Answer> {
  const { db } = visit;
  const [seal, waits, check] = [await lastSeal(db), await unsealed(db), await lastCheck(db)];
  const named = [...new Set(check?.faults.flatMap((fault) => ('case' in fault ? [fault.case] : [])) ?? [])];
  const hidden = await excludedFor(visit);
  const numbers = await caseNumbers(db, named.filter((id) => !hidden.has(id)));
  visit.shows(...numbers.keys());
  const settled = await settledFaults(db);
  const open = check?.faults.filter((fault) => !settled.has(faultKey(fault))) ?? [];
  const body = (
    <>
      <PageHead title="Wie zag wat" actions={seal ? <ButtonLink href="/inzage/zegel/kop">Kop opslaan</ButtonLink> : undefined} />
      <AccessTabs here="/inzage/zegel" />
      <ErrorSummary errors={wrong ? [{ field: WHY, message: wrong.message }] : []} />
      {await logNotice(visit)}
      <p class="lead">Elke paar seconden krijgen nieuwe regels van het logboek een nummer en een zegel, samen met de stand van alle zaken. Wie later iets verandert of weghaalt, verbreekt het zegel.</p>
      <Card id="stand" title="Stand"><Facts items={[
        { label: 'Laatste zegel', value: seal ? `nummer ${seal.number}, ${momentText(seal.sealed_at)}` : 'er is nog niets verzegeld' },
        { label: 'Verzegelde regels', value: String(seal?.last_line ?? 0) },
        { label: 'Wacht nog', value: waits.oldest ? `${waits.lines} ${waits.lines === 1 ? 'regel' : 'regels'}, de oudste van ${momentText(waits.oldest)}` : 'niets' },
        { label: 'Laatste controle', value: check ? `${momentText(check.at)}, over ${check.lines} regels en ${check.cases} zaken` : 'nog niet gedaan; dat gebeurt elke dag vanzelf' },
      ]} /></Card>
      {check ? <Found visit={visit} check={check} settled={settled} numberOf={(id) => (numbers.has(id) ? `zaak ${numbers.get(id)}` : hidden.has(id) ? 'een zaak die niet voor u is' : 'een zaak die er niet meer is')} /> : null}
      {open.length > 0 ? <Settle visit={visit} wrong={wrong} /> : null}
      <Card id="kop" title="De kop bewaren">
        <p>De kop is het laatste zegel in een klein bestand, zonder namen of zaaknummers. Bewaar er geregeld één bij iemand die niet bij de server kan. Wie het einde van het logboek afknipt, kan die kop niet veranderen.</p>
        <p>BIS schrijft ook zelf elke dag een kop weg. Op de server houdt <code>npm run check-log</code> alles tegen de bewaarde koppen aan.</p>
      </Card>
    </>
  );
  return { kind: 'page', status: wrong ? 422 : 200, frame: 'staff', title: 'Verzegeling', here: '/inzage', body };
}

interface FoundProps { readonly visit: Visit; readonly check: KeptCheck; readonly settled: ReadonlyMap<string, Settled>; numberOf(id: string): string }

function Found({ visit, check, settled, numberOf }: FoundProps) {
  if (check.faults.length === 0) return <Notice title="Alles klopt">Bij de laatste controle was er niets veranderd, weggehaald of tussengevoegd.</Notice>;
  return <Table<Fault> caption="Wat niet klopt" rows={check.faults} columns={[
    { label: 'Wat', names: true, width: 'wide', cell: (fault) => faultText(fault, numberOf) },
    { label: 'Uitgezocht', width: 'wide', cell: (fault) => <SettledCell visit={visit} own={settled.get(faultKey(fault))} /> },
  ]} />;
}

function SettledCell({ visit, own }: { visit: Visit; own: Settled | undefined }) {
  return own ? <TwoLines main={visit.keys.openShared(SETTLED, own.remark).toString()} sub={`${own.by}, ${momentText(own.at)}`} /> : <>Nog niet</>;
}

function Settle({ visit, wrong }: { visit: Visit; wrong: Wrong | null }) {
  return (
    <Card id="uitzoeken" title="Is het uitgezocht?">
      <p>Schrijf op wat het was. Het blijft hierboven staan, en de melding op de beginpagina gaat weg. Er wordt niets hersteld.</p>
      <Form action="/inzage/zegel" onceKey={visit.onceKey}>
        <TextArea name={WHY} label="Wat was er gebeurd?" rows={3} value={wrong?.typed} error={wrong?.message} hint="Zonder namen van deelnemers." />
        <SubmitBar label="Dit is uitgezocht" />
      </Form>
    </Card>
  );
}

/** What the last check found and nobody wrote down yet. */
export async function settle(visit: Visit): Promise<Answer> {
  const typed = visit.form.get(WHY) ?? '';
  const remark = typed.trim();
  if (remark === '') return sealPage(visit, { typed, message: 'Schrijf op wat er gebeurd was.' });
  if (remark.length > MOST_SIGNS) return sealPage(visit, { typed, message: `Dit is langer dan ${MOST_SIGNS} tekens. Maak het korter.` });
  const check = await lastCheck(visit.db);
  await settleFaults(visit.db, check?.faults ?? [], { remark: visit.keys.sealShared(SETTLED, remark), now: visit.now, by: visit.user!.id });
  return { kind: 'to', location: '/inzage/zegel' };
}

/** For another holder. */
export async function giveHead(visit: Visit): Promise<Answer> {
  const seal = await lastSeal(visit.db);
  if (!seal) return notFound();
  const head = { number: seal.number, sealedAt: seal.sealed_at, lastLine: seal.last_line, code: seal.code };
  return { kind: 'file', type: 'application/json', name: headFileName(head), bytes: headText(head) };
}
