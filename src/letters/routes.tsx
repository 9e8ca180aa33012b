import { dayOf } from '../core/day.ts';
import { lettersOf } from '../database/people/letters.ts';
import { restrictedOn } from '../database/restriction.ts';
import type { CasePanel, PapersInCase } from '../web/case-panel.ts';
import type { Route } from '../web/route.ts';
import { breachLetterSent, makeBreachLetter, showBreachLetter } from './breach.tsx';
import { LETTER_KINDS, type MadeKind } from './letter.ts';
import { makeLetter, showLetter, type Press } from './letter-page.tsx';
import { letterName, openMade, showLetters } from './list.tsx';
import { makeReminders, openBundle, showReminders } from './reminders.tsx';
import { workAddress } from './reminders-page.tsx';
import { showWork, tellWork } from './work-page.tsx';
import { lettersPanel } from './panel.tsx';
import { mayKnowOf } from './rules.ts';
import { KIND_TEXTS } from './texts-screens.ts';

/** `press` makes the letters; one for the whole server. */
export const letterRoutes = (press: Press): Route[] => [
  { method: 'GET', path: '/zaken/:zaak/brieven', right: 'open-case', act: 'brieven-bekeken', handle: showLetters },
  ...LETTER_KINDS.flatMap((kind): Route[] => {
    const own = { path: `/zaken/:zaak/brieven/${KIND_TEXTS[kind].slug}`, right: 'order-in-case', act: 'brief-opgesteld' } as const;
    return [
      { ...own, method: 'GET', handle: (visit) => showLetter(visit, kind) },
      { ...own, method: 'POST', handle: (visit) => makeLetter(visit, kind, press) },
    ];
  }),
  { method: 'GET', path: '/zaken/:zaak/datalek/:lek/:persoon', right: 'order-in-case', act: 'brief-over-datalek-opgesteld', handle: showBreachLetter },
  { method: 'POST', path: '/zaken/:zaak/datalek/:lek/:persoon', right: 'order-in-case', act: 'brief-over-datalek-gemaakt', handle: makeBreachLetter(press) },
  { method: 'POST', path: '/zaken/:zaak/brieven/:brief/verstuurd', right: 'order-in-case', act: 'brief-over-datalek-verstuurd', handle: breachLetterSent(lettersOf) },
  // `:brief` is the id of a made letter with `.pdf` behind it.
  { method: 'GET', path: '/zaken/:zaak/brieven/:brief', right: 'open-case', act: 'brief-geopend', handle: openMade },
  { method: 'GET', path: '/aanmeldpunt/om-herinneren', right: 'desk-lists', act: 'om-herinneringen-bekeken', handle: showReminders },
  { method: 'POST', path: '/aanmeldpunt/om-herinneren', right: 'desk-lists', act: 'om-herinneringen-gemaakt', handle: makeReminders },
  { method: 'GET', path: workAddress(':werk'), right: 'desk-lists', act: 'om-herinneringen-bekeken', handle: showWork },
  { method: 'GET', path: `${workAddress(':werk')}/stand`, right: 'desk-lists', act: null, handle: tellWork },
  { method: 'GET', path: '/aanmeldpunt/om-herinneren/:bestand', right: 'desk-lists', act: 'om-herinneringen-geopend', handle: (visit) => openBundle(visit, press) },
];

/** The letters' part of the case file. */
export const lettersInCase: CasePanel = async (visit, input) =>
  lettersPanel({ told: input, asker: { ...input, restricted: restrictedOn(input.restricted, input.today) }, number: input.number, who: input.who, made: await lettersOf(visit.db, input.id) });

/** What was made on paper, for who corrects something (P-15): newest first, and only what this reader may know of. */
export const papersInCase: PapersInCase = async (visit, { id, relations, who }) =>
  (await lettersOf(visit.db, id)).filter(({ kind }) => mayKnowOf(kind, relations))
    .map((letter) => ({ readUpTo: letter.readUpTo, day: dayOf(letter.madeAt), text: letterName(letter.kind as MadeKind, letter.place, who) }));
