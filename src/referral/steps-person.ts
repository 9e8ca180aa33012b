import type { FieldError } from '../ui/field.tsx';
import { ageOf, asksCall, asksPerson, entryOf, given, isOrganisation, positionOf, say, type Form } from './answers.ts';
import { LANGUAGES, REPRESENTATIVES, safeOptions, SUPPORTERS, YES_NO, YES_NO_UNKNOWN } from './options.ts';
import type { Question, Step } from './question.ts';
import { beforeBirth } from './steps-event.ts';

/** R-070, P-20: a child is under 18. */
const ADULT = 18;

export const NAME: Step = {
  slug: 'naam', label: 'Naam', applies: asksPerson,
  title: (form) => (isOrganisation(form) ? 'Hoe heet de organisatie?' : say(form, 'Hoe heet u?', 'Wie is uw cliënt?', 'Wie is deze persoon?')),
  hint: (form) => (isOrganisation(form) ? '' : say(form, 'Zoals wij u mogen noemen.', 'Wat u niet weet, kunt u leeg laten.', 'Wat u niet weet, kunt u leeg laten.')),
  questions(form): Question[] {
    const name: Question = { name: 'name', kind: 'line', label: 'Naam', needed: 'Vul een naam in. Een voornaam is genoeg.', autocomplete: say(form, 'name', 'off', 'off') };
    if (isOrganisation(form) && form.by === 'public') {
      return [
        { ...name, label: 'Naam van de organisatie', needed: 'Vul de naam van de organisatie in.' },
        { name: 'repName', kind: 'line', label: 'Wie spreekt voor de organisatie?', needed: 'Vul in wie voor de organisatie spreekt.' },
        { name: 'repContact', kind: 'line', label: 'Functie of telefoonnummer van deze persoon' },
      ];
    }
    if (asksCall(form) && form.by === 'public') return [name];
    const birth: Question = { name: 'birthDate', kind: 'birth', label: 'Geboortedatum', hint: 'Bijvoorbeeld 31-3-1980.' };
    const age: Question = { name: 'age', kind: 'age', label: 'Leeftijd', size: 'short', hint: 'Als u de geboortedatum niet weet.' };
    return entryOf(form) === 'self' && form.by === 'public' ? [name, birth] : [name, birth, age];
  },
  check(form) {
    if (beforeBirth(form)) return [{ field: 'birthDate', message: 'De gebeurtenis ligt vóór deze geboortedatum. Kijk beide datums nog eens na.' }];
    return isOrganisation(form) && given(form, 'birthDate') + given(form, 'age') !== '' ? [{ field: 'birthDate', message: 'Een organisatie heeft geen geboortedatum of leeftijd. Maak dit leeg.' }] : [];
  },
};

/** never somebody of the other side, and never assumed. */
export const REPRESENTATIVE: Step = {
  slug: 'vertegenwoordiger', label: 'Vertegenwoordiger',
  applies: (form) => asksPerson(form) && (form.by === 'desk' || (!asksCall(form) && !isOrganisation(form) && (ageOf(form) ?? ADULT) < ADULT)),
  title: (form) => say(form, 'Wie beslist met u mee?', 'Wie spreekt er voor uw cliënt?', 'Wie spreekt er voor deze persoon?'),
  hint: () => 'Wie jonger is dan 18 jaar heeft iemand die meebeslist, bijvoorbeeld een ouder. Het is nooit iemand van de andere kant. Weet u het niet, laat het dan leeg.',
  questions: (form): Question[] => [
    { name: 'repKind', kind: 'choice', label: 'Dat is', options: form.by === 'desk' ? [...REPRESENTATIVES, SPEAKS_FOR_ORGANISATION] : REPRESENTATIVES, ...(form.by === 'desk' ? { row: true } : {}) },
    { name: 'repName', begins: true, kind: 'line', label: 'Naam' },
    { name: 'repContact', kind: 'line', label: 'Hoe is deze persoon te bereiken?' },
  ],
  check(form) {
    const kind = given(form, 'repKind');
    const speaks = kind === SPEAKS_FOR_ORGANISATION.value;
    if (kind === '' && given(form, 'repName') + given(form, 'repContact') !== '') return [{ field: 'repKind', message: 'Kies wat deze persoon is: ouder, voogd of iemand anders.' }];
    if (form.by === 'public') return [];
    if (isOrganisation(form) && (!speaks || given(form, 'repName') === '')) return [{ field: 'repKind', message: 'Kies "spreekt voor de organisatie" en vul de naam in.' }];
    return !isOrganisation(form) && speaks ? [{ field: 'repKind', message: 'Dit past alleen bij een organisatie. Kies iets anders.' }] : [];
  },
};

const SPEAKS_FOR_ORGANISATION = { value: 'organisation-representative', label: 'Spreekt voor de organisatie' };

/** One way to reach somebody: the fields that tell it, and the question whether it is safe. */
const WAYS = [
  { fields: ['phone'], safe: 'phoneSafe', what: 'het telefoonnummer', may: 'bellen' },
  { fields: ['email'], safe: 'emailSafe', what: 'het e-mailadres', may: 'mailen' },
  { fields: ['street', 'town'], safe: 'postSafe', what: 'het adres', may: 'schrijven' },
] as const;

export const REACH: Step = {
  slug: 'bereiken', label: 'Bereiken', applies: (form) => asksPerson(form) && (form.by === 'desk' || !asksCall(form)),
  title: (form) => say(form, 'Hoe kunnen wij u veilig bereiken?', 'Hoe kunnen wij uw cliënt veilig bereiken?', 'Hoe kunnen wij deze persoon veilig bereiken?'),
  hint: () => 'Eén manier is genoeg. Wij gebruiken alleen wat u hier goed vindt.',
  questions(form): Question[] {
    const who = say(form, 'u', 'uw cliënt', 'deze persoon');
    const options = safeOptions(form);
    const own = say(form, 'yes', '', '') === 'yes';
    const through: Question[] = form.by === 'desk' || entryOf(form) === 'professional' || entryOf(form) === 'acquaintance'
      ? [{ name: 'viaReferrer', begins: true, kind: 'choice', label: form.by === 'desk' ? 'Mag het via degene die aanmeldt?' : 'Mag het ook via u?', row: true, options: YES_NO }] : [];
    return [
      { name: 'phone', kind: 'phone', label: 'Telefoonnummer', size: 'medium', autocomplete: own ? 'tel' : 'off' },
      { name: 'phoneSafe', kind: 'choice', label: `Mogen wij ${who} bellen?`, row: true, options },
      { name: 'voicemailSafe', begins: true, kind: 'choice', label: 'Mogen wij een bericht inspreken?', row: true, options },
      { name: 'email', begins: true, kind: 'email', label: 'E-mailadres', autocomplete: own ? 'email' : 'off' },
      { name: 'emailSafe', kind: 'choice', label: `Mogen wij ${who} mailen?`, row: true, options },
      { name: 'street', begins: true, kind: 'line', label: 'Straat en huisnummer', autocomplete: own ? 'address-line1' : 'off' },
      { name: 'town', kind: 'line', label: 'Postcode en plaats' },
      { name: 'postSafe', begins: true, kind: 'choice', label: `Mogen wij ${who} een brief sturen?`, row: true, options },
      ...through,
    ];
  },
  check: reachErrors,
};

function reachErrors(form: Form): FieldError[] {
  const own = say(form, 'yes', '', '') === 'yes' && form.by === 'public';
  const errors: FieldError[] = [];
  let reachable = given(form, 'viaReferrer') === 'yes';
  for (const { fields, safe, what, may } of WAYS) {
    const told = fields.some((field) => given(form, field) !== '');
    const answer = given(form, safe);
    if (told && answer === '' && own) errors.push({ field: safe, message: `Kies of wij u mogen ${may}.` });
    if (!told && answer === 'yes') errors.push({ field: fields[0], message: `Vul ${what} in, of kies bij "${may}" een ander antwoord.` });
    if (told && answer === 'yes') reachable = true;
  }
  const alone = entryOf(form) !== 'professional' && entryOf(form) !== 'acquaintance';
  if (alone && given(form, 'viaReferrer') === 'yes') errors.push({ field: 'viaReferrer', message: 'Dit kan alleen als iemand anders aanmeldt. Kies "nee", of kies bovenaan wie aanmeldt.' });
  if (errors.length > 0 || reachable) return errors;
  return [{ field: 'phone', message: 'Geef ten minste één veilige manier: vul een nummer, e-mailadres of adres in en kies daarbij "ja".' }];
}

export const CALL: Step = {
  slug: 'terugbellen', label: 'Terugbellen', applies: (form) => form.by === 'public' && entryOf(form) === 'call-back',
  title: (form) => (form.by === 'desk' ? 'Op welk nummer kunnen wij veilig bellen?' : 'Op welk nummer kunnen wij u veilig bellen?'),
  hint: () => 'Wij bellen alleen dit nummer.',
  questions: (form): Question[] => [
    { name: 'phone', kind: 'phone', label: 'Telefoonnummer', size: 'medium', autocomplete: 'tel', needed: 'Vul het nummer in waarop wij kunnen bellen.' },
    { name: 'voicemailSafe', kind: 'choice', label: 'Mogen wij een bericht inspreken?', row: true, options: safeOptions(form) },
  ],
};

export const CARE: Step = {
  slug: 'let-op', label: 'Let op', applies: asksPerson,
  title: () => 'Waar moeten wij op letten?',
  hint: (form) => say(form, 'Bijvoorbeeld als er iemand meeleest of meeluistert.', 'Bijvoorbeeld als er iemand meeleest of meeluistert.', 'Bijvoorbeeld als er iemand meeleest of meeluistert.'),
  questions: (): Question[] => [
    { name: 'safeTimes', kind: 'line', label: 'Wanneer kunnen wij het beste bellen?' },
    { name: 'codeWord', kind: 'line', label: 'Codewoord', hint: 'Wij noemen dit woord als wij bellen. Zo is het zeker dat wij het zijn.', size: 'medium' },
    { name: 'safeRemarks', kind: 'text', label: 'Nog iets om op te letten' },
  ],
};

export const LANGUAGE: Step = {
  slug: 'taal', label: 'Taal', applies: (form) => asksPerson(form) && !asksCall(form),
  title: (form) => say(form, 'In welke taal praat u het liefst?', 'Welke taal spreekt uw cliënt het liefst?', 'Welke taal spreekt deze persoon het liefst?'),
  questions: (form): Question[] => [
    { name: 'language', kind: 'list', label: 'Taal', options: LANGUAGES },
    { name: 'interpreter', kind: 'choice', label: say(form, 'Heeft u een tolk nodig?', 'Is er een tolk nodig?', 'Is er een tolk nodig?'), row: true, options: YES_NO },
  ],
  check: (form) => (given(form, 'interpreter') === 'yes' && given(form, 'language') === ''
    ? [{ field: 'language', message: 'Kies de taal waarvoor een tolk nodig is.' }] : []),
};

/** recorded of whoever is near the offender's side. */
export const DETENTION: Step = {
  slug: 'vastzitten', label: 'Vastzitten',
  applies: (form) => asksPerson(form) && !asksCall(form) && !isOrganisation(form) && (positionOf(form) === 'offender-side' || form.by === 'desk'),
  title: (form) => say(form, 'Zit u op dit moment vast?', 'Zit uw cliënt op dit moment vast?', 'Zit deze persoon op dit moment vast?'),
  hint: () => 'Bijvoorbeeld in een gevangenis, een jeugdinrichting of een kliniek.',
  questions: (form): Question[] => [
    { name: 'detained', kind: 'choice', label: 'Vastzitten', row: true, options: YES_NO_UNKNOWN, ...(form.by === 'desk' ? {} : { needed: 'Kies een antwoord. Weet u het niet, kies dan dat.' }) },
    { name: 'detainedWhere', kind: 'line', label: 'Waar?', hint: 'Naam van de inrichting, als u die weet.' },
  ],
  check: (form) => (given(form, 'detainedWhere') !== '' && given(form, 'detained') !== 'yes' ? [{ field: 'detained', message: 'U vulde in waar. Kies dan ook "ja", of maak "waar" leeg.' }] : []),
};

/** */
export const SUPPORT: Step = {
  slug: 'steun', label: 'Steun', applies: (form) => asksPerson(form) && !asksCall(form),
  title: (form) => say(form, 'Is er iemand die u steunt?', 'Is er iemand die uw cliënt steunt?', 'Is er iemand die deze persoon steunt?'),
  hint: () => 'Die persoon mag bij gesprekken zijn. Het hoeft niet.',
  questions: (): Question[] => [
    { name: 'supporterKind', kind: 'list', label: 'Dat is', options: SUPPORTERS },
    { name: 'supporterName', kind: 'line', label: 'Naam' },
    { name: 'supporterContact', kind: 'line', label: 'Hoe is deze persoon te bereiken?' },
  ],
  check: (form) => (given(form, 'supporterName') === '' && given(form, 'supporterKind') + given(form, 'supporterContact') !== ''
    ? [{ field: 'supporterName', message: 'Vul de naam in, of laat deze vraag helemaal leeg.' }]
    : given(form, 'supporterName') !== '' && given(form, 'supporterKind') === '' ? [{ field: 'supporterKind', message: 'Kies wat deze persoon is, bijvoorbeeld familie.' }] : []),
};
