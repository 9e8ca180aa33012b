import { checklist, type Check } from '../core/case/checklist.ts';
import { Card } from '../ui/card.tsx';
import { Flag } from '../ui/tag.tsx';
import type { CaseView } from './view.ts';

/** In one sentence each. The rule that it comes from (docs/rules.md) is for who reads this, not for the screen. */
const CHECK_TEXTS: Readonly<Record<Check, { readonly text: string; readonly rule: string }>> = {
  'referrer-spoken': { text: 'De verwijzer is gesproken', rule: 'P-16' }, 'told-data-may-fail': { text: 'Verteld dat gegevens uit kunnen blijven', rule: 'P-12' },
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
export function Checklist({ view }: { view: CaseView }) {
  const items = view.relations.some((relation) => relation === 'mediator' || relation === 'trainee' || relation === 'supervisor') ? checklist(view.state) : [];
  if (items.length === 0) return null;
  const open = items.filter(({ done }) => done === false).length;
  return (
    <Card id="denk-aan" title="Denk aan" aside={open === 0 ? undefined : `${open} nog niet`}>
      <ul class="lines">{items.map(({ check, done }) => <li>{CHECK_TEXTS[check].text} <Flag>{MARKS.get(done)}</Flag></li>)}</ul>
    </Card>
  );
}
