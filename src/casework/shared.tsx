import { readByMore } from '../core/case/approach.ts';
import { mayLeave } from '../core/case/report-back.ts';
import { Card } from '../ui/card.tsx';
import { Notice } from '../ui/notice.tsx';
import { capital, listed, word } from '../words/codes.ts';
import { dayText } from '../words/day.ts';
import { factText } from './texts-facts.ts';
import { orderAddress } from '../words/orders.ts';
import type { CaseView } from './view.ts';

/** Everybody who opens the case sees it: the data are kept, and nothing leaves (AVG art. 18). */
export function RestrictedNotice({ view }: { view: CaseView }) {
  const { restricted } = view;
  if (restricted.length === 0) return null;
  return (
    <Notice tone="safety" title={`Beperkt: de gegevens van ${listed(restricted.map(({ person }) => view.who(person)))} worden alleen bewaard`}>
      Er gaat niets uit en er wordt niets gevraagd tot de privacyfunctionaris dit opheft. Een antwoord, stoppen, veiligheid en afsluiten kunt u wel vastleggen.
    </Notice>
  );
}

/** What may go to whom: releases to the other side (P-08) and consent to tell third parties (R-056). */
export function Sharing({ view }: { view: CaseView }) {
  const { state, who } = view;
  const releases = state.releases.filter((r) => !r.withdrawn);
  const reports = [...state.reportConsents].filter(([, given]) => given.size > 0);
  if (!view.sees.trajectory || (releases.length === 0 && reports.length === 0)) return null;
  return (
    <Card id="delen" title="Wat mag naar wie">
      <ul class="lines">
        {releases.map((r) => <li><b>{capital(who(r.to))}</b> mag horen: {word('releaseKind', r.what)}{r.form ? ` (${word('form', r.form)})` : ''} van {who(r.from)}{readByMore(state, r) ? ' – geldt niet meer: er leest nu iemand anders mee. Vraag het opnieuw' : ''}</li>)}
        {reports.map(([receiver, given]) => (
          <li>
            <b>{capital(word('reportReceiver', receiver))}</b>: {[...given].map(([id, { words, text }]) => `${who(id)} vindt goed ${word('reportWords', words)}${text ? ` (tekst ${text})` : ''}`).join('; ')}.{' '}
            {state.reported.has(receiver) ? 'Teruggekoppeld.' : [...given.values()].some(({ words }) => mayLeave(state, receiver, words)) ? 'Iedereen stemt in.' : 'Nog niet iedereen stemt in: er gaat niets uit.'}
          </li>
        ))}
      </ul>
    </Card>
  );
}

const CONFLICTS = {
  'after-death': 'Dit staat na een overlijden.', 'against-ban': 'Op deze dag gold een contactverbod.', 'against-bar': 'Deze persoon had gevraagd nooit meer benaderd te worden.',
  'while-paused': 'Op deze dag stond de zaak op pauze.', 'without-consent': 'Op deze dag was er geen instemming.',
} as const;

/** Reports of the world that do not fit each other: kept, and mended by a person (architecture, The journal). */
export function Conflicts({ view }: { view: CaseView }) {
  const found = view.state.conflicts.flatMap(({ seq, why }) => {
    const entry = view.entries.find((e) => e.seq === seq);
    return entry ? [{ entry, why }] : [];
  });
  if (found.length === 0 || !view.sees.trajectory) return null;
  return (
    <Card id="kijk-na" title="Dit past niet bij elkaar" aside={`${found.length}`}>
      <ul class="lines">
        {found.map(({ entry, why }) => (
          <li>{dayText(entry.day)}: {factText(entry.fact, view.say)}. {CONFLICTS[why]} <a href={`${orderAddress(view.number, 'correct')}?regel=${entry.seq}`}>Verbeteren</a></li>
        ))}
      </ul>
    </Card>
  );
}

/** Of a case in which this reader has no part there is no number, and nowhere to go. */
const CaseNumber = ({ number }: { number: string }) => (/^\d{4}-\d{5}$/.test(number) ? <a href={`/zaken/${number}`}>{number}</a> : <>{number}</>);

/** Cases of the same people. What is in them is shown only to who has a part in them. */
export function Links({ view }: { view: CaseView }) {
  const { links } = view.state;
  if (links.length === 0) return null;
  return (
    <Card id="verbonden" title="Verbonden zaken">
      <ul class="lines">{links.map(({ other, link }) => <li><CaseNumber number={view.say.number(other)} />: {word('linkKind', link)}</li>)}</ul>
    </Card>
  );
}
