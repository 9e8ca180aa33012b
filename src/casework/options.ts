import { CODES, type Code } from '../core/codes.ts';
import type { Day } from '../core/day.ts';
import type { Field } from '../core/fields.ts';
import { JOINT } from '../core/case/contact.ts';
import { ofSupervisor, staysPut } from '../core/case/correct.ts';
import type { Entry } from '../core/case/facts.ts';
import type { OrderName } from '../core/case/orders.ts';
import { otherSide } from '../core/case/order.ts';
import { inOrder, isMinor, participants, type Participant } from '../core/case/state.ts';
import type { SafeTold } from '../core/safe-contact.ts';
import type { Option } from '../ui/field.tsx';
import { capital, roleWord, word, wordOf } from '../words/codes.ts';
import { dayText } from '../words/day.ts';
import { IMPORT_ONLY } from './form.ts';
import { factText } from './texts-facts.ts';
import { referrerCall } from './near-referrer.ts';
import { REFERRER, toldBy } from './told-by.ts';
import { providerOf } from './provider.ts';
import { visibleEntries, type CaseView } from './view.ts';

/** A mediator who can be chosen. `region`: where they work today, in words; `open`: number of cases that run; `notNow`: why they are not proposed, in a few words. */
export interface Mediator { readonly id: string; readonly name: string; readonly region: string | null; readonly open: number; readonly notNow?: string | undefined }

/** What choices depend on. */
export interface Asking {
  readonly view: CaseView;
  readonly order: OrderName;
  readonly on: Day;
  /** Whom the order is about, where that is known already. */
  readonly person: Participant | null;
  readonly mediators: readonly Mediator[];
  /** Organisations that are offered. */
  readonly organisations: readonly Option[];
}

/** Codes of a list that make sense in this order at all; the rules decide on what remains. */
function fits(asking: Asking, name: string, code: string): boolean {
  const { order, on, view: { state }, person } = asking;
  const settings = asking.view.settings(on);
  if (code === IMPORT_ONLY) return false;
  const at = `${order}.${name}`;
  if (at === 'hold-contact.form') return JOINT.includes(code as Code<'form'>);
  if (at === 'pass-message.form') return !JOINT.includes(code as Code<'form'>) && on >= settings.formSince[code as Code<'form'>];
  if (at === 'withdraw-form-consent.form') return person === null || person.forms.has(code as Code<'form'>);
  if (at === 'consent-to-form.form') return on >= settings.formSince[code as Code<'form'>] && !settings.notOffered.form.includes(code as Code<'form'>);
  if (name === 'form') return on >= settings.formSince[code as Code<'form'>];
  if (name === 'cause') return code === state.cause || !settings.notOffered.cause.includes(code as Code<'cause'>);
  if ((at === 'reject.reason' || at === 'agree-rejection.reason') && settings.notOffered.rejection.includes(code as Code<'rejection'>)) return false;
  if (at === 'reject.reason') return on >= (settings.rejectionSince[code as Code<'rejection'>] ?? '');
  if (at === 'agree-rejection.reason') return settings.substantiveRejections.includes(code as Code<'rejection'>);
  if (at === 'bind-earlier-answer.answer') return code !== 'yes';
  if (at === 'stop-case.by') return code !== 'party';
  if (at === 'add-representative.as') return person === null || (code === 'organisation-representative') === (person.nature === 'organisation');
  if (at === 'withdraw-report-back-consent.receiver') return person === null || (state.reportConsents.get(code as Code<'reportReceiver'>)?.has(person.id) ?? false);
  return true;
}

const HINTS: Readonly<Partial<Record<string, string>>> = {
  'answer.never': 'Geldt tot deze persoon zelf komt, ook bij een latere aanmelding.',
  'answer.not-now': 'Op de afgesproken dag mag het opnieuw gevraagd worden.',
  'answer.no-reaction': 'Eén herinnering kan, als u die passend vindt.',
  'rejection.withdrawn': 'De brief bevestigt: “op uw verzoek gestopt”.',
  'rejection.duplicate': 'Hierbij gaat geen brief uit.',
  'rejection.no-data': 'De brief leest hetzelfde, of gegevens nu ontbreken, geweigerd of beschermd zijn.',
  'dataAnswer.none-yet': 'De klok en de herinneringen lopen door.',
  'yesNoNotYet.not-yet': 'Tot dan gaat er niets uit.',
};

function codeOptions(asking: Asking, name: string, list: keyof typeof CODES): Option[] {
  return (CODES[list] as readonly string[]).filter((code) => fits(asking, name, code)).map((code) => {
    const label = list === 'role' ? roleWord(code as Code<'role'>, asking.view.state.cause) : wordOf(list, code);
    return { value: code, label: capital(label), hint: list === 'yesNoNotYet' && asking.order !== 'judge-violence' ? undefined : HINTS[`${list}.${code}`] };
  });
}

function personOptions({ view, order, person }: Asking, field: Extract<Field, { type: 'person' }>): Option[] {
  const side = order === 'link-case' ? 'b' : field.side ?? (person ? otherSide(person.side) : undefined);
  return participants(view.state, side).map((p) => ({ value: p.id, label: capital(view.who(p.id)) }));
}

/** Which release, which message or which line of the timeline. */
function numberOptions({ view, order, person }: Asking): Option[] | null {
  const { state } = view;
  switch (order) {
    case 'withdraw-release':
      return state.releases.filter((r) => !r.withdrawn && (person === null || r.from === person.id))
        .map((r) => ({ value: String(r.number), label: `${capital(word('releaseKind', r.what))}, van ${view.who(r.from)} aan ${view.who(r.to)}` }));
    case 'record-message-received':
      return state.contacts.filter((c) => c.received === null)
        .map((c) => ({ value: String(c.number), label: `${capital(word('form', c.form))} van ${dayText(c.day)}: ${c.people.map(view.who).join(' aan ')}` }));
    case 'consent-to-report-back':
      return [...state.reportTexts].map(([receiver, text]) => ({ value: String(text), label: `Tekst ${text}, voor ${word('reportReceiver', receiver)}` }));
    case 'correct':
      return correctable(view).toReversed()
        .map((e) => ({ value: String(e.seq), label: `${dayText(e.day)}: ${factText(e.fact, view.say)}` }));
    default: return null;
  }
}

/** Lines of the timeline that are this reader's to correct: those that they see (P-11); of who is its practice supervisor alone, own ones. */
export function ownLines(view: CaseView): Entry[] {
  const seen = visibleEntries(view);
  return view.relations.every((one) => one === 'supervisor') ? seen.filter(({ actor, fact }) => actor === `staff:${view.staff}` && ofSupervisor(fact.kind)) : seen;
}

/** Those of them that can be struck through, oldest first (P-15). */
export function correctable(view: CaseView): Entry[] {
  const own = new Set(ownLines(view).map(({ seq }) => seq));
  return inOrder(view.entries).filter(({ seq, fact }) => own.has(seq) && !staysPut(fact.kind));
}

const openCases = (open: number) => (open === 1 ? '1 lopende zaak' : `${open} lopende zaken`);

/** The choices of a field; null where something is typed. */
export function optionsOf(asking: Asking, name: string, field: Field): Option[] | null {
  switch (field.type) {
    case 'code': case 'codes': return codeOptions(asking, name, field.list);
    case 'person': return personOptions(asking, field);
    case 'people': return participants(asking.view.state).filter((p) => !p.dead && !p.stopped).map((p) => ({ value: p.id, label: capital(asking.view.who(p.id)) }));
    case 'staff': return asking.mediators.map((m) => ({ value: m.id, label: `${m.name}${m.region ? ` · ${m.region}` : ''} · ${openCases(m.open)}${m.notNow ? ` · ${m.notNow}` : ''}` }));
    case 'organisation': return [...asking.organisations];
    case 'number': return numberOptions(asking);
    default: return null;
  }
}

const safeFields = (told: SafeTold): Record<string, string> => ({ times: told['safe-times'] ?? '', codeWord: told['code-word'] ?? '', remarks: told['safe-contact'] ?? '' });

/** What stands in a field when its page opens: what is known, or what is usual and harmless. */
export function initialValues({ view, order, person }: Asking): Readonly<Record<string, string>> {
  const { state } = view;
  switch (order) {
    case 'add-person': return { nature: 'person', referredItself: 'no' };
    // Whoever adds a time must not lose the code word: what was agreed stands in the field, and is written anew with it.
    case 'state-safe-contact': return person ? { ...person.safe, ...safeFields(toldBy(view, person.id)) } : {};
    case 'state-referrer-safe': return { call: referrerCall(view) ?? 'not-asked', ...safeFields(toldBy(view, REFERRER)) };
    case 'record-detention': return person && person.detained !== 'unknown' ? { detained: person.detained } : {};
    case 'record-ban': return state.ban.ban === 'unknown' ? {} : { ban: state.ban.ban };
    case 'record-criminal-stage': return { stage: state.stage, hearing: state.hearing ?? '' };
    case 'correct-cause': return { cause: state.cause, policeReport: state.policeReport, immaterialNeed: state.immaterialNeed, funding: fundingOf(view) };
    // Consent is asked anew every time; who it was about need not be typed again.
    case 'answer-policy': return knownProvider(view);
    case 'reject': return state.referral?.entry === 'self' ? {} : { called: 'not-applicable' };
    case 'approach': case 'remind-approach':
      return person?.detained === 'yes' ? { channel: 'via-professional', reason: 'detained' } : { channel: 'letter', reason: 'default' };
    case 'reallocate': return state.handedBack ? { reason: 'handed-back' } : {};
    case 'stop-taking-part': case 'stop-case': return { reason: 'not-told' };
    case 'hear-child': return person && isMinor(person) && person.child ? { agrees: person.child.agrees, lettersTo: person.child.lettersTo } : {};
    default: return {};
  }
}

function knownProvider(view: CaseView): Readonly<Record<string, string>> {
  const known = providerOf(view);
  return known ? { client: known.client, provider: known.name ?? '', providerTelephone: known.telephone ?? '' } : {};
}

function fundingOf(view: CaseView): string {
  const last = view.entries.findLast(({ fact }) => fact.kind === 'Referred' || fact.kind === 'CauseCorrected')?.fact;
  return last && 'funding' in last ? last.funding : 'ministry';
}
