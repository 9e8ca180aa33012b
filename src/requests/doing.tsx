import { Card } from '../ui/card.tsx';
import { Choices, Select, SubmitBar, TextArea, TextField } from '../ui/field.tsx';
import { ButtonForm, ButtonLink, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { addressOf, type Asked, type Mend } from './open-request.ts';
import { wholeDay } from '../words/day.ts';
import { asRead } from './build.ts';
import { shownText } from './gather.ts';
import { fielded } from './request.tsx';
import { isRestricting } from './rules.ts';
import { ownLabel } from './texts.ts';

interface Part { readonly asked: Asked; readonly mend: Mend | null }

/** What has to be done before it can be answered, by what was asked. */
export function Doing({ asked, mend }: Part) {
  const { row, done, opened } = asked;
  if (done.has('decided')) return row.kind === 'restriction' || row.kind === 'objection' ? <Lifting asked={asked} mend={mend} /> : null;
  if (!done.has('identity') || opened.length === 0) return <Card id="doen" title="Doen"><p>Leg eerst vast hoe u nagaat wie er vraagt, en kies de zaak.</p></Card>;
  switch (row.kind) {
    case 'access': return <Access asked={asked} />;
    case 'correction': return <Correcting asked={asked} mend={mend} />;
    case 'erasure': return <Erasing asked={asked} mend={mend} />;
    default: return <Restricting asked={asked} mend={mend} />;
  }
}

function Access({ asked }: { asked: Asked }) {
  const reviewed = asked.done.has('reviewed');
  return (
    <Card id="doen" title="Inzage maken">
      <p>Wat deze persoon zelf vertelde en wat er gebeurde, staat er vanzelf in. Van de ander staat er niets in. Aantekeningen loopt u zin voor zin na.</p>
      <p><ButtonLink primary={!reviewed} href={`${addressOf(asked)}/zinnen`}>Zinnen nalopen</ButtonLink></p>
      {reviewed ? null : <Notice title="Nog niet nagelopen">Tot alle zinnen een keuze hebben, staat er geen zin uit de aantekeningen in.</Notice>}
      <p><a href={`${addressOf(asked)}/inzage/inzage.pdf`}>Voorbeeld als PDF</a> · <a href={`${addressOf(asked)}/inzage/inzage.json`}>als JSON</a></p>
    </Card>
  );
}

/** Each form of the page has a field of its own name. */
export const WHO = { verbeteren: 'wie', verklaring: 'wie-verklaart' } as const;

function WhoField({ asked, mend, form }: Part & { form: keyof typeof WHO }) {
  const own = fielded(asked, mend, form);
  const options = asked.opened.map(({ about, role }) => ({ value: `${about.caseId}:${about.person}`, label: `${about.number}, ${role}` }));
  return <Select name={WHO[form]} label="In welke zaak" empty={null} value={own.value(WHO[form])} options={options} />;
}

function Correcting({ asked, mend }: Part) {
  const form = fielded(asked, mend, 'verbeteren');
  const statement = fielded(asked, mend, 'verklaring');
  return (
    <>
      <Card id="doen" title="Verbeteren">
        <Form action={`${addressOf(asked)}/verbeteren`} onceKey={asked.visit.onceKey}>
          <WhoField asked={asked} mend={mend} form="verbeteren" />
          <Select name="wat" label="Wat klopt niet" value={form.value('wat')} error={form.error('wat')} options={asked.own.map((one) => ({ value: one.id, label: `${ownLabel(one.kind)}: ${shortened(asRead(shownText(one)))}` }))} />
          <TextArea name="nieuw" label="Zo moet het zijn" rows={3} value={form.value('nieuw')} error={form.error('nieuw')} hint="Een geboortedatum schrijft u als 31-03-1990." />
          <TextField name="bron" label="Hoe weet u dat dit klopt?" value={form.value('bron')} error={form.error('bron')} />
          <SubmitBar label="Verbeteren" />
        </Form>
      </Card>
      <Card id="verklaring" title="Of: eigen verklaring erbij">
        <Form action={`${addressOf(asked)}/verklaring`} onceKey={asked.visit.onceKey}>
          <WhoField asked={asked} mend={mend} form="verklaring" />
          <TextArea name="verklaring" label="Wat deze persoon erbij wil zetten" value={statement.value('verklaring')} error={statement.error('verklaring')} hint="In de woorden van deze persoon." />
          <SubmitBar label="Erbij zetten" />
        </Form>
      </Card>
    </>
  );
}

const LONGEST = 60;
const shortened = (text: string): string => {
  const line = text.replaceAll('\n', ', ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};

function Restricting({ asked, mend }: Part) {
  if (asked.done.has('restricted')) return <Lifting asked={asked} mend={mend} />;
  return (
    <>
      <Card id="doen" title="Beperken">
        <p>De zaak krijgt een melding die iedereen ziet. Er gaat niets meer uit: geen brief, geen boodschap, geen terugkoppeling, geen gegevensvraag, en de zaak wordt niet uitgezet. Een antwoord, stoppen, veiligheid en afsluiten kunnen wel.</p>
        <ButtonForm action={`${addressOf(asked)}/beperken`} onceKey={asked.visit.onceKey} label="Beperking erop zetten" primary />
      </Card>
      <Lifting asked={asked} mend={mend} />
    </>
  );
}

/** Also where one case is restricted and another is not yet, or was not when it was decided: nothing stays held for good. */
function Lifting({ asked, mend }: Part) {
  const form = fielded(asked, mend, 'opheffen');
  if (!isRestricting(asked.steps)) return null;
  const since = asked.steps.slice(asked.steps.findLastIndex(({ kind }) => kind === 'lifted') + 1).find(({ kind }) => kind === 'restricted');
  return (
    <Card id="opheffen" title="Er staat een beperking op">
      {since ? <p>Sinds {wholeDay(since.day)}. Zo lang gaat er in de zaak niets uit.</p> : null}
      <Form action={`${addressOf(asked)}/opheffen`} onceKey={asked.visit.onceKey}>
        <Choices name="verteld" label="Voordat u haar opheft" error={form.error('verteld')} options={[{ value: 'ja', label: 'Deze persoon weet dat de beperking eraf gaat' }]} />
        <SubmitBar label="Beperking opheffen" />
      </Form>
    </Card>
  );
}

function Erasing({ asked, mend }: Part) {
  const form = fielded(asked, mend, 'wissen');
  if (asked.done.has('erased')) return <Card id="doen" title="Gewist"><p>De eigen gegevens zijn gewist. Neem nu het besluit en maak de brief; wis daarna niets meer.</p></Card>;
  return (
    <Card id="doen" title="Wissen">
      <p>Alles wat deze persoon vertelde, de brieven en wat anderen over deze persoon vertelden, gaat weg, ook uit oude kopieën zodra de sleutel vernietigd is. Wat de ander van zichzelf vertelde, blijft. Aantekeningen blijven tot de termijn van de zaak om is. Vroeg deze persoon om nooit meer benaderd te worden, dan blijft daarvan een merkteken zonder naam.</p>
      <Form action={`${addressOf(asked)}/wissen`} onceKey={asked.visit.onceKey}>
        <Choices name="zeker" label="Zeker weten" error={form.error('zeker')} options={[{ value: 'ja', label: 'Er loopt geen klacht of rechtszaak waarvoor dit nodig is, en ik weet dat dit niet terug kan' }]} />
        <SubmitBar label="Gegevens wissen" />
      </Form>
    </Card>
  );
}
