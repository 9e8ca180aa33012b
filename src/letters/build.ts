import type { Code } from '../core/codes.ts';
import { dayOf, type Day } from '../core/day.ts';
import type {
  ApproachInput, BreachInput, BreachLetter, ClosingInput, DataRequestInput, DeskNeutral, Letter, LetterKind, LetterLanguage, LetterOf, LetterRefusal, Neutral, Own, Part,
  Refused, RejectionInput, Sheet,
} from './letter.ts';
import { fitsWindow, paragraphsOf, plainLine } from '../ui/plain.ts';
import type { Paper } from '../ui/sheet.ts';
import { BREACH_WORDS } from '../words/breach.ts';
import { DATA_REQUEST, OFFICE, TEXTS, type LetterTexts, type RejectionWording } from './texts.ts';

const refused = (reason: LetterRefusal): Refused => ({ kind: 'refused', reason });

/** The first letter to the other party, or the one reminder. Refused without a name that was released to this very person (P-08). */
export function approachLetter(input: ApproachInput): Letter | Refused {
  const { addressee, neutral, released, reminder } = input;
  if (!released?.name) return refused('name-not-released');
  if (released.to !== addressee.participant) return refused('released-to-someone-else');
  const fault = addressFault(addressee);
  if (fault) return refused(fault);
  const texts = TEXTS[addressee.language];
  const { name } = released;
  const lines = released.lines ? paragraphsOf(released.lines) : [];
  return letter('approach', addressee.language, neutral, {
    ...toAddressee(addressee, reminder ? texts.approach.openingAgain : texts.approach.opening),
    ...byMediator(texts, neutral),
    subject: texts.approach.subject,
    parts: [texts.approach.why(name, released.form, lines.length > 0), texts.approach.choice(name, reminder), texts.approach.more],
    quote: lines.length > 0 ? { heading: texts.approach.lines.heading(name), note: texts.approach.lines.note, by: name, paragraphs: lines } : null,
  });
}

/** What is handed over needs a name and no address. */
const givenFault = (to: Own): ReturnType<typeof addressFault> => (to.byHand && to.name ? null : addressFault(to));
/** In the place of the address. */
const inHand = ({ byHand, name }: Own, texts: LetterTexts) => (byHand ? { address: [name, texts.byHand] } : {});

/** The end of the trajectory for one participant: a function of the addressee and the date alone. */
export function closingLetter(input: ClosingInput): Letter | Refused {
  const { addressee, neutral } = input;
  const texts = TEXTS[addressee.language];
  const fault = givenFault(addressee);
  if (fault) return refused(fault);
  return letter('closing', addressee.language, neutral, {
    ...toAddressee(addressee, texts.closing.opening), ...inHand(addressee, texts), ...byMediator(texts, neutral), subject: texts.closing.subject, parts: texts.closing.parts,
  });
}

/** To somebody whom a breach touches (AVG art. 34), in a language of their own. Its case has no number in it: a household may open it. */
export function breachLetter(input: BreachInput): BreachLetter | Refused {
  const { addressee, neutral, by, breach: { number, discovered, dataKinds } } = input;
  const fault = addressFault(addressee);
  if (fault) return refused(fault);
  const texts = TEXTS[addressee.language];
  const { subject, opening, parts } = BREACH_WORDS[addressee.language]({ on: texts.date(dayOf(discovered)), dataKinds });
  const { regards, signer } = byDesk(texts, neutral);
  return letter('privacy-letter', addressee.language, { caseNumber: number, day: neutral.day }, {
    ...toAddressee(addressee, opening), regards, signer: by === 'desk' ? signer : { ...signer, role: texts.mediatorRole }, subject, parts,
  });
}

/** What a rejection says, by its reason; null where it gets no letter. Several reasons share one wording on purpose (P-10). */
export function rejectionWording(reason: Code<'rejection'>): RejectionWording | null {
  switch (reason) {
    case 'duplicate': return null;
    case 'withdrawn': return 'stopped-at-your-request';
    case 'outside-scope': return 'outside-our-work';
    case 'mis-first': return 'other-route-first';
    case 'no-data': case 'unreachable': case 'unsafe': case 'no-second-asking': return 'cannot-make-contact';
  }
}

/** To the person who was registered, or who speaks for that person. */
export function rejectionLetter(input: RejectionInput): Letter | Refused {
  const { addressee, neutral, doors } = input;
  const wording = rejectionWording(input.reason);
  if (wording === null) return refused('no-letter-for-duplicate');
  const fault = givenFault(addressee);
  if (fault) return refused(fault);
  const texts = TEXTS[addressee.language];
  const said = texts.rejection.wording[wording];
  const talk: Part = { heading: texts.rejection.doorsHeading, paragraphs: [texts.rejection.doorsLead], points: doors.map((door) => texts.rejection.doors[door]) };
  return letter('rejection', addressee.language, neutral, {
    ...toAddressee(addressee, said.opening), ...inHand(addressee, texts), ...byDesk(texts, neutral), subject: said.subject, parts: [talk, texts.rejection.later],
  });
}

/** To the prosecution service: what is asked, what for, which file, our reference (000:63). */
export function dataRequestLetter(input: DataRequestInput): Letter | Refused {
  const { office, neutral, search, requested } = input;
  const address = [office.name, ...office.addressLines].map(plainLine).filter(Boolean);
  if (address.length < 2) return refused('no-address');
  if (!fitsWindow(address)) return refused('address-does-not-fit');
  const keys = [
    { label: DATA_REQUEST.prosecutionNumber, value: plainLine(search.prosecutionNumber ?? '') },
    { label: DATA_REQUEST.policeNumber, value: plainLine(search.policeNumber ?? '') },
    { label: DATA_REQUEST.registered, value: plainLine(search.registered ?? '') },
  ].filter((line) => line.value);
  if (keys.length === 0) return refused('no-reference');
  if (requested.length === 0) return refused('nothing-requested');
  const texts = TEXTS.nl;
  const wanted = [...keys, { label: DATA_REQUEST.soughtLabel, value: DATA_REQUEST.sought[input.sought] }];
  return letter('data-request', 'nl', neutral, {
    address,
    ...byDesk(texts, neutral),
    subject: input.firstAsked ? DATA_REQUEST.reminder : DATA_REQUEST.subject,
    greeting: DATA_REQUEST.greeting,
    opening: [DATA_REQUEST.opening, ...(input.firstAsked ? [DATA_REQUEST.firstAsked(texts.date(input.firstAsked))] : [])],
    parts: [
      { heading: DATA_REQUEST.searchHeading, paragraphs: wanted.map((line) => `${line.label}: ${line.value}`), points: [] },
      DATA_REQUEST.purpose,
      DATA_REQUEST.answer(texts.date(input.answerBy), neutral.caseNumber),
    ],
    table: { heading: DATA_REQUEST.table.heading, columns: DATA_REQUEST.table.columns, rows: [...new Set(requested)].map((field) => DATA_REQUEST.requested[field]) },
  });
}

/** Requests for data one behind the other, to print at once; null for none. Each is the letter that its case keeps. */
export function dataRequestBundle(letters: readonly Letter[]): Letter | null {
  const [first, ...others] = letters.filter(({ kind }) => kind === 'data-request');
  if (!first) return null;
  return { ...first, fileName: 'brieven.pdf', sheet: { ...first.sheet, title: DATA_REQUEST.bundle, more: others.map(({ sheet }) => sheet) } };
}

function addressFault(addressee: Own): LetterRefusal | null {
  if (!addressee.postAllowed) return 'post-not-allowed';
  if (!addressee.name || addressee.addressLines.length === 0) return 'no-address';
  return fitsWindow([addressee.name, ...addressee.addressLines]) ? null : 'address-does-not-fit';
}

function toAddressee(addressee: Own, opening: readonly string[]): Pick<Sheet, 'address' | 'greeting' | 'opening'> {
  const texts = TEXTS[addressee.language];
  return {
    address: [addressee.name, ...addressee.addressLines],
    greeting: texts.greeting(addressee.name),
    opening: addressee.onBehalfOf ? [texts.onBehalfOf(addressee.onBehalfOf), ...opening] : opening,
  };
}

function byMediator(texts: LetterTexts, neutral: Neutral): Pick<Sheet, 'regards' | 'signer'> {
  const { name, phone, email } = neutral.mediator;
  const contact = [{ label: texts.phoneLabel, value: phone }, { label: texts.emailLabel, value: email }].filter((line) => line.value);
  return { regards: texts.regards, signer: { name, role: texts.mediatorRole, contact } };
}

function byDesk(texts: LetterTexts, neutral: DeskNeutral): Pick<Sheet, 'regards' | 'signer'> {
  return { regards: texts.regards, signer: { name: neutral.employee, role: texts.deskRole, contact: [{ label: texts.phoneLabel, value: OFFICE.phone }] } };
}

type Content = Pick<Sheet, 'address' | 'subject' | 'greeting' | 'opening' | 'parts' | 'regards' | 'signer'> & Partial<Pick<Sheet, 'quote' | 'table'>>;

function letter<Kind extends LetterKind | 'privacy-letter'>(kind: Kind, language: LetterLanguage, stamp: { caseNumber: string; day: Day }, content: Content): LetterOf<Kind> {
  const texts = TEXTS[language];
  const [year, month, day] = stamp.day.split('-').map(Number) as [number, number, number];
  return {
    kind,
    language,
    fileName: `brief-${stamp.caseNumber.replace(/[^A-Za-z0-9-]/g, '')}.pdf`,
    sheet: {
      lang: language === 'en' ? 'en' : 'nl',
      region: language === 'en' ? 'GB' : 'NL',
      easy: language === 'nl-easy',
      title: texts.title(stamp.caseNumber),
      date: [year, month, day],
      pageWord: texts.page,
      office: { name: OFFICE.name, line: texts.officeLine(OFFICE.phone) },
      facts: [{ label: texts.dateLabel, value: texts.date(stamp.day) }, { label: texts.referenceLabel, value: stamp.caseNumber }],
      quote: null,
      table: null,
      ...content,
    },
  };
}

/**
 * Every word of the letter in reading order, one line a piece: for a preview on a page, and to hold the document against.
 * Page numbers and the foot are left out.
 */
export function textOf({ sheet }: Pick<Paper, 'sheet'>): string {
  const parts = sheet.parts.flatMap((part) => [part.heading, ...part.paragraphs, ...part.points]);
  const table = sheet.table ? [sheet.table.heading, ...sheet.table.columns, ...sheet.table.rows] : [];
  const quote = sheet.quote ? [sheet.quote.heading, sheet.quote.note, ...sheet.quote.paragraphs.flat(), sheet.quote.by] : [];
  return [
    sheet.office.name, ...sheet.address, ...sheet.facts.flatMap((fact) => [fact.label, fact.value]),
    sheet.subject, sheet.greeting, ...sheet.opening, ...parts, ...table,
    sheet.regards, `${sheet.signer.name}, ${sheet.signer.role}`, ...sheet.signer.contact.map((line) => `${line.label} ${line.value}`),
    ...quote,
  ].join('\n');
}

/** The foundation's own running sentences: what the language level is measured on. Participants' own words are theirs. */
export function proseOf({ sheet }: Pick<Paper, 'sheet'>): string {
  return [...sheet.opening, ...sheet.parts.flatMap((part) => [...part.paragraphs, ...part.points]), ...(sheet.quote ? [sheet.quote.note] : [])].join('\n');
}
