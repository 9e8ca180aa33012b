import { lastCheck, type KeptCheck } from '../database/log-check.ts';
import { headFileName, headText } from '../database/log-held.ts';
import { lastSeal, unsealed } from '../database/log-seal.ts';
import { Card, Facts } from '../ui/card.tsx';
import { ButtonLink } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { logNotice } from '../web/log-notice.tsx';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { momentText } from '../words/day.ts';
import { caseNumbers } from './sql.ts';
import { AccessTabs } from './tabs.tsx';
import { faultText } from './texts.ts';

/** Whether the log is as it was written: how far it is sealed, what still waits, and what the last check found. */
export async function showSeal(visit: Visit): Promise<Answer> {
  const { db } = visit;
  const [seal, waits, check] = [await lastSeal(db), await unsealed(db), await lastCheck(db)];
  const named = [...new Set(check?.faults.flatMap((fault) => ('case' in fault ? [fault.case] : [])) ?? [])];
  const numbers = await caseNumbers(db, named);
  visit.shows(...numbers.keys());
  const body = (
    <>
      <PageHead title="Wie zag wat" actions={seal ? <ButtonLink href="/inzage/zegel/kop">Kop opslaan</ButtonLink> : undefined} />
      <AccessTabs here="/inzage/zegel" />
      {await logNotice(visit)}
      <p class="lead">Elke paar seconden krijgen nieuwe regels van het logboek een nummer en een zegel, samen met de stand van alle zaken. Wie later iets verandert of weghaalt, verbreekt het zegel.</p>
      <Card id="stand" title="Stand"><Facts items={[
        { label: 'Laatste zegel', value: seal ? `nummer ${seal.number}, ${momentText(seal.sealed_at)}` : 'er is nog niets verzegeld' },
        { label: 'Verzegelde regels', value: String(seal?.last_line ?? 0) },
        { label: 'Wacht nog', value: waits.oldest ? `${waits.lines} ${waits.lines === 1 ? 'regel' : 'regels'}, de oudste van ${momentText(waits.oldest)}` : 'niets' },
        { label: 'Laatste controle', value: check ? `${momentText(check.at)}, over ${check.lines} regels en ${check.cases} zaken` : 'nog niet gedaan; dat gebeurt elke dag vanzelf' },
      ]} /></Card>
      {check ? <Found check={check} numberOf={(id) => (numbers.has(id) ? `zaak ${numbers.get(id)}` : 'een zaak die er niet meer is')} /> : null}
      <Card id="kop" title="De kop bewaren">
        <p>De kop is het laatste zegel in een klein bestand, zonder namen of zaaknummers. Bewaar er geregeld één bij iemand die niet bij de server kan. Wie het einde van het logboek afknipt, kan die kop niet veranderen.</p>
        <p>BIS schrijft ook zelf elke dag een kop weg. Op de server houdt <code>npm run check-log</code> alles tegen de bewaarde koppen aan.</p>
      </Card>
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Verzegeling', here: '/inzage', body };
}

function Found({ check, numberOf }: { check: KeptCheck; numberOf(id: string): string }) {
  if (check.faults.length === 0) return <Notice tone="info" title="Alles klopt">Bij de laatste controle was er niets veranderd, weggehaald of tussengevoegd.</Notice>;
  return <Table caption="Wat niet klopt" rows={check.faults} columns={[{ label: 'Wat', names: true, cell: (fault) => faultText(fault, numberOf) }]} />;
}

/** For another holder. */
export async function giveHead(visit: Visit): Promise<Answer> {
  const seal = await lastSeal(visit.db);
  if (!seal) return notFound();
  const head = { number: seal.number, sealedAt: seal.sealed_at, lastLine: seal.last_line, code: seal.code };
  return { kind: 'file', type: 'application/json', name: headFileName(head), bytes: headText(head) };
}
