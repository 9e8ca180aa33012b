import { checklist, type Check } from '../core/case/checklist.ts';
import type { OrderName } from '../core/case/orders.ts';
import type { Possibility } from '../core/case/possible.ts';
import { Card } from '../ui/card.tsx';
import { Flag } from '../ui/tag.tsx';
import { orderAddress } from '../words/orders.ts';
import type { CaseView } from './view.ts';

/** What to record where it was not done yet: nobody has to look for it among everything that can be recorded. */
const CHECK_ORDERS: Readonly<Partial<Record<Check, OrderName>>> = {
  'referrer-spoken': 'contact-referrer', 'told-data-may-fail': 'tell-data-may-fail', informed: 'inform', 'safe-contact-asked': 'state-safe-contact', 'ban-asked': 'record-ban', 'safety-weighed': 'weigh-safety',
  'name-released': 'release', 'address-checked': 'check-address', prepared: 'prepare', confidentiality: 'agree-confidentiality', 'form-consented': 'consent-to-form', 'followed-up': 'follow-up',
  'report-text': 'write-report-text', 'letters-settled': 'settle-closing-letter', 'young-representative': 'add-representative', 'young-heard': 'hear-child',
};

/** In one sentence each. The rule that it comes from (docs/rules.md) is for who reads this, not for the screen. */
const CHECK_TEXTS: Readonly<Record<Check, { readonly text: string; readonly rule: string }>> = {
  'referrer-spoken': { text: 'De verwijzer is gesproken, of dat hoeft niet', rule: 'P-16' }, 'told-data-may-fail': { text: 'Verteld dat gegevens uit kunnen blijven', rule: 'P-12' },
  informed: { text: 'Wie zich meldde, kreeg uitleg', rule: 'P-07' }, 'safe-contact-asked': { text: 'Per kanaal gevraagd of contact veilig is', rule: 'P-06' },
  'ban-asked': { text: 'Nagegaan of er een contactverbod is', rule: 'P-05' }, 'safety-weighed': { text: 'Veiligheid gewogen', rule: 'P-07' },
  'name-released': { text: 'De naam is vrijgegeven aan de ander', rule: 'P-08' }, 'address-checked': { text: 'Adres nagegaan, en wie daar de post kan openen', rule: 'P-06' },
  prepared: { text: 'Met ieder apart voorbereid: wat zeggen, vragen en niet horen', rule: 'P-07' }, confidentiality: { text: 'Met ieder vertrouwelijkheid afgesproken', rule: 'P-07' },
  'form-consented': { text: 'Ieder stemt in met een vorm', rule: 'P-07' }, 'neutral-place': { text: 'Een plek die van geen van beiden is', rule: 'P-08' },
  'followed-up': { text: 'Na een paar dagen nog gesproken', rule: 'R-059' }, 'report-text': { text: 'Afgesproken wat een ander hierover hoort', rule: 'R-056' }, 'letters-settled': { text: 'Ieder met een intake heeft een afsluitende brief', rule: 'R-060' },
  'young-first': { text: 'Er is een jongere bij: snelheid telt', rule: 'P-13' }, 'young-representative': { text: 'Iemand spreekt voor de jongere, niet van de andere kant', rule: 'R-070' }, 'young-heard': { text: 'De jongere is zelf gehoord', rule: 'R-070' },
  'sexual-hidden': { text: 'Namen blijven verborgen in lijsten van anderen; nooit onverwacht bellen', rule: 'R-046' },
  'violence-policy': { text: 'Beleid heeft geantwoord', rule: 'P-04' }, 'violence-treatment': { text: 'Een behandelaar is bekend, en mag gebeld worden', rule: 'P-04' },
  'detained-post': { text: 'Iemand zit vast: post kan geopend worden. Geef het zelf af, of via een contactpersoon', rule: 'P-21' },
  'medical-words': { text: 'Zeg patiënt en zorgverlener', rule: 'R-006' }, 'sport-no-request': { text: 'Geen vraag aan het Openbaar Ministerie: gegevens komen van wie zich meldde', rule: 'R-010' },
  'internet-fraud-source': { text: 'Gegevens van wie zich meldde zijn nagegaan voordat iets uitgaat', rule: 'R-010' },
};

const MARKS = new Map([[true, 'gedaan'], [false, 'nog niet'], [null, 'denk eraan']]);

/** What to think of now, for who mediates. The facts say what is done; nobody ticks anything, and nothing waits for it. */
export function Checklist({ view, all }: { view: CaseView; all: readonly Possibility[] }) {
  const items = view.relations.some((relation) => relation === 'mediator' || relation === 'trainee' || relation === 'supervisor') ? checklist(view.state) : [];
  if (items.length === 0) return null;
  const open = items.filter(({ done }) => done === false).length;
  return (
    <Card id="denk-aan" title="Denk aan" aside={open === 0 ? undefined : `${open} nog niet`}>
      <ul class="lines">{items.map(({ check, done }) => <li>{done === false ? <Recordable view={view} all={all} check={check} /> : CHECK_TEXTS[check].text} <Flag>{MARKS.get(done)}</Flag></li>)}</ul>
    </Card>
  );
}

/** A way to record it, for whoever may now; about whom, where that can only be one. */
function Recordable({ view, all, check }: { view: CaseView; all: readonly Possibility[]; check: Check }) {
  const { text } = CHECK_TEXTS[check];
  const can = all.filter(({ order, reason }) => order === CHECK_ORDERS[check] && reason === null);
  const [first, ...others] = can;
  return first ? <a href={orderAddress(view.number, first.order, others.length === 0 ? first.person : null)}>{text}</a> : <>{text}</>;
}
