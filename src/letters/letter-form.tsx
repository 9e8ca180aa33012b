import { Choice, Choices as Checkboxes, DayField, faultAt, Hidden, Select, SubmitBar, TextArea, TextField, type FieldError, type Option } from '../ui/field.tsx';
import { Card } from '../ui/card.tsx';
import { Form } from '../ui/form.tsx';
import { ACT, FIELD, type Choices } from './form.ts';
import { DOORS, LETTER_LANGUAGES, REQUESTABLE, type MadeKind } from './letter.ts';
import type { Makeable } from './rules.ts';
import { DOOR_NAMES, LANGUAGE_NAMES, REQUESTED_NAMES } from './texts-screens.ts';

export interface LetterFormProps {
  readonly action: string;
  /** Opens this page again. */
  readonly opens: string;
  readonly back: string;
  readonly onceKey: string;
  readonly wanted: Pick<Makeable, 'to'> & { readonly kind: MadeKind };
  readonly choices: Choices;
  /** What was typed, where it did not become choices. */
  readonly typed: URLSearchParams | null;
  readonly errors: readonly FieldError[];
  /** Mark of the letter that this page shows; null where it shows none yet. */
  readonly shown: string | null;
  /** Whom an approach letter can speak for, where there are several. */
  readonly speakers: readonly Option[];
  readonly mayName: boolean;
  /** Offices that a request can go to. */
  readonly offices: readonly Option[];
}

/** What can be chosen about the letter. Looking again is always possible; making only what was looked at. */
export function LetterForm(props: LetterFormProps) {
  const { action, opens, back, onceKey, wanted, shown } = props;
  const look = <button class="button" type="submit" name={FIELD.act} value={ACT.look}>Voorbeeld vernieuwen</button>;
  return (
    <Card id="kiezen" title={wanted.kind === 'data-request' ? 'Wat u vraagt' : 'Kiezen en maken'}>
      <Form main action={action} onceKey={onceKey} opens={opens}>
        {wanted.to ? <Hidden name={FIELD.person} value={wanted.to.person} /> : null}
        {shown ? <Hidden name={FIELD.shown} value={shown} /> : null}
        {wanted.kind === 'data-request' ? <RequestFields {...props} /> : <ParticipantFields {...props} />}
        {shown
          ? <SubmitBar label="Brief maken" name={FIELD.act} value={ACT.make} others={look} cancel={{ href: back, label: 'Terug zonder te maken' }} note={`${wanted.to ? 'De brief wordt bewaard bij deze persoon.' : 'Het verzoek wordt bewaard in deze zaak.'} Versturen doet u zelf.`} />
          : <SubmitBar label="Voorbeeld bekijken" name={FIELD.act} value={ACT.look} cancel={{ href: back, label: 'Terug zonder te maken' }} />}
      </Form>
    </Card>
  );
}

const errorAt = (errors: readonly FieldError[], name: string) => faultAt(errors, name);

function ParticipantFields({ wanted, choices, errors, speakers }: LetterFormProps) {
  const languages = LETTER_LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));
  return (
    <>
      <Choice name={FIELD.language} label="Taal van de brief" options={languages} value={choices.language} error={errorAt(errors, FIELD.language)} />
      {wanted.kind === 'approach' && speakers.length > 1
        ? <Select name={FIELD.from} label="Namens wie?" hint="Een brief spreekt voor één persoon." options={speakers} value={choices.from ?? speakers[0]?.value} empty={null} />
        : null}
      {wanted.kind === 'rejection' ? (
        <Checkboxes name={FIELD.doors} label="Waar kan deze persoon terecht?" hint="Kies wat bij deze persoon past." values={choices.doors}
          options={DOORS.map((value) => ({ value, label: DOOR_NAMES[value] }))} error={errorAt(errors, FIELD.doors)} />
      ) : null}
    </>
  );
}

function RequestFields({ choices: { request }, typed, errors, mayName, offices }: LetterFormProps) {
  const field = (name: string, chosen: string) => ({ name, value: typed?.get(name) ?? chosen, error: errorAt(errors, name) });
  return (
    <>
      {offices.length > 0 ? <Select {...field(FIELD.officeId, request.officeId)} label="Welk parket?" options={offices} empty="Een ander, dat ik hieronder typ" /> : null}
      <TextField {...field(FIELD.office, request.office)} label={offices.length > 0 ? 'Een ander parket of kantoor' : 'Welk parket of kantoor?'} optional={offices.length > 0} />
      <TextArea {...field(FIELD.address, request.address)} label={offices.length > 0 ? 'Postadres van dat andere' : 'Postadres'} optional={offices.length > 0} hint="Straat of postbus, dan postcode en plaats." rows={3} />
      <TextField {...field(FIELD.prosecutionNumber, request.prosecutionNumber)} label="Parketnummer" optional size="medium" />
      <TextField {...field(FIELD.policeNumber, request.policeNumber)} label="Nummer van de politie" optional size="medium" />
      {mayName
        ? <Checkboxes name={FIELD.nameRegistered} label="Mag het OM weten wie is aangemeld?" options={[{ value: 'ja', label: 'Noem wie is aangemeld', hint: 'Alleen als het dossier anders niet te vinden is.' }]}
            values={request.nameRegistered ? ['ja'] : []} />
        : null}
      <Checkboxes name={FIELD.requested} label="Wat vraagt u?" hint="Niet meer dan nodig is." values={request.requested}
        options={REQUESTABLE.map((value) => ({ value, label: REQUESTED_NAMES[value] }))} error={errorAt(errors, FIELD.requested)} />
      <DayField {...field(FIELD.answerBy, request.answerBy)} label="Antwoord graag vóór" />
    </>
  );
}
