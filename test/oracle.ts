import { addDays, addMonths, daysBetween, type Day } from '../src/core/day.ts';
import type { Entry, Fact, FactKind, FactOf } from '../src/core/case/facts.ts';

/**
 * The promises about a case, told a second time and from the bare facts: nothing of src/core's states or guards is used.
 * What it says of a new fact is held against every random story (guarantees G2 to G5).
 */
type Kind<K extends FactKind> = K extends FactKind ? FactOf<K> & { readonly day: Day; readonly seq: number } : never;

type When = { readonly day: Day; readonly seq: number };
const later = (x: When, y: When): boolean => x.day > y.day || (x.day === y.day && x.seq > y.seq);

const EASES: Readonly<Record<string, readonly string[]>> = {
  'no-reaction': [], yes: ['no-reaction'], 'not-now': ['no-reaction'], no: ['no-reaction', 'not-now'], never: ['no-reaction', 'not-now', 'no'],
};

export class Past {
  readonly list: readonly { readonly day: Day; readonly seq: number; readonly fact: Fact }[];
  readonly on: Day;

  /** What was known on a day: facts of that day or before, in order, without those that were corrected. */
  constructor(entries: readonly Entry[], on: Day) {
    const gone = new Set(entries.flatMap(({ fact }) => (fact.kind === 'Corrected' ? [fact.seq] : [])));
    this.on = on;
    this.list = entries.filter((e) => e.day <= on && !gone.has(e.seq)).sort((x, y) => (x.day === y.day ? x.seq - y.seq : x.day < y.day ? -1 : 1));
  }

  all<K extends FactKind>(...kinds: K[]): Kind<K>[] {
    return this.list.flatMap(({ day, seq, fact }) => ((kinds as string[]).includes(fact.kind) ? [{ ...fact, day, seq } as unknown as Kind<K>] : []));
  }
  last<K extends FactKind>(...kinds: K[]): Kind<K> | undefined { return this.all(...kinds).at(-1); }
  /** Facts of these kinds about a person. */
  of<K extends FactKind>(person: string, ...kinds: K[]): Kind<K>[] { return this.all(...kinds).filter((f) => 'person' in f && f.person === person); }

  get people() { return this.all('PersonAdded'); }
  side(side: 'a' | 'b') { return this.people.filter((p) => p.side === side).map((p) => p.person as string); }
  dead(person: string) { return this.of(person, 'Died').length > 0; }
  goesOn(person: string) {
    const word = this.of(person, 'Decided', 'Stopped').at(-1);
    return !this.dead(person) && word?.kind === 'Decided' && word.decision === 'go-on';
  }
  /** Stepped out, and neither decided to go on nor said yes since. */
  out(person: string) {
    const word = this.of(person, 'Stopped', 'Decided', 'Answered').filter((f) => f.kind === 'Stopped' || (f.kind === 'Decided' && f.decision === 'go-on') || (f.kind === 'Answered' && f.answer === 'yes')).at(-1);
    return word?.kind === 'Stopped';
  }
  /** Their word that stands: what eases an earlier one does not count until they came themselves, or were asked again (P-01). */
  answer(person: string): Kind<'Answered'> | null {
    let word = null as Kind<'Answered'> | null;
    for (const f of this.of(person, 'Answered', 'CameThemselves', 'Approached')) {
      if (f.kind === 'CameThemselves') word = word?.answer === 'yes' ? word : null;
      // A letter against their word, which was entered late, does not undo that word.
      else if (f.kind === 'Approached') word = f.reminder === 'yes' || (word && (['never', 'no'].includes(word.answer) || (word.answer === 'not-now' && (word.until === null || word.until > f.day)))) ? word : null;
      else if (word === null || !EASES[word.answer]?.includes(f.answer)) word = f;
    }
    return word;
  }
  get paused() { return this.last('Paused', 'Resumed')?.kind === 'Paused'; }
  get ended() {
    const turn = this.all('Stopped', 'Closed', 'Rejected', 'RejectionResumed', 'Reopened').filter((f) => f.kind !== 'Stopped' || f.person === null);
    const reopened = turn.findLastIndex((f) => f.kind === 'Reopened');
    const rejected = turn.filter((f) => f.kind === 'Rejected' || f.kind === 'RejectionResumed').at(-1)?.kind === 'Rejected';
    return rejected || turn.slice(reopened + 1).some((f) => f.kind === 'Stopped' || f.kind === 'Closed');
  }
  get cause() { return this.last('Referred', 'CauseCorrected')?.cause; }

  /** Domestic violence and stalking as judged, a concern counted as a judgement. */
  get violence() {
    let domestic = 'not-yet', stalking = 'not-yet';
    for (const f of this.all('ViolenceJudged', 'ConcernRaised')) {
      if (f.kind === 'ViolenceJudged') ({ domestic, stalking } = f);
      else if (f.concern === 'domestic-violence') domestic = 'yes';
      else if (f.concern === 'stalking') stalking = 'yes';
    }
    return { domestic, stalking };
  }
  get heldBack() { return this.all('HeldBack', 'HoldLifted').at(-1)?.kind === 'HeldBack'; }
  get stalking() { return this.violence.stalking === 'yes' || this.cause === 'stalking'; }
  get banned() {
    const ban = this.last('BanRecorded');
    if (!ban || ban.ban !== 'yes' || (ban.until !== null && ban.until < this.on)) return false;
    const permit = this.last('BanPermitted');
    return !(permit && later(permit, ban) && (permit.until === null || permit.until >= this.on));
  }
}

/** P-04, R-030, R-031, G4: why nothing may go out at all. */
export function held(past: Past): string | null {
  const { domestic, stalking } = past.violence;
  if (domestic === 'not-yet' || stalking === 'not-yet') return 'goes out while violence is not judged';
  const violent = domestic === 'yes' || past.stalking;
  if (!violent && past.all('ConcernRaised').length === 0) return null;
  const policy = past.last('PolicyAnswered', 'ConcernRaised');
  if (policy?.kind !== 'PolicyAnswered' || !policy.answer.startsWith('go')) return 'goes out without policy';
  const both = policy.treatmentProvider === 'yes' && policy.consentToCall === 'yes' && policy.client !== null && policy.safetyHousePossible === 'yes';
  return violent && !both ? 'goes out without treatment provider and Veiligheidshuis' : null;
}

/** P-01, G3: what this person said, here or in an earlier case, that bars asking now. */
export function barred(past: Past, person: string): string | null {
  let never = false, came = false;
  for (const f of past.all('Answered', 'EarlierAnswerBinds', 'CameThemselves', 'CaseLinked', 'Approached')) {
    if (f.kind === 'CaseLinked' ? f.link !== 'other-side' || (f.person !== null && f.person !== person) : f.person !== person) continue;
    if (f.kind === 'CaseLinked' || f.kind === 'CameThemselves') { never = false; came = true; }
    else if (f.kind === 'Approached') { if (f.reminder === 'no') came = false; }
    else if (f.kind === 'EarlierAnswerBinds') { if (f.answer === 'never' && !came) never = true; }
    else {
      if (f.answer === 'yes') never = false; else came = false;
      if (f.answer === 'never') never = true;
    }
  }
  if (never) return 'asked after never';
  const here = past.answer(person);
  if (here?.answer === 'no') return 'asked after a plain no';
  if (here?.answer === 'not-now' && (here.until === null || here.until > past.on)) return 'asked before the day of "not now"';
  const bound = past.of(person, 'EarlierAnswerBinds');
  const only = bound.length === 1 && past.of(person, 'CameThemselves', 'Answered').length === 0 ? bound[0] : undefined;
  if (only === undefined || (only.answer !== 'no' && only.answer !== 'no-reaction')) return null;
  if (past.of(person, 'AskingAgainAgreed').length === 0) return 'asked again without a second person';
  return only.since !== null && addMonths(only.since, 12) > past.on ? 'asked again within a year' : null;
}

/** What every act towards people asks for (P-05, P-09, P-17, R-061, R-064). */
function outgoing(past: Past, people: readonly string[]): string | null {
  if (past.paused) return 'goes out during a pause';
  if (past.ended) return 'goes out of a case that has ended';
  if (past.banned) return 'goes against a ban';
  if (people.some((p) => past.dead(p))) return 'goes out after a death';
  if (people.some((p) => past.out(p))) return 'goes to somebody who stopped';
  if (past.last('Allocated', 'Reallocated', 'HandedBack')?.kind === 'HandedBack') return 'is done in a case that was handed back';
  return held(past);
}

function approached(past: Past, f: FactOf<'Approached'>): string | null {
  const b = f.person as string;
  const asked = past.of(b, 'Approached', 'Answered', 'CameThemselves');
  const first = asked.findLastIndex((x) => x.kind === 'Approached' && x.reminder === 'no');
  const since = asked.slice(first + 1);
  if (f.reminder === 'yes' && (first < 0 || since.some((x) => x.kind === 'CameThemselves' || x.kind === 'Approached' || x.answer !== 'no-reaction'))) return 'reminds where nothing was left open';
  if (f.reminder === 'no' && first >= 0 && past.answer(b)?.answer !== 'not-now' && !since.some((x) => x.kind === 'CameThemselves')) return 'asks twice';
  const safety = past.last('SafetyWeighed');
  if (!safety || safety.result === 'not-safe-now') return 'goes out without safety weighed';
  const withdrawn = new Set(past.all('ReleaseWithdrawn').map((x) => x.number));
  const named = past.all('Released').some((r) => r.to === b && r.what === 'name' && !withdrawn.has(r.number) && past.goesOn(r.from) && past.of(r.from, 'Informed').length > 0);
  if (!named) return 'goes out without the name of somebody informed who goes on';
  const posts = past.of(b, 'DetailRecorded', 'MailReturned').filter((x) => x.kind === 'MailReturned' || x.channel === 'post');
  if (f.channel === 'letter') {
    const address = past.of(b, 'AddressChecked').at(-1);
    const post = posts.at(-1);
    if (post?.kind !== 'DetailRecorded') return 'writes to no address';
    if (!address || address.otherSideLivesThere === 'yes' || later(post, address)) return 'writes to an address that nobody checked';
    if (past.of(b, 'SafeContactStated').at(-1)?.post === 'no') return 'writes where post is not safe';
    if (past.of(b, 'DetentionRecorded').at(-1)?.detained === 'yes') return 'writes to a prison';
  }
  return null;
}

/** P-07, R-050, R-058, R-070: who is together in a contact, or a message goes from one to another. */
function together(past: Past, f: FactOf<'ContactHeld'> | FactOf<'MessagePassed'>, people: readonly string[]): string | null {
  const safety = past.last('SafetyWeighed');
  if (!safety || safety.result === 'not-safe-now' || safety.facts === 'denied') return 'contact without safety, or on denied facts';
  if (!people.some((p) => past.side('a').includes(p)) || !people.some((p) => past.side('b').includes(p))) return 'contact of one side';
  if (f.form === 'conference' && people.length < 3) return 'a conference of two';
  for (const p of people) {
    if (!past.goesOn(p)) return 'contact of somebody who did not decide to go on';
    if ((past.answer(p)?.answer ?? 'yes') !== 'yes') return 'contact after a no';
    if (past.of(p, 'Prepared').length === 0) return 'contact without preparation';
    if (past.of(p, 'ConfidentialityAgreed').length === 0) return 'contact without confidentiality';
    const word = past.of(p, 'FormConsented', 'FormConsentWithdrawn', 'Stopped', 'Decided', 'Answered').filter((x) =>
      ('form' in x ? x.form === f.form : x.kind === 'Stopped' || (x.kind === 'Decided' && x.decision === 'stop') || (x.kind === 'Answered' && x.answer !== 'yes' && x.answer !== 'no-reaction'))).at(-1);
    if (word?.kind !== 'FormConsented') return 'contact without consent to its form';
    const child = childless(past, p);
    if (child) return child;
  }
  return null;
}

function childless(past: Past, person: string): string | null {
  const p = past.of(person, 'PersonAdded')[0];
  const age = past.of(person, 'AgeRecorded').at(-1)?.age ?? p?.age ?? null;
  const minor = p?.nature === 'person' && age !== null && age < 18;
  if (!minor && p?.nature !== 'organisation') return null;
  const spoken = past.all('RepresentativeAdded', 'RepresentationEnded', 'AgeRecorded').filter((x) => (x.kind === 'AgeRecorded' ? x.person === person && x.age >= 18 && minor : x.for === person)).at(-1);
  if (spoken?.kind !== 'RepresentativeAdded') return 'a child or organisation without a representative';
  const heard = past.of(person, 'ChildHeard').at(-1);
  if (minor && heard?.agrees === 'no') return 'against a child\'s no';
  return minor && age >= 12 && heard?.agrees !== 'yes' ? 'without a child\'s own yes' : null;
}

/** R-056, G2. */
function reported(past: Past, f: FactOf<'ReportedBack'>): string | null {
  const link = (p: string) => past.all('CaseLinked').some((x) =>
    x.link === 'other-side' && (x.person === null || x.person === p) && past.of(p, 'PersonAdded').every((added) => later(x, added)));
  const asked = past.side('b').filter((p) => past.of(p, 'Approached', 'IntakeHeld').length > 0 || past.of(p, 'PersonAdded')[0]?.referredItself === 'yes' || link(p));
  if (asked.length === 0) return 'reports back without a second party';
  for (const p of [...past.side('a'), ...asked]) {
    const word = past.of(p, 'ReportBackConsented', 'ReportBackConsentWithdrawn').filter((x) => x.receiver === f.receiver).at(-1);
    if (word?.kind !== 'ReportBackConsented' || word.words !== f.words || word.textNumber !== f.textNumber) return 'reports back without a living consent of everyone';
    if (past.dead(p)) return 'reports back after a death';
  }
  const text = past.all('ReportTextWritten').filter((x) => x.receiver === f.receiver).at(-1)?.number ?? null;
  if (f.textNumber !== (f.words === 'agreed-text' ? text : null) || (f.words === 'agreed-text' && text === null)) return 'reports another text than the last';
  return past.all('ReportedBack').some((x) => x.receiver === f.receiver) ? 'reports back twice' : null;
}

/** G4. */
function incomplete(past: Past): string | null {
  const referred = past.last('Referred');
  const offenders = past.people.some((p) => p.side === 'a' && p.position === 'offender-side');
  if (referred?.entry !== 'professional' && offenders) return 'goes out incomplete for an offender who referred himself';
  if (past.stalking) return 'goes out incomplete in a case of stalking';
  if (past.on < '2018-10-01') return 'goes out incomplete before autumn 2018';
  const asked = past.last('DataRequested');
  if (!asked) return 'goes out incomplete without a request';
  const answer = past.all('DataRequested', 'DataAnswered').at(-1);
  if (answer?.kind === 'DataAnswered' && answer.answer !== 'none-yet') return 'goes out incomplete after an answer';
  let stood = 0, since: Day | null = null;
  for (const f of past.all('Paused', 'Resumed')) {
    if (f.kind === 'Paused') since ??= f.day;
    else { if (since !== null && f.day > asked.day) stood += daysBetween(since > asked.day ? since : asked.day, f.day); since = null; }
  }
  return past.on < addDays(asked.day, 14 + stood) ? 'goes out incomplete within two weeks' : null;
}

function allocated(past: Past, f: FactOf<'Allocated'>): string | null {
  if (past.all('Accepted').length === 0) return 'goes out without being accepted';
  if (past.heldBack) return 'goes out while it is held back';
  if (past.ended || past.paused) return 'goes out of a case that is paused or has ended';
  if (past.all('Allocated').length > 0) return 'goes out twice';
  return held(past) ?? (f.incomplete === 'yes' ? incomplete(past) : null);
}

/** P-04, R-015: before it went out, what policy judges or somebody holds back rests, and nobody is asked about the other side. */
function rests(past: Past): string | null {
  if (past.all('Allocated').length > 0) return null;
  return past.heldBack ? 'goes on while it is held back' : held(past);
}

/** Not judged yet keeps nobody from accepting; policy that judges does. */
const accepted = (past: Past): string | null => (Object.values(past.violence).includes('not-yet') && !past.heldBack ? null : rests(past));

function closed(past: Past): string | null {
  // By mistake nothing began anew.
  const reopened = past.all('Reopened').findLast((f) => f.reason !== 'closed-by-mistake');
  const owed = past.people.filter((p) => past.of(p.person, 'IntakeHeld').length > 0 && !past.dead(p.person));
  const settled = (p: string) => past.of(p, 'ClosingLetterSettled').some((x) => !reopened || later(x, reopened));
  return owed.every((p) => settled(p.person)) ? null : 'closes with letters owed';
}

/** Which promise a fact breaks, told in words; null where it breaks none. `past`: what was known on its day, without it. */
export function broken(past: Past, f: Fact): string | null {
  switch (f.kind) {
    case 'Approached': return outgoing(past, [f.person]) ?? barred(past, f.person) ?? approached(past, f);
    case 'ContactHeld': return outgoing(past, f.people) ?? together(past, f, f.people);
    case 'MessagePassed': return outgoing(past, [f.from, f.to]) ?? together(past, f, [f.from, f.to]);
    case 'MessageReceived': return past.banned ? 'is handed over against a ban' : held(past);
    case 'ReportedBack': return (past.paused ? 'reports back during a pause' : null) ?? reported(past, f);
    case 'ProcessNoticeSent': return past.side('a').every((p) => !past.dead(p) && past.of(p, 'ProcessNoticeConsented').at(-1)?.consents === 'yes') ? null : 'tells the referrer without consent';
    case 'Allocated': return allocated(past, f);
    case 'Accepted': return accepted(past);
    case 'DataRequested': case 'DataReminded': return rests(past);
    case 'Closed': return closed(past);
    default: return null;
  }
}

/** G5: how a case that was sent out counts. */
export function counted(past: Past): string | null {
  if (past.all('Allocated').length === 0) return null;
  const received = new Set(past.all('MessageReceived').map((x) => x.number));
  if (past.all('ContactHeld').length > 0 || past.all('MessagePassed').some((m) => received.has(m.number))) return 'mediated-contact';
  return past.side('b').some((p) => past.of(p, 'Approached', 'IntakeHeld').length > 0) ? 'ended-after-approach' : 'ended-before-approach';
}
