import { entryOf, given, isOrganisation, positionOf, say, asksCall, type Form } from './answers.ts';
import { REFERRER_KINDS, ROLES, SIDES, YES_NO_UNKNOWN } from './options.ts';
import type { Question, Step } from './question.ts';

const neededPhoneOrEmail = (form: Form, phone: string, email: string) =>
  (given(form, phone) === '' && given(form, email) === '' ? [{ field: phone, message: 'Vul een telefoonnummer of een e-mailadres in, zodat wij u kunnen bereiken.' }] : []);

export const ENTRY: Step = {
  slug: 'wie', label: 'Aanmelding', applies: () => true,
  title: (form) => (form.by === 'desk' ? 'Wie meldt aan?' : 'Voor wie meldt u aan?'),
  hint: () => 'Meedoen is vrijwillig en gratis. U kunt altijd stoppen.',
  questions: (form): Question[] => [{
    name: 'entry', kind: 'choice', label: ENTRY.title(form), needed: 'Kies voor wie u aanmeldt.',
    options: form.by === 'desk' ? DESK_ENTRIES : [
      // P-20: asked without a word of guilt; a child is under 18.
      { value: 'self', label: 'Voor mijzelf', hint: 'Ik ben betrokken bij iets ingrijpends: als slachtoffer, nabestaande, dader, veroorzaker of anders.' },
      { value: 'professional', label: 'Voor een cliënt', hint: 'Ik ben professional, bijvoorbeeld bij Slachtofferhulp, de reclassering, de politie of een gevangenis.' },
      { value: 'acquaintance', label: 'Voor iemand anders', hint: 'Bijvoorbeeld voor mijn kind (jonger dan 18 jaar) of een familielid. Die persoon weet ervan en is het ermee eens.' },
      { value: 'organisation', label: 'Voor mijn organisatie', hint: 'Bijvoorbeeld een club, een school of een bedrijf.' },
      { value: 'call-back', label: 'Ik wil eerst met iemand praten', hint: 'Wij bellen u terug. U hoeft nog niets te beslissen.' },
    ],
  }],
};

const DESK_ENTRIES = [
  { value: 'self', label: 'Iemand meldt zichzelf' }, { value: 'professional', label: 'Een verwijzer' }, { value: 'acquaintance', label: 'Een bekende, voor iemand anders' },
  { value: 'organisation', label: 'Een organisatie meldt zichzelf' }, { value: 'call-back', label: 'Iemand wil eerst gebeld worden' },
];

/** P-14. */
export const AGREEMENT: Step = {
  slug: 'instemming', label: 'Instemming',
  applies: (form) => entryOf(form) === 'professional' || entryOf(form) === 'acquaintance',
  title: (form) => say(form, '', 'Weet uw cliënt dat u aanmeldt, en is hij of zij het ermee eens?', 'Weet deze persoon van de aanmelding, en is hij of zij het ermee eens?'),
  hint: () => 'Zonder instemming benaderen wij deze persoon niet. Dan bellen wij eerst degene die aanmeldt. Bij een jong kind beslist een ouder of voogd.',
  questions: (form): Question[] => [{
    name: 'agrees', kind: 'choice', label: AGREEMENT.title(form), needed: 'Kies of deze persoon het ermee eens is. Weet u het niet, kies dan dat.',
    options: [{ value: 'yes', label: 'Ja' }, { value: 'no', label: 'Nee, of nog niet' }, { value: 'unknown', label: 'Weet ik niet' }],
  }],
};

export const REFERRER: Step = {
  slug: 'verwijzer', label: 'Verwijzer', applies: (form) => entryOf(form) === 'professional',
  title: (form) => (form.by === 'desk' ? 'Wie is de verwijzer?' : 'Wie bent u?'),
  hint: () => 'De bemiddelaar neemt na de aanmelding eerst contact op met de verwijzer.',
  questions: (): Question[] => [
    { name: 'referrerKind', kind: 'list', label: 'Soort organisatie', options: REFERRER_KINDS, needed: 'Kies de soort organisatie. Staat zij er niet bij, kies dan "Andere verwijzer".' },
    { name: 'organisation', kind: 'line', label: 'Naam van de organisatie en afdeling', autocomplete: 'organization' },
    { name: 'referrerName', kind: 'line', label: 'Naam van de verwijzer', needed: 'Vul de naam van de verwijzer in.', autocomplete: 'name' },
    { name: 'referrerFunction', kind: 'line', label: 'Functie', autocomplete: 'organization-title' },
    { name: 'referrerPhone', kind: 'phone', label: 'Telefoonnummer', size: 'medium', autocomplete: 'tel' },
    { name: 'referrerEmail', kind: 'email', label: 'E-mailadres', autocomplete: 'email' },
    { name: 'viaZsm', kind: 'choice', label: 'Komt deze aanmelding via ZSM?', row: true, options: YES_NO_UNKNOWN },
  ],
  check: (form) => neededPhoneOrEmail(form, 'referrerPhone', 'referrerEmail'),
};

export const REPORTER: Step = {
  slug: 'melder', label: 'Wie aanmeldt', applies: (form) => entryOf(form) === 'acquaintance',
  title: (form) => (form.by === 'desk' ? 'Wie is de bekende die aanmeldt?' : 'Wie bent u?'),
  questions: (): Question[] => [
    { name: 'reporterName', kind: 'line', label: 'Naam', needed: 'Vul een naam in, zoals wij u mogen noemen.', autocomplete: 'name' },
    { name: 'reporterRelation', kind: 'line', label: 'Relatie met deze persoon', hint: 'Bijvoorbeeld ouder, partner of buurvrouw.' },
    { name: 'reporterPhone', kind: 'phone', label: 'Telefoonnummer', size: 'medium', autocomplete: 'tel' },
    { name: 'reporterEmail', kind: 'email', label: 'E-mailadres', autocomplete: 'email' },
  ],
  check: (form) => neededPhoneOrEmail(form, 'reporterPhone', 'reporterEmail'),
};

/** The word that is used later follows from what happened. */
export const ROLE: Step = {
  slug: 'rol', label: 'Betrokken als', applies: () => true,
  title: (form) => (isOrganisation(form) && form.by === 'public' ? 'Hoe is uw organisatie betrokken?' : say(form, 'Hoe bent u betrokken?', 'Hoe is uw cliënt betrokken?', 'Hoe is deze persoon betrokken?')),
  hint: () => 'Kies wat het beste past. Het gaat er niet om wie gelijk heeft.',
  questions: (form): Question[] => [{ name: 'role', kind: 'choice', label: ROLE.title(form), options: ROLES, needed: 'Kies wat het beste past. Twijfelt u, kies dan "Anders".' }],
};

/** A witness, a relative or another says whose side they are near (000:83, R-085). */
export const SIDE: Step = {
  slug: 'kant', label: 'Kant', applies: (form) => ['witness', 'relative', 'other'].includes(given(form, 'role')),
  title: (form) => say(form, 'Bij welke kant hoort u het meest?', 'Bij welke kant hoort uw cliënt het meest?', 'Bij welke kant hoort deze persoon het meest?'),
  hint: () => 'Zo weten wij wie de ander is.',
  questions: (form): Question[] => [
    { name: 'near', kind: 'choice', label: asksCall(form) ? 'Kant' : SIDE.title(form), options: SIDES, needed: 'Kies de kant die het dichtst bij is. U kunt er later op terugkomen.' },
    { name: 'nearWhy', kind: 'text', label: 'Toelichting' },
  ],
};

export const opposite = (form: Form): 'victim-side' | 'offender-side' => (positionOf(form) === 'offender-side' ? 'victim-side' : 'offender-side');
