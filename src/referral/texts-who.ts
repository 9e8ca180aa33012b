import type { Code } from '../core/codes.ts';
import type { Entry } from './answers.ts';
import type { Explained, Texts, Voices } from './texts.ts';

/** Who refers, for whom, and what that person is in it. */
interface WhoTexts {
  entry: { label: string; title: string; hint: string; needed: string; options: Readonly<Record<Entry, Explained>> };
  agreement: { label: string; title: Voices; hint: string; needed: string; no: string };
  referrer: {
    label: string; title: string; hint: string; kind: string; kindNeeded: string; organisation: string; name: string; nameNeeded: string; function: string; viaZsm: string;
  };
  reporter: {
    label: string; title: string; name: string; nameNeeded: string; relation: string; relationHint: string;
    /** Of whoever fills in the form, for somebody near. */
    mayCall: string; mayCallHint: string; otherWay: string; care: string; careHint: string;
  };
  phone: string;
  email: string;
  phoneOrEmail: string;
  /** A mail that the form came in, to whoever fills it in for another. */
  mailTo: { may: string; hint: string; missing: string };
  role: { label: string; title: Voices; organisation: string; hint: string; needed: string; hints: Readonly<Partial<Record<Code<'role'>, string>>> };
  side: { label: string; title: Voices; hint: string; needed: string; why: string };
}

const DUTCH: WhoTexts = {
  entry: {
    label: 'Aanmelding', title: 'Voor wie meldt u aan?', hint: 'Meedoen is vrijwillig en gratis. U kunt altijd stoppen.', needed: 'Kies voor wie u aanmeldt.',
    // P-20: asked without a word of guilt; a child is under 18.
    options: {
      self: { label: 'Voor mijzelf', hint: 'Ik ben betrokken bij iets ingrijpends: als slachtoffer, nabestaande, dader, veroorzaker of anders.' },
      professional: { label: 'Voor een cliënt', hint: 'Ik ben professional, bijvoorbeeld bij Slachtofferhulp, de reclassering, de politie of een gevangenis.' },
      child: { label: 'Voor mijn kind (jonger dan 18 jaar)', hint: 'Ik ben ouder of voogd.' },
      acquaintance: { label: 'Voor iemand anders', hint: 'Bijvoorbeeld voor een familielid of een vriend. Die persoon weet ervan en is het ermee eens.' },
      organisation: { label: 'Voor mijn organisatie', hint: 'Bijvoorbeeld een club, een school of een bedrijf.' },
      'call-back': { label: 'Ik wil eerst met iemand praten', hint: 'Wij bellen u terug. U hoeft nog niets te beslissen.' },
    },
  },
  agreement: {
    label: 'Instemming',
    title: {
      self: 'Weet deze persoon van de aanmelding, en is hij of zij het ermee eens?', client: 'Weet uw cliënt dat u aanmeldt, en is hij of zij het ermee eens?',
      other: 'Weet deze persoon van de aanmelding, en is hij of zij het ermee eens?', child: 'Weet uw kind van de aanmelding, en vindt het die goed?',
    },
    hint: 'Zonder instemming benaderen wij deze persoon niet. Dan bellen wij eerst u. Bij een jong kind beslist een ouder of voogd.',
    needed: 'Kies of deze persoon het ermee eens is. Weet u het niet, kies dan dat.', no: 'Nee, of nog niet',
  },
  referrer: {
    label: 'Verwijzer', title: 'Wie bent u?', hint: 'De bemiddelaar neemt na de aanmelding eerst contact op met u.',
    kind: 'Soort organisatie', kindNeeded: 'Kies de soort organisatie. Staat die er niet bij, kies dan "Andere verwijzer".', organisation: 'Naam van de organisatie en afdeling',
    name: 'Uw naam', nameNeeded: 'Vul uw naam in.', function: 'Uw functie', viaZsm: 'Komt deze aanmelding via ZSM?',
  },
  reporter: {
    label: 'Wie aanmeldt', title: 'Wie bent u?', name: 'Naam', nameNeeded: 'Vul een naam in, zoals wij u mogen noemen.',
    relation: 'Relatie met deze persoon', relationHint: 'Bijvoorbeeld ouder, partner of buurvrouw.',
    mayCall: 'Is het veilig om u op dit nummer te bellen?', mayCallHint: 'Kies "nee" als iemand anders kan opnemen of meeluisteren die dit niet mag weten.',
    otherWay: 'Is bellen niet veilig? Vul dan een e-mailadres in, of bel ons zelf.',
    care: 'Waar letten wij op als wij contact met u opnemen?', careHint: 'Bijvoorbeeld: bel alleen overdag, of spreek niets in.',
  },
  phone: 'Telefoonnummer', email: 'E-mailadres', phoneOrEmail: 'Vul een telefoonnummer of een e-mailadres in, zodat wij u kunnen bereiken.',
  mailTo: { may: 'Mogen wij u mailen dat uw formulier is ontvangen?', hint: 'In die mail staat niet waar het over gaat, en geen naam.', missing: 'Vul het e-mailadres in, of kies bij "mailen" een ander antwoord.' },
  role: {
    label: 'Betrokken als', title: { self: 'Hoe bent u betrokken?', client: 'Hoe is uw cliënt betrokken?', other: 'Hoe is deze persoon betrokken?', child: 'Hoe is uw kind betrokken?' },
    organisation: 'Hoe is uw organisatie betrokken?', hint: 'Kies wat het beste past. Het gaat er niet om wie gelijk heeft.',
    needed: 'Kies wat het beste past. Twijfelt u, kies dan "Anders".', hints: { 'causing-party': 'Bijvoorbeeld van een ongeluk.' },
  },
  side: {
    label: 'Kant', title: { self: 'Bij welke kant hoort u het meest?', client: 'Bij welke kant hoort uw cliënt het meest?', other: 'Bij welke kant hoort deze persoon het meest?', child: 'Bij welke kant hoort uw kind het meest?' },
    hint: 'Zo weten wij wie de ander is.', needed: 'Kies de kant die het dichtst bij is. U kunt er later op terugkomen.', why: 'Toelichting',
  },
};

const EASY: WhoTexts = {
  entry: {
    label: 'Voor wie', title: 'Voor wie vult u dit in?', hint: 'Het mag. Het hoeft niet. Het kost geen geld. U mag altijd stoppen.', needed: 'Kies voor wie u dit invult.',
    options: {
      self: { label: 'Voor mij', hint: 'Er is iets ergs gebeurd. Ik hoor daarbij. Als slachtoffer, familie, dader of anders.' },
      professional: { label: 'Voor een cliënt', hint: 'Ik help mensen. Dat is mijn werk.' },
      child: { label: 'Voor mijn kind (jonger dan 18 jaar)', hint: 'Ik ben vader, moeder of voogd.' },
      acquaintance: { label: 'Voor iemand die ik ken', hint: 'Zoals familie of een vriend. Die weet dit en vindt het goed.' },
      organisation: { label: 'Voor mijn club, school of bedrijf', hint: 'Ik mag praten voor de club, de school of het bedrijf.' },
      'call-back': { label: 'Ik wil eerst praten', hint: 'Wij bellen u op. U hoeft nog niets te kiezen.' },
    },
  },
  agreement: {
    label: 'Vindt die het goed',
    title: { self: 'Weet deze persoon dit? En vindt die het goed?', client: 'Weet uw cliënt dit? En vindt die het goed?', other: 'Weet deze persoon dit? En vindt die het goed?', child: 'Weet uw kind dit? En vindt het dit goed?' },
    hint: 'Is het nee? Of weet u het niet? Dan bellen wij eerst met u. En verder met niemand. Is het een jong kind? Dan kiest een ouder of voogd.',
    needed: 'Kies ja of nee. Weet u het niet? Kies dan dat.', no: 'Nee, of nog niet',
  },
  referrer: {
    label: 'Wie u bent', title: 'Wie bent u?', hint: 'Wij praten eerst met u. Daarna met uw cliënt.',
    kind: 'Waar werkt u?', kindNeeded: 'Kies waar u werkt. Staat het er niet bij? Kies dan "Andere verwijzer".', organisation: 'Hoe heet het daar?',
    name: 'Uw naam', nameNeeded: 'Vul uw naam in.', function: 'Wat is uw werk?', viaZsm: 'Komt dit van ZSM?',
  },
  reporter: {
    label: 'Wie u bent', title: 'Wie bent u?', name: 'Uw naam', nameNeeded: 'Vul uw naam in. Uw voornaam mag ook.',
    relation: 'Wat bent u van deze persoon?', relationHint: 'Zoals moeder, vriend of buurvrouw.',
    mayCall: 'Is het veilig als wij u bellen?', mayCallHint: 'Kan een ander de telefoon pakken? Mag die dit niet weten? Kies dan "nee".',
    otherWay: 'Mogen wij u niet bellen? Vul dan een e-mailadres in. Of bel ons.',
    care: 'Waar letten wij op als wij bellen of mailen?', careHint: 'Zoals: bel overdag. Of: spreek niets in.',
  },
  phone: 'Uw nummer om te bellen', email: 'Uw e-mailadres', phoneOrEmail: 'Vul een nummer of een e-mailadres in. Dan kunnen wij u iets vragen.',
  mailTo: { may: 'Mogen wij u mailen dat wij dit hebben?', hint: 'In die mail staat geen naam. En niet wat er is gebeurd.', missing: 'Vul het e-mailadres in. Of kies "nee" bij mailen.' },
  role: {
    label: 'Wat past', title: { self: 'Wat past bij u?', client: 'Wat past bij uw cliënt?', other: 'Wat past bij deze persoon?', child: 'Wat past bij uw kind?' },
    organisation: 'Wat past bij de club, de school of het bedrijf?', hint: 'Kies wat het beste past. Het geeft niet wie gelijk heeft.',
    needed: 'Kies wat het beste past. Weet u het niet? Kies dan "Iets anders".',
    hints: {
      victim: 'Iemand die iets ergs meemaakte.', bereaved: 'Iemand is dood door wat er is gebeurd.', suspect: 'De politie denkt dat die persoon het deed.', 'causing-party': 'Zoals bij een ongeluk.',
      patient: 'Het ging mis bij de dokter of in de zorg.', 'care-provider': 'Een dokter of een ander in de zorg.', witness: 'Iemand die zag wat er gebeurde.',
    },
  },
  side: {
    label: 'Bij wie', title: { self: 'Bij wie hoort u het meest?', client: 'Bij wie hoort uw cliënt het meest?', other: 'Bij wie hoort deze persoon het meest?', child: 'Bij wie hoort uw kind het meest?' },
    hint: 'Dan weten wij wie de ander is.', needed: 'Kies bij wie het het meest past. U mag het later anders kiezen.', why: 'Wilt u daar iets bij zeggen?',
  },
};

const ENGLISH: WhoTexts = {
  entry: {
    label: 'Request', title: 'Who is this request for?', hint: 'Taking part is voluntary and free of charge. You can stop at any time.', needed: 'Choose who this request is for.',
    options: {
      self: { label: 'For myself', hint: 'I am involved in something serious that happened: as a victim, bereaved relative, offender, person who caused it, or in another way.' },
      professional: { label: 'For a client', hint: 'I am a professional, for example at Victim Support, the probation service, the police or a prison.' },
      child: { label: 'For my child (under 18)', hint: 'I am a parent or guardian.' },
      acquaintance: { label: 'For someone else', hint: 'For example for a relative or a friend. That person knows about this and agrees.' },
      organisation: { label: 'For my organisation', hint: 'For example a club, a school or a company.' },
      'call-back': { label: 'I would like to talk to someone first', hint: 'We will call you back. You do not have to decide anything yet.' },
    },
  },
  agreement: {
    label: 'Agreement',
    title: {
      self: 'Does this person know about this request, and do they agree?', client: 'Does your client know about this request, and do they agree?',
      other: 'Does this person know about this request, and do they agree?', child: 'Does your child know about this request, and do they agree?',
    },
    hint: 'Without agreement we will not approach this person. We will then call you first. For a young child, a parent or guardian decides.',
    needed: 'Choose whether this person agrees. If you do not know, choose that.', no: 'No, or not yet',
  },
  referrer: {
    label: 'Professional', title: 'Who are you?', hint: 'After your request, the mediator will contact you first.',
    kind: 'Kind of organisation', kindNeeded: 'Choose the kind of organisation. If it is not listed, choose "Another referrer".', organisation: 'Name of the organisation and department',
    name: 'Your name', nameNeeded: 'Fill in your name.', function: 'Your position', viaZsm: 'Does this request come through ZSM (fast-track criminal procedure)?',
  },
  reporter: {
    label: 'Who makes the request', title: 'Who are you?', name: 'Your name', nameNeeded: 'Fill in a name that we may call you by.',
    relation: 'Relation to this person', relationHint: 'For example parent, partner or neighbour.',
    mayCall: 'Is it safe to call you on this number?', mayCallHint: 'Choose "No" if someone who must not know about this may answer or listen in.',
    otherWay: 'If it is not safe to call you, fill in an email address, or call us yourself.',
    care: 'What should we keep in mind when we contact you?', careHint: 'For example: only call during the day, or do not leave a message.',
  },
  phone: 'Telephone number', email: 'Email address', phoneOrEmail: 'Fill in a telephone number or an email address, so that we can reach you.',
  mailTo: { may: 'May we email you that we have received your form?', hint: 'That email does not say what this is about, and names nobody.', missing: 'Fill in the email address, or choose another answer about email.' },
  role: {
    label: 'Involved as', title: { self: 'How are you involved?', client: 'How is your client involved?', other: 'How is this person involved?', child: 'How is your child involved?' },
    organisation: 'How is your organisation involved?', hint: 'Choose what fits best. This is not about who is right.',
    needed: 'Choose what fits best. If you are in doubt, choose "Other".', hints: { 'causing-party': 'For example, of an accident.' },
  },
  side: {
    label: 'Side', title: { self: 'Which side are you closest to?', client: 'Which side is your client closest to?', other: 'Which side is this person closest to?', child: 'Which side is your child closest to?' },
    hint: 'This tells us who the other person is.', needed: 'Choose the side that is closest. You can come back to this later.', why: 'Explanation',
  },
};

export const WHO: Texts<WhoTexts> = { nl: DUTCH, 'nl-easy': EASY, en: ENGLISH };
