import { addWords } from '../database/people/people.ts';
import { strikesOf } from '../database/people/strike.ts';
import { addTask, tasksOf } from '../database/people/task.ts';
import { staffNames } from '../database/staff-name.ts';
import { CALLED, VISITED } from '../web/back-to-list.ts';
import type { CasePanel, PapersInCase } from '../web/case-panel.ts';
import { openCase, type OpenCase } from '../web/open-case.ts';
import { forbidden, notFound } from '../web/pages.tsx';
import type { Answer, Route, Visit } from '../web/route.ts';
import { CasePage } from './case-page.tsx';
import { organisationLabel } from '../database/organisation.ts';
import { DetailsPage, peopleOnDetails } from './details-page.tsx';
import { tableSheet } from './build.ts';
import { mayLieOpen, nearTo, ofParty, PartyPage } from './party-page.tsx';
import { orderRoutesWith, type OrderParts } from './order-routes.tsx';
import { nearReferrer } from './near-referrer.ts';
import { staffOf } from './note.tsx';
import { readView, showsEverybody } from './read.ts';
import { REFERRER } from './told-by.ts';
import { changeTask, reopen, showTask, taskDone } from './task-page.tsx';
import { putBack, showStrike, strike } from './strike-page.tsx';
import type { SmallForm } from './tasks.tsx';
import { listOf } from './view.ts';
import { typedTask, typedText, withCasework } from './written.ts';

/** What other features put in the case file. */
interface Parts { readonly makers: readonly CasePanel[]; readonly papers: PapersInCase }

async function showCase(visit: Visit, open: OpenCase, { makers, papers }: Parts, form: SmallForm | null): Promise<Answer> {
  const view = await readView(visit, open);
  showsEverybody(visit, view);
  if (nearReferrer(view)) visit.showsPeople(view.id, REFERRER);
  const [tasks, strikes, ...panels] = await Promise.all([
    view.sees.casework ? tasksOf(visit.db, visit.keys, view.id) : [], view.sees.casework ? strikesOf(visit.db, visit.keys, view.id) : [], ...makers.map((make) => make(visit, view)),
  ]);
  const names = await staffNames(visit.db, [...tasks.map((t) => t.owner), ...strikes.flatMap(staffOf)]);
  const staffName = (id: string) => names.get(id) ?? view.say.staff(id as never);
  const done = visit.query.get('gedaan');
  return {
    kind: 'page', status: form ? 422 : 200, frame: 'staff', title: `Zaak ${view.number}`, here: listOf(view), skip: { href: '#tijdlijn', label: 'Naar de tijdlijn' },
    body: <CasePage papers={done === null ? [] : await papers(visit, view)} now={visit.now} view={{ ...view, say: { ...view.say, staff: staffName } }} tasks={tasks} strikes={strikes} panels={panels.filter((panel) => panel !== null)} done={done} called={visit.query.get(CALLED)} visited={visit.query.get(VISITED) === view.number} form={form} onceKey={() => visit.onceKey} />,
  };
}

const open = (parts: Parts) => async (visit: Visit): Promise<Answer> => {
  const found = await openCase(visit);
  return found ? showCase(visit, found, parts, null) : notFound();
};

async function showDetails(visit: Visit): Promise<Answer> {
  const found = await openCase(visit);
  if (!found) return notFound();
  const view = await readView(visit, found);
  const person = view.state.people.get((visit.params['persoon'] ?? '') as never);
  if (!person) return notFound();
  if (!view.sees.details) return forbidden();
  visit.showsPeople(view.id, ...peopleOnDetails(view, person));
  return { kind: 'page', frame: 'staff', title: `Zaak ${view.number}: gegevens`, here: listOf(view), body: <DetailsPage view={view} person={person} organisation={await organisationLabel(visit.db, view.state.referral?.organisation ?? null)} /> };
}

/** Around it no navigation, no colleagues and no search: it lies on a table, or goes through a printer. */
async function showParty(visit: Visit): Promise<Answer> {
  const found = await openCase(visit);
  if (!found) return notFound();
  const view = await readView(visit, found);
  const person = view.state.people.get((visit.params['persoon'] ?? '') as never);
  if (!person) return notFound();
  if (!mayLieOpen(view, person.id)) return forbidden();
  visit.showsPeople(view.id, person.id, ...nearTo(view, person).map(([id]) => id));
  return { kind: 'page', frame: 'bare', title: `Zaak ${view.number}: aan tafel`, body: <PartyPage number={view.number} sheet={tableSheet(ofParty(view, person))} /> };
}

const addNote = (parts: Parts) => (visit: Visit): Promise<Answer> => withCasework(visit, async (view, found) => {
  const { text, errors } = typedText(visit, 'notitie', false);
  if (errors.length > 0) return showCase(visit, found, parts, { kind: 'notitie', typed: visit.form, errors });
  await addWords(visit.db, visit.keys, { caseId: view.id, compartment: 'casework', person: null, kind: 'note', text, factSeq: null, by: view.staff, now: visit.now, newId: visit.newId });
  return { kind: 'to', location: `/zaken/${view.number}#tijdlijn` };
});

const newTask = (parts: Parts) => (visit: Visit): Promise<Answer> => withCasework(visit, async (view, found) => {
  const { text, due, errors } = typedTask(visit);
  if (errors.length > 0) return showCase(visit, found, parts, { kind: 'taak', typed: visit.form, errors });
  await addTask(visit.db, visit.keys, { caseId: view.id, due, text, owner: view.staff, now: visit.now }, visit.newId);
  return { kind: 'to', location: `/zaken/${view.number}#taken` };
});

const NO_PARTS: OrderParts = { part: async () => null, papers: () => Promise.resolve([]) };

/** `makers`: what other features put in the case file; `orders`: what they know of it on the page of an order. Handed in by app.ts. */
export function caseworkRoutes(makers: readonly CasePanel[], orders: OrderParts = NO_PARTS): Route[] {
  const parts = { makers, papers: orders.papers };
  return [
    { method: 'GET', path: '/zaken/:zaak', right: 'open-case', act: 'zaak-geopend', handle: open(parts) },
    { method: 'GET', path: '/zaken/:zaak/gegevens/:persoon', right: 'open-case', act: 'gegevens-getoond', handle: showDetails },
    { method: 'GET', path: '/zaken/:zaak/partij/:persoon', right: 'open-case', act: 'partij-getoond', handle: showParty },
    { method: 'POST', path: '/zaken/:zaak/notitie', right: 'order-in-case', act: 'notitie-toegevoegd', handle: addNote(parts) },
    { method: 'GET', path: '/zaken/:zaak/notities/:notitie', right: 'order-in-case', act: 'notitie-bekeken', handle: showStrike },
    { method: 'POST', path: '/zaken/:zaak/notities/:notitie', right: 'order-in-case', act: 'notitie-doorgehaald', handle: strike },
    { method: 'POST', path: '/zaken/:zaak/notities/:notitie/terug', right: 'order-in-case', act: 'notitie-teruggezet', handle: putBack },
    { method: 'POST', path: '/zaken/:zaak/taken', right: 'order-in-case', act: 'taak-toegevoegd', handle: newTask(parts) },
    { method: 'POST', path: '/zaken/:zaak/taken/:taak/gedaan', right: 'order-in-case', act: 'taak-gedaan', handle: taskDone },
    { method: 'POST', path: '/zaken/:zaak/taken/:taak/toch-niet', right: 'order-in-case', act: 'taak-weer-open', handle: reopen },
    { method: 'GET', path: '/zaken/:zaak/taken/:taak', right: 'order-in-case', act: 'taak-bekeken', handle: showTask },
    { method: 'POST', path: '/zaken/:zaak/taken/:taak', right: 'order-in-case', act: 'taak-gewijzigd', handle: changeTask },
    ...orderRoutesWith(orders),
  ];
}
