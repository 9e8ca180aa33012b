import { trayCounts, tryAgain, unsentMail, type Unsent } from '../database/people/outbox.ts';
import { Empty } from '../ui/empty.tsx';
import { ButtonForm } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { Late, Tag } from '../ui/tag.tsx';
import type { PageNotice } from '../web/page-notice.ts';
import type { Answer, Visit } from '../web/route.ts';
import { minuteText } from '../words/day.ts';
import { COLLEAGUE_UNSENT, ERROR_WORDS, MAIL_ERRORS, TEMPLATE_WORDS } from './texts.ts';

const ADDRESS = '/beheer/mail';
const MOST = 100;

const isTemplate = (template: string): template is keyof typeof TEMPLATE_WORDS => template in TEMPLATE_WORDS;
const templateText = ({ template, colleague }: Unsent): string => `${TEMPLATE_WORDS[isTemplate(template) ? template : 'confirmation']}${colleague === null ? '' : `, voor ${colleague}`}`;
const errorText = (error: string): string => ERROR_WORDS[MAIL_ERRORS.find((known) => known === error) ?? 'failed'];

/** Not once an address is no more kept: of a former one of an account, as soon as it was given up. */
const mayGoAgain = ({ template, nextTry }: Unsent): boolean => template !== 'address-changed' || nextTry !== null;

/** What did not leave: which kind of mail, since when and why. Not whose it is, and of no case; of mail to a colleague, to whom. */
export async function showTray(visit: Visit): Promise<Answer> {
  const rows = await unsentMail(visit.db, MOST);
  const { waiting, givenUp } = await trayCounts(visit.db);
  const stuck = rows.filter(({ nextTry }) => nextTry !== null).length;
  const body = (
    <>
      <PageHead title="Niet verstuurd" />
      {visit.mails ? null : <Notice tone="warning" title="BIS verstuurt geen mail">Er is geen mailserver ingesteld. Wie zich aanmeldt, leest dat er geen mail komt. Laat een bemiddelaar na een bezoek niets horen, dan staat dat alleen in BIS: zorg dat daar steeds iemand kijkt.{waiting > 0 ? ` Er ${waiting === 1 ? 'staat nog één bericht' : `staan nog ${waiting} berichten`} klaar van toen er wel een was.` : ''}</Notice>}
      {visit.query.has('opnieuw') ? <Notice tone="success" title="Alles wordt opnieuw geprobeerd">Binnen een minuut begint BIS ermee. Open deze pagina straks opnieuw om te zien wat weg is.</Notice> : null}
      <p class="lead">Hier staat mail die nog niet weg kon.{visit.mails ? ' BIS probeert het drie dagen lang vanzelf opnieuw.' : ''} Voor wie een bericht is, staat hier niet, behalve van een collega. Wat hier een maand staat, verdwijnt.</p>
      <div class="stack">
        <Table<Unsent> caption="Mail die niet weg kon" quietCaption rows={rows} total={stuck + givenUp} noun={['bericht', 'berichten']}
          empty={<NothingStuck mails={visit.mails} waiting={waiting} />} columns={[
            { label: 'Bericht', names: true, cell: templateText },
            { label: 'Klaargezet', cell: ({ madeAt }) => minuteText(madeAt) },
            { label: 'Waarom niet', width: 'wide', cell: ({ error, tries }) => `${errorText(error)} (${tries} keer geprobeerd)` },
            { label: 'Volgende poging', cell: ({ nextTry }) => (nextTry ? <Tag tone="waiting">{minuteText(nextTry)}</Tag> : <Late>Opgegeven</Late>) },
          ]} />
        {rows.some(({ colleague, nextTry }) => colleague !== null && nextTry === null) ? <Notice tone="warning" title="Een collega kreeg een bericht niet">{COLLEAGUE_UNSENT}</Notice> : null}
        {rows.some(mayGoAgain) && visit.mails ? <ButtonForm action={`${ADDRESS}/opnieuw`} onceKey={visit.onceKey} label="Alles nu opnieuw proberen" primary /> : null}
      </div>
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Niet verstuurd', here: ADDRESS, body };
}

/** Says that all was sent only where that can be so: with a mail server, and nothing waiting. */
function NothingStuck({ mails, waiting }: { mails: boolean; waiting: number }) {
  if (!mails) return <Empty title={waiting > 0 ? 'Er gaat niets weg.' : 'Er is niets om te versturen.'} />;
  if (waiting > 0) return <Empty title="Er is niets blijven steken."><p>Er {waiting === 1 ? 'staat één bericht' : `staan ${waiting} berichten`} klaar voor de volgende ronde.</p></Empty>;
  return <Empty title="Alles is verstuurd."><p>Lukt er een niet, dan staat het hier met de reden.</p></Empty>;
}

export async function sendAgain(visit: Visit): Promise<Answer> {
  await tryAgain(visit.db, visit.now);
  return { kind: 'to', location: `${ADDRESS}?opnieuw` };
}

/** On the start page of the administrator. */
export const trayNotice: PageNotice = async (visit) => {
  const { givenUp } = await trayCounts(visit.db);
  if (givenUp === 0) return null;
  return <Notice tone="warning" title={givenUp === 1 ? 'Eén bericht is niet verstuurd' : `${givenUp} berichten zijn niet verstuurd`}><p><a href={ADDRESS}>Kijken waarom</a></p></Notice>;
};
