import type { Relation } from '../../src/core/case/order.ts';
import type { OrderName } from '../../src/core/case/orders.ts';
import { MEDIATOR, OTHER_MEDIATOR, type Milestone, type Wish } from '../story.ts';
import { Told, type Act } from './told.ts';

/** A case in which one order can be given, and that order. */
interface Scene {
  readonly at?: Milestone;
  readonly wish?: Wish;
  readonly before?: (c: Told) => unknown;
  readonly who?: string;
  readonly by?: Relation;
  readonly values?: Record<string, unknown>;
}

/** Every story begins here; a house that plays them is some months later. */
const BEGIN = '2020-03-02';
export const AFTERWARDS = new Date('2020-06-02T09:00:00Z');

const a = { who: 'a' } as const;
const b = { who: 'b' } as const;
const met: Scene = { at: 'met' };
const prepared: Scene = { at: 'prepared' };
const named: Scene = { at: 'named' };
const out: Scene = { at: 'sent-out' };
const letters = (c: Told) => c.do('consent-to-form', { form: 'letters' }, a).do('consent-to-form', { form: 'letters' }, b);
const stopped = (c: Told) => c.do('stop-case');
const consents = (c: Told) => c.do('consent-to-report-back', {}, a).do('consent-to-report-back', {}, b);
const asked: Scene = { at: 'accepted', before: (c) => c.do('request-data') };
const child: Wish = { a: [{ age: 14, representative: 'parent' }] };

/** Every order has a scene: a new order without one does not compile, so that its race and its words are tried too. */
export const SCENES: Readonly<Record<OrderName, Scene>> = {
  'add-person': {}, 'record-age': { who: 'b', values: { age: 44 } }, 'add-representative': { who: 'a', wish: { a: [{ age: 14 }] } },
  'end-representation': { who: 'a', wish: child }, 'hear-child': { who: 'a', wish: child }, 'add-supporter': { who: 'a' },
  'record-detention': { who: 'b' }, 'state-safe-contact': { who: 'b' }, 'state-referrer-safe': { wish: { entry: 'acquaintance', referrerKind: null } }, 'record-language': { who: 'b' }, 'record-ban': {},
  'permit-despite-ban': { before: (c) => c.do('record-ban') }, 'record-criminal-stage': { values: { stage: 'final' } },
  'record-own-professional': { who: 'b' }, 'place-referrer': {}, 'correct-cause': { values: { cause: 'robbery', policeReport: 'one', immaterialNeed: 'unknown', funding: 'ministry' } },
  'confirm-agreement': { wish: { clientAgrees: 'unknown', callBack: 'yes' } }, 'record-death': { who: 'b' }, 'record-detail': { who: 'b' },
  'check-detail': { at: 'accepted', who: 'b', before: (c) => c.do('record-detail', { source: 'referrer' }, b) }, 'record-mail-returned': { at: 'complete', who: 'b' }, 'request-data': { at: 'accepted' },
  'remind-data': asked, 'record-data-answer': asked, 'link-case': { values: { link: 'earlier' } },
  'bind-earlier-answer': { who: 'b', values: { answer: 'not-now' } }, 'record-came-themselves': { who: 'b', before: (c) => c.do('bind-earlier-answer', { answer: 'not-now' }, b) },
  'ask-referrer': {}, 'record-referrer-answer': { before: (c) => c.do('ask-referrer') }, 'withdraw-question': { before: (c) => c.do('ask-referrer') },
  'settle-referrer-answer': { before: (c) => c.do('ask-referrer').do('record-referrer-answer') },
  'judge-violence': {}, 'raise-concern': out, 'answer-policy': { before: (c) => c.do('judge-violence', { stalking: 'yes' }) }, accept: { before: (c) => c.do('judge-violence') },
  'agree-rejection': { values: { reason: 'outside-scope' }, before: (c) => c.do('judge-violence').do('hold-back') }, reject: {},
  'resume-rejected': { before: (c) => c.do('reject', { reason: 'mis-first' }) }, 'hold-back': {}, 'lift-hold': { before: (c) => c.do('hold-back') },
  allocate: { at: 'complete' }, 'allocate-incomplete': { ...asked, before: (c) => c.do('request-data').later(20) },
  'add-second-mediator': out, 'end-second-mediator': { at: 'sent-out', before: (c) => c.do('add-second-mediator') }, reallocate: out, 'accept-allocation': out, 'hand-back': out, 'talk-over': { at: 'sent-out', by: 'supervisor' },
  'tell-data-may-fail': { at: 'accepted', who: 'a', before: (c) => c.do('request-data').later(20).do('allocate-incomplete') },
  'contact-referrer': out, 'hold-intake': { ...out, who: 'a' }, inform: { ...out, who: 'a' }, 'decide-to-go-on': { at: 'sent-out', who: 'a', before: (c) => c.do('hold-intake', {}, a).do('inform', {}, a) },
  'weigh-safety': { at: 'a-goes-on' }, release: { at: 'a-goes-on', who: 'a', values: { to: 'p2', what: 'lines', lines: true } },
  'withdraw-release': { ...named, who: 'a', values: { number: 1 } }, 'check-address': { ...named, who: 'b' },
  'agree-asking-again': { at: 'sent-out', who: 'b', by: 'supervisor', before: (c) => c.do('bind-earlier-answer', { answer: 'no' }, b) },
  approach: { ...named, who: 'b' }, 'remind-approach': { at: 'approached', who: 'b', before: (c) => c.later(14).do('record-answer', { answer: 'no-reaction' }) },
  'record-answer': { at: 'approached', who: 'b' }, prepare: { at: 'b-goes-on', who: 'b' }, 'agree-confidentiality': { at: 'b-goes-on', who: 'b' },
  'consent-to-form': { at: 'b-goes-on', who: 'b' }, 'withdraw-form-consent': { ...prepared, who: 'b' }, 'hold-contact': { ...prepared, values: { people: ['p1', 'p2'] } },
  'pass-message': { ...prepared, before: letters, who: 'a', values: { to: 'p2', received: 'no' } },
  'record-message-received': { ...prepared, before: (c) => letters(c).do('pass-message', { to: 'p2', received: 'no' }, a), values: { number: 1 } },
  'record-met-on-their-own': prepared, 'record-result': { ...met, values: { result: 'joint-sign' } },
  'write-report-text': met, 'consent-to-report-back': { ...met, who: 'b' }, 'withdraw-report-back-consent': { ...met, who: 'b', before: consents }, 'report-back': { ...met, before: consents },
  'consent-to-process-notice': { ...out, who: 'a' }, 'send-process-notice': { at: 'sent-out', before: (c) => c.do('consent-to-process-notice', {}, a) },
  'follow-up': { ...met, who: 'b' }, 'stop-taking-part': { ...prepared, who: 'b' }, 'stop-case': prepared,
  'settle-closing-letter': { ...met, who: 'b', before: stopped }, close: { at: 'met', before: (c) => stopped(c).do('settle-closing-letter', {}, a).do('settle-closing-letter', {}, b) },
  reopen: { at: 'closed', by: 'desk' }, 'add-late-item': { at: 'closed', by: 'desk' }, pause: out, resume: { at: 'sent-out', before: (c) => c.do('pause') },
  correct: { at: 'sent-out', before: (c) => c.do('record-language', {}, a), values: { seq: 0 } },
};

export interface Ready { readonly c: Told; readonly act: Act }

/** The story up to where the order can be given, and the order. Throws where the rules refuse it there. */
export function ready(name: OrderName): Ready {
  const { at = 'referred', wish = {}, before, who, by, values = {} } = SCENES[name];
  const c = new Told({ on: BEGIN, ...wish }).upTo(at) as Told;
  before?.(c);
  const change = { 'add-second-mediator': { mediator: OTHER_MEDIATOR }, allocate: { mediator: MEDIATOR }, 'link-case': { other: '00000000-0000-4000-9000-000000000001' }, correct: { seq: c.seqOf('LanguageRecorded') } }[name as string] ?? {};
  const how = { ...(who ? { who } : {}), ...(by ? { by } : {}) };
  const all = { ...values, ...change } as never;
  const why = c.why(name, all, how);
  if (why !== 'possible') throw new Error(`the scene of ${name} does not fit the rules: ${why} ${c.fieldOf(name, all, how) ?? ''}`);
  return { c, act: c.act(name, all, how) };
}
