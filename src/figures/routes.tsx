import { parseDay, type Day } from '../core/day.ts';
import { notFound } from '../web/pages.tsx';
import type { PageNotice } from '../web/page-notice.ts';
import type { Answer, Route, Visit } from '../web/route.ts';
import { yearCsv } from './csv.ts';
import { figuresOf, usualReference, yearToOpen } from './rules.ts';
import { readFrozen, readYear, yearsWithCases } from './sql.ts';
import { YearPage, type YearView } from './year.tsx';

/** The foundation's mediation began in 2007. */
const FIRST_YEAR = 2007;
/** More tabs than this do not fit beside each other. */
const MOST_TABS = 12;

/** Last year where it has cases, for that one is reported on; else the newest that has them, or years would open that nobody works in any more. */
async function latestYear({ db, today }: Visit): Promise<Answer> {
  return { kind: 'to', location: `/jaar/${yearToOpen(await yearsWithCases(db), Number(today.slice(0, 4)))}` };
}

/** The day that was asked for, the usual one where none was, and a sentence where it cannot be used. */
function referenceOf(year: number, typed: string | null, today: Day): { reference: Day; wrong: YearView['wrong'] } {
  const usual = usualReference(year, today);
  if (typed === null || typed.trim() === '') return { reference: usual, wrong: null };
  const asked = parseDay(typed.trim());
  const wrong = (message: string) => ({ reference: usual, wrong: { typed, message } });
  if (asked === null) return wrong('Deze dag bestaat niet. Kies een dag op de kalender.');
  if (asked > today) return wrong('Deze dag ligt in de toekomst. Kies een dag tot en met vandaag.');
  if (asked < `${year}-01-01`) return wrong(`Kies een dag vanaf 1 januari ${year}.`);
  return { reference: asked, wrong: null };
}

async function year(visit: Visit, notices: readonly PageNotice[]): Promise<Answer> {
  const { db, today, query, params } = visit;
  const [, digits, extension] = /^(\d{4})(\.csv)?$/.exec(params['jaar'] ?? '') ?? [];
  const asked = Number(digits);
  if (!digits || asked < FIRST_YEAR || asked > Number(today.slice(0, 4))) return notFound();
  const { reference, wrong } = referenceOf(asked, query.get('peildatum'), today);
  if (extension && wrong) return { kind: 'text', status: 422, text: `${wrong.message}\n` };
  const [counts, before] = await Promise.all([readYear(db, asked, reference), readFrozen(db, asked - 1)]);
  const figures = figuresOf(counts);
  if (extension) {
    return { kind: 'file', type: 'text/csv; charset=utf-8', name: `jaarcijfers-${asked}-peildatum-${reference}-intern.csv`, bytes: yearCsv(asked, reference, figures, before) };
  }
  const [published, withCases, ...said] = await Promise.all([readFrozen(db, asked), yearsWithCases(db), ...notices.map((notice) => notice(visit))]);
  const years = [...new Set([asked, ...withCases])].sort((a, b) => b - a).slice(0, MOST_TABS);
  return {
    kind: 'page', status: wrong ? 422 : 200, frame: 'staff', title: `Jaarcijfers ${asked}`, here: '/jaar',
    body: <YearPage year={asked} years={years} reference={reference} today={today} figures={figures} before={before} published={published} wrong={wrong} notices={said} />,
  };
}

/** P-22: the year is told in numbers, no case is opened and none is named. `notices`: what other features have to say on top of it. */
export const figureRoutes = (notices: readonly PageNotice[]): Route[] => [
  { method: 'GET', path: '/jaar', right: 'year-figures', act: null, handle: latestYear },
  // `/jaar/2018` and, for spreadsheets, `/jaar/2018.csv`.
  { method: 'GET', path: '/jaar/:jaar', right: 'year-figures', act: 'jaarcijfers-bekeken', handle: (visit) => year(visit, notices) },
];
