import { chosenWay, wayWhyNot } from '../core/request-way.ts';
import { newest } from '../database/people/office.ts';
import { Card, Facts, type CardItem } from '../ui/card.tsx';
import { Choice, SubmitBar, TextArea } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { More } from '../ui/menu.tsx';
import { Notice } from '../ui/notice.tsx';
import { capital, word } from '../words/codes.ts';
import { safeItems } from '../words/safe-contact.ts';
import type { Known } from './known.ts';
import { addressOf, isErased, waitsForWay, type Asked, type Mend } from './open-request.ts';
import { fielded } from './request.tsx';
import { knownTo } from './rules.ts';
import { DOUBT_TEXTS, REFUSED_WAYS, WAY_TEXTS } from './texts.ts';

const CHANNELS = [['post', 'Post'], ['telephone', 'Bellen'], ['voicemail', 'Voicemail'], ['email', 'E-mail']] as const;

const safeFacts = ({ safe, told }: Known): CardItem[] =>
  [...CHANNELS.map(([channel, label]) => ({ label, value: capital(word('safeAnswer', safe?.[channel] ?? 'not-asked')) })), ...safeItems(told)];

/** What this person said on safe contact, beside the address that was given with the request; and a yes with a reason where the two do not simply agree (P-06). */
export function Way({ asked, mend }: { asked: Asked; mend: Mend | null }) {
  const { doubts, steps, words } = asked;
  if (asked.known.length === 0) return null;
  const known = asked.known.filter(({ opened }) => knownTo([opened]).length > 0);
  if (known.length === 0) return <Card id="weg" title="Hoe het antwoord deze persoon bereikt"><p>{WAY_TEXTS.untold}</p></Card>;
  const { way } = chosenWay(steps);
  const byHand = way === 'by-hand';
  return (
    <Card id="weg" title="Hoe het antwoord deze persoon bereikt">
      {known.map(({ opened: { about }, known: one }) => <>{known.length > 1 ? <h3>{about.number}</h3> : null}<Facts items={safeFacts(one)} /></>)}
      {waitsForWay(asked) ? <Notice tone="safety" title="Kijk dit eerst na"><ul class="lines">{doubts.map((doubt) => <li>{DOUBT_TEXTS[doubt]}</li>)}</ul></Notice> : null}
      {doubts.includes('other-address') ? <More label="Adres dat wij kennen"><ul class="lines">{known.flatMap(({ known: { address } }) => (address === null ? [] : [<li>{address.replaceAll('\n', ', ')}</li>]))}</ul></More> : null}
      {doubts.length === 0 && !byHand ? <p>{isErased(asked) ? 'Dit is gekozen voor het wissen.' : 'Het antwoord gaat per post naar het adres dat wij kennen. Deze persoon zei dat post daar veilig is.'}</p> : null}
      {!waitsForWay(asked) && (byHand || doubts.length > 0) ? <p>{byHand ? 'Het antwoord wordt in handen gegeven: er komt geen adres op de brief.' : `Het antwoord gaat per post naar: ${(newest(words, 'address') ?? '').replaceAll('\n', ', ')}.`}</p> : null}
      {doubts.length > 0 || (byHand && !isErased(asked)) ? (waitsForWay(asked) ? <Choosing asked={asked} mend={mend} /> : <More label="Anders kiezen" open={mend?.form === 'weg'}><Choosing asked={asked} mend={mend} /></More>) : null}
    </Card>
  );
}

function Choosing({ asked, mend }: { asked: Asked; mend: Mend | null }) {
  const form = fielded(asked, mend, 'weg');
  const address = (newest(asked.words, 'address') ?? '').replaceAll('\n', ', ');
  const refused = wayWhyNot('post', asked.doubts);
  return (
    <Form action={`${addressOf(asked)}/weg`} onceKey={asked.visit.onceKey}>
      <Choice name="weg" label="Hoe gaat het antwoord?" value={form.value('weg')} error={form.error('weg')} options={[
        { value: 'post', label: 'Toch per post', hint: refused ? REFUSED_WAYS[refused] : `Naar: ${address}` }, { value: 'by-hand', label: 'In handen geven', hint: 'Er komt geen adres op de brief.' },
      ]} />
      <TextArea name="adres" label="Een ander adres" optional rows={3} value={form.value('adres')} error={form.error('adres')} hint="Alleen als deze persoon er een gaf waar post wel veilig is. Het komt in de plaats van het adres bij dit verzoek." />
      <TextArea name="veilig" label="Hoe weet u dat dit veilig is?" rows={2} value={form.value('veilig')} error={form.error('veilig')} hint="Bijvoorbeeld: zelf gebeld en gevraagd. Bij in handen geven: wie het geeft, en wanneer." />
      <SubmitBar label="Zo gaat het antwoord" />
    </Form>
  );
}
