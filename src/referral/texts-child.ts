import type { Texts } from './texts.ts';

/** Who decides about a child, as the parent or guardian who fills in the form tells it. */
export const AUTHORITIES = ['alone', 'together', 'guardian', 'else', 'unknown'] as const;
export type Authority = (typeof AUTHORITIES)[number];
export const PARENT_KNOWS = ['yes', 'no', 'no-other-parent', 'unknown'] as const;
export type ParentKnows = (typeof PARENT_KNOWS)[number];
/** Whether a parent is on the other side of what happened: never somebody who decides for the child then. */
export const PARENT_INVOLVED = ['none', 'other-parent', 'self', 'unknown'] as const;
export type ParentInvolved = (typeof PARENT_INVOLVED)[number];

/** What is asked of a parent or guardian only. Nothing of it presses: all but the age may stay unknown. */
interface ChildTexts {
  age: { label: string; title: string; hint: string; birthHint: string; needed: string; adult: string };
  authority: { label: string; title: string; hint: string; needed: string; options: Readonly<Record<Authority, string>>; elseHint: string };
  parents: {
    label: string; title: string; hint: string; knows: string; knowsOptions: Readonly<Record<ParentKnows, string>>;
    involved: string; involvedHint: string; involvedOptions: Readonly<Record<ParentInvolved, string>>; selfHint: string;
  };
  relation: string;
  relationHint: string;
  /** How the child is reached: through the parent. `older`: from twelve. */
  reach: { young: string; older: string };
  callFirst: string;
}

const DUTCH: ChildTexts = {
  age: {
    label: 'Leeftijd', title: 'Hoe oud is uw kind?', hint: 'De geboortedatum of de leeftijd is genoeg.', birthHint: 'Bijvoorbeeld 31-3-2012.', needed: 'Vul de geboortedatum in, of hoe oud uw kind is.',
    adult: 'Wie 18 jaar of ouder is, beslist zelf. Ga terug naar de eerste vraag en kies "Voor iemand anders".',
  },
  authority: {
    label: 'Gezag', title: 'Wie beslist er over uw kind?', hint: 'Wie het gezag heeft, neemt de belangrijke beslissingen. Weet u het niet? Dan kijken wij daar later samen naar.',
    needed: 'Kies wat het beste past. "Dat weet ik niet" is ook goed.',
    options: { alone: 'Ik', together: 'Ik en de andere ouder samen', guardian: 'Ik, als voogd', else: 'Iemand anders', unknown: 'Dat weet ik niet' },
    elseHint: 'Bijvoorbeeld de andere ouder of een voogd.',
  },
  parents: {
    label: 'De ouders', title: 'Over de andere ouder', hint: 'U mag dit leeg laten. Wij vertellen de andere ouder niets voordat wij met u hebben gesproken.',
    knows: 'Weet de andere ouder van deze aanmelding?', knowsOptions: { yes: 'Ja', no: 'Nee', 'no-other-parent': 'Er is geen andere ouder', unknown: 'Dat weet ik niet' },
    involved: 'Is een ouder zelf de ander in wat er gebeurde?', involvedHint: 'De ander is degene met wie uw kind misschien contact wil.',
    involvedOptions: { none: 'Nee', 'other-parent': 'Ja, de andere ouder', self: 'Ja, ikzelf', unknown: 'Dat weet ik niet' },
    selfHint: 'Wilt u zelf contact met uw kind? Ga dan terug naar de eerste vraag en kies "Voor mijzelf".',
  },
  relation: 'Wat bent u van uw kind?', relationHint: 'Bijvoorbeeld moeder, vader of voogd.',
  reach: {
    young: 'Wij bellen of mailen u, en niet uw kind. Een adres mag, het hoeft niet.',
    older: 'Wij bellen of mailen eerst u. Vul een nummer of e-mailadres van uw kind alleen in als uw kind dat goed vindt.',
  },
  callFirst: 'Misschien vindt uw kind het nog niet goed, of beslist iemand anders over uw kind. Daarom is dit een verzoek om teruggebeld te worden. Wij nemen met niemand anders contact op.',
};

const EASY: ChildTexts = {
  age: {
    label: 'Hoe oud', title: 'Hoe oud is uw kind?', hint: 'Vul één van de twee in.', birthHint: 'Zo: 31-3-2012.', needed: 'Vul in hoe oud uw kind is.',
    adult: 'Is uw kind 18 jaar of ouder? Dan kiest het zelf. Ga terug en kies "Voor iemand die ik ken".',
  },
  authority: {
    label: 'Wie kiest', title: 'Wie kiest er voor uw kind?', hint: 'Wie kiest wat goed is voor uw kind? Dat heet gezag. Weet u het niet? Dan kijken wij er later samen naar.',
    needed: 'Kies wat past. "Dat weet ik niet" is ook goed.',
    options: { alone: 'Ik', together: 'Ik en de andere ouder', guardian: 'Ik. Ik ben de voogd', else: 'Een ander', unknown: 'Dat weet ik niet' },
    elseHint: 'Zoals de andere ouder of een voogd.',
  },
  parents: {
    label: 'De ouders', title: 'De andere ouder', hint: 'U mag dit leeg laten. Wij praten eerst met u. Dan pas met de andere ouder.',
    knows: 'Weet de andere ouder dit?', knowsOptions: { yes: 'Ja', no: 'Nee', 'no-other-parent': 'Er is geen andere ouder', unknown: 'Dat weet ik niet' },
    involved: 'Is een ouder zelf de ander?', involvedHint: 'De ander is met wie uw kind wil praten.',
    involvedOptions: { none: 'Nee', 'other-parent': 'Ja, de andere ouder', self: 'Ja, ik', unknown: 'Dat weet ik niet' },
    selfHint: 'Wilt u praten met uw kind? Ga dan terug en kies "Voor mij".',
  },
  relation: 'Wat bent u van uw kind?', relationHint: 'Zoals moeder, vader of voogd.',
  reach: {
    young: 'Wij bellen of mailen met u. Niet met uw kind. Waar u woont, mag u leeg laten.',
    older: 'Wij bellen of mailen eerst met u. Heeft uw kind een nummer? Vul het in als uw kind dat goed vindt.',
  },
  callFirst: 'Misschien vindt uw kind het nog niet goed. Of een ander kiest voor uw kind. Daarom bellen wij eerst met u. Wij bellen verder nu met niemand.',
};

const ENGLISH: ChildTexts = {
  age: {
    label: 'Age', title: 'How old is your child?', hint: 'The date of birth or the age is enough.', birthHint: 'Day, month, year: for example 31-3-2012.', needed: 'Fill in the date of birth, or how old your child is.',
    adult: 'Anyone who is 18 or older decides for themselves. Go back to the first question and choose "For someone else".',
  },
  authority: {
    label: 'Parental authority', title: 'Who decides about your child?', hint: 'Whoever has parental authority takes the important decisions. If you do not know, we look at it together later.',
    needed: 'Choose what fits best. "I do not know" is fine too.',
    options: { alone: 'I do', together: 'The other parent and I together', guardian: 'I do, as guardian', else: 'Someone else', unknown: 'I do not know' },
    elseHint: 'For example the other parent or a guardian.',
  },
  parents: {
    label: 'The parents', title: 'About the other parent', hint: 'You may leave this empty. We do not tell the other parent anything before we have spoken with you.',
    knows: 'Does the other parent know about this request?', knowsOptions: { yes: 'Yes', no: 'No', 'no-other-parent': 'There is no other parent', unknown: 'I do not know' },
    involved: 'Is a parent the other person in what happened?', involvedHint: 'The other person is the one with whom your child may want contact.',
    involvedOptions: { none: 'No', 'other-parent': 'Yes, the other parent', self: 'Yes, I am', unknown: 'I do not know' },
    selfHint: 'Do you want contact with your child yourself? Then go back to the first question and choose "For myself".',
  },
  relation: 'What is your relationship to your child?', relationHint: 'For example mother, father or guardian.',
  reach: {
    young: 'We call or email you, and not your child. You may fill in an address, but you do not have to.',
    older: 'We call or email you first. Only fill in a number or email address of your child if your child agrees.',
  },
  callFirst: 'Perhaps your child does not agree yet, or someone else decides about your child. That is why this is a request to be called back. We do not contact anyone else.',
};

export const CHILD: Texts<ChildTexts> = { nl: DUTCH, 'nl-easy': EASY, en: ENGLISH };
