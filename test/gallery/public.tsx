import type { Child } from 'hono/jsx';
import { Card } from '../../src/ui/card.tsx';
import { Choice, Choices, DayField, ErrorSummary, Select, SubmitBar, TextArea, TextField } from '../../src/ui/field.tsx';
import { Form } from '../../src/ui/form.tsx';
import { BareFrame, PublicFrame } from '../../src/ui/frame.tsx';
import { More } from '../../src/ui/menu.tsx';
import { Notice } from '../../src/ui/notice.tsx';
import { Answers, Steps } from '../../src/ui/page-head.tsx';

const LANGUAGES = [
  { href: '?taal=nl', label: 'Nederlands', lang: 'nl', current: true },
  { href: '?taal=nl-easy', label: 'Makkelijk lezen', lang: 'nl' },
  { href: '?taal=en', label: 'English', lang: 'en' },
];

const ROLES = [
  { value: 'harmed', label: 'Ik heb iets ingrijpends meegemaakt', hint: 'Bijvoorbeeld als slachtoffer, of als iemand die erbij was.' },
  { value: 'causing', label: 'Ik heb iets gedaan waar een ander last van heeft', hint: 'Bijvoorbeeld als dader of veroorzaker.' },
  { value: 'bereaved', label: 'Ik ben nabestaande' },
  { value: 'other', label: 'Anders, of ik weet het nog niet' },
];

function Help() {
  return (
    <>
      <section><h2>Liever even praten?</h2><p>U kunt ons op werkdagen bellen. Wij denken met u mee. U hoeft niets te beslissen.</p></section>
      <section><h2>Leest er iemand mee?</h2><p>Met <b>Snel weg</b> verlaat u deze pagina meteen. Wat u hier opschreef is dan niet meer te zien.</p></section>
    </>
  );
}

function Frame({ children }: { children?: Child }) {
  return <PublicFrame title="Formulier" phone="030-2340045" demo languages={LANGUAGES} aside={<Help />}>{children}</PublicFrame>;
}

export function publicQuestion() {
  return (
    <Frame>
      <Steps step={2} of={6} back="/stap/1" />
      <Form action="/aanmelden" onceKey="sleutel">
        <Choice question name="rol" label="Hoe bent u betrokken?" hint="Alles wat u invult blijft bij ons. U kunt altijd stoppen." options={ROLES} value="harmed" />
        <More label="Wat doen wij met uw gegevens?"><p>Wij gebruiken ze alleen om u te helpen. De andere persoon krijgt niets te zien zonder dat u dat goed vindt.</p></More>
        <SubmitBar label="Verder" cancel={{ href: '/', label: 'Stoppen' }} />
      </Form>
    </Frame>
  );
}

export function publicErrors() {
  const errors = [
    { field: 'naam', message: 'Vul uw naam in, zoals u genoemd wilt worden.' },
    { field: 'dag', message: 'Deze dag bestaat niet. Kijk de dag nog even na.' },
    { field: 'bereik', message: 'Kies ten minste één manier waarop wij u veilig kunnen bereiken.' },
  ];
  return (
    <Frame>
      <Steps step={4} of={6} back="/stap/3" />
      <ErrorSummary errors={errors} />
      <h1>Hoe kunnen wij u bereiken?</h1>
      <Form action="/aanmelden" onceKey="sleutel">
        <TextField name="naam" label="Uw naam" value="" error={errors[0]!.message} autocomplete="name" />
        <DayField name="dag" label="Wanneer is het gebeurd?" value="2018-02-30" error={errors[1]!.message} hint="Ongeveer mag ook." optional />
        <TextField name="tel" label="Telefoonnummer" type="tel" value="06 00 00 00 00" size="medium" optional />
        <Choices name="bereik" label="Hoe mogen wij contact met u opnemen?" error={errors[2]!.message} options={[
          { value: 'bellen', label: 'Bellen' }, { value: 'sms', label: 'Sms', hint: 'Alleen om een afspraak te maken.' }, { value: 'post', label: 'Brief naar huis' },
        ]} />
        <Choice name="voicemail" label="Mogen wij een bericht inspreken?" row options={[{ value: 'ja', label: 'Ja' }, { value: 'nee', label: 'Nee' }]} value="nee" />
        <Select name="uur" label="Wanneer komt bellen goed uit?" options={[{ value: 'o', label: 'In de ochtend' }, { value: 'm', label: 'In de middag' }]} value="m" />
        <TextArea name="vraag" label="Wilt u nog iets kwijt?" optional value={'Liever niet op woensdag.\n\nDan werk ik.'} />
        <SubmitBar label="Verder" note="Bewaard om 09:31" />
      </Form>
    </Frame>
  );
}

export function publicCheck() {
  return (
    <Frame>
      <Steps step={6} of={6} back="/stap/5" />
      <h1>Klopt alles?</h1>
      <Notice tone="success" title="Bewaard">Uw antwoorden staan klaar. Ze zijn nog niet verstuurd.</Notice>
      <Answers answers={[
        { label: 'Betrokken als', value: 'Nabestaande', href: '/stap/2' },
        { label: 'Naam', value: 'V. Oorbeeld', href: '/stap/4' },
        { label: 'Bereikbaar', value: 'Bellen, in de middag\nGeen bericht inspreken', href: '/stap/4' },
        { label: 'Nog iets', value: 'Weet ik nog niet', href: '/stap/5' },
      ]} />
      <Notice tone="safety" title="Belt u ons ook als dit verandert">Wij gebruiken alleen de manier die u koos.</Notice>
      <Notice title="Hierna">Wij bellen u binnen een week.</Notice>
      <Notice tone="warning" title="Er is nog geen telefoonnummer">Zonder nummer kunnen wij u niet bellen.</Notice>
      <Card id="later" title="Later verder" items={[{ label: 'Code', value: 'RUST-4821' }, { label: 'Geldig tot', value: '30 november' }]} />
      <Form action="/aanmelden" onceKey="sleutel"><SubmitBar label="Aanmelding versturen" /></Form>
    </Frame>
  );
}

export function signIn() {
  return (
    <BareFrame title="Inloggen" demo face="staff">
      <h1>Inloggen</h1>
      <Form action="/inloggen" onceKey="sleutel">
        <TextField name="naam" label="Gebruikersnaam" autocomplete="username" value="j.voorbeeld" />
        <TextField name="wachtwoord" label="Wachtwoord" type="password" autocomplete="current-password" value="niet tonen" />
        <SubmitBar label="Inloggen" />
      </Form>
    </BareFrame>
  );
}
