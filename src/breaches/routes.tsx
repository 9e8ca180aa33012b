import type { CasePanel } from '../web/case-panel.ts';
import type { Route } from '../web/route.ts';
import { showBreach, withBreach } from './breach.tsx';
import { showBreaches } from './list.tsx';
import { report, reportForCase, showForCase, showReport, showReported } from './report.tsx';
import { addFromLog, close, learn, notify, tell, weigh } from './steps.ts';

/** Everybody reports; the privacy officer weighs, tells and closes. */
export const routes: Route[] = [
  { method: 'GET', path: '/datalekken/melden', right: 'signed-in', act: null, handle: showReport },
  { method: 'POST', path: '/datalekken/melden', right: 'signed-in', act: null, handle: report },
  { method: 'GET', path: '/datalekken/gemeld/:lek', right: 'signed-in', act: null, handle: showReported },
  // `?brief=`: the letter that it began with.
  { method: 'GET', path: '/zaken/:zaak/datalek', right: 'open-case', act: 'datalek-melden-geopend', handle: showForCase },
  { method: 'POST', path: '/zaken/:zaak/datalek', right: 'open-case', act: 'datalek-gemeld', handle: reportForCase },
  { method: 'GET', path: '/datalekken', right: 'breaches', act: null, handle: showBreaches },
  { method: 'GET', path: '/datalekken/:lek', right: 'breaches', act: 'datalek-bekeken', handle: (visit) => withBreach(visit, showBreach) },
  { method: 'POST', path: '/datalekken/:lek/wegen', right: 'breaches', act: 'datalek-gewogen', handle: weigh },
  { method: 'POST', path: '/datalekken/:lek/melden', right: 'breaches', act: 'datalek-aan-ap-gemeld', handle: notify },
  { method: 'POST', path: '/datalekken/:lek/vertellen', right: 'breaches', act: 'datalek-verteld', handle: tell },
  { method: 'POST', path: '/datalekken/:lek/leren', right: 'breaches', act: 'datalek-les-vastgelegd', handle: learn },
  { method: 'POST', path: '/datalekken/:lek/afsluiten', right: 'breaches', act: 'datalek-afgesloten', handle: close },
  { method: 'POST', path: '/datalekken/:lek/uit-logboek', right: 'breaches', act: 'datalek-uit-logboek', handle: addFromLog },
];

/** The way to report from a case file, for everybody who may open it. */
export const breachInCase: CasePanel = async (_visit, { number }) => ({ id: 'datalek', title: 'Ging er iets mis?', body: <p><a href={`/zaken/${number}/datalek`}>Datalek melden over deze zaak</a></p> });
