import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reason } from '../../src/core/case/reasons.ts';
import type { OrderName } from '../../src/core/case/orders.ts';
import { lettersOf, openLetter } from '../../src/database/people/letters.ts';
import type { LetterKind } from '../../src/letters/letter.ts';
import type { MakeReason } from '../../src/letters/rules.ts';
import { pdfText } from '../../src/letters/pdf-text.ts';
import { byHandNotice, KIND_TEXTS, whyNotText } from '../../src/letters/texts-screens.ts';
import { reasonText } from '../../src/words/reasons.ts';
import type { Milestone, Wish } from '../story.ts';
import { COLLEAGUE_OF, openHouse, press, type House } from './house.ts';
import { AFTERWARDS } from './scenes.ts';
import { Told } from './told.ts';
import { tried } from './tried.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  house.server.clock.now = AFTERWARDS;
});
afterAll(async () => {
  await press.close();
  await house.close();
});

const ON = '2020-06-02';
const b = { who: 'b' } as const;
const a = { who: 'a' } as const;

/** It is made without an address, to be handed over. */
type InHand = 'in-hand';
/** What somebody tries on the pages of a case, and why it is refused; null where it is done. */
type Try = readonly [order: OrderName, values: Record<string, unknown>, who: 'a' | 'b' | null, reason: Reason | null] | readonly [letter: LetterKind, person: 'p1' | 'p2', reason: MakeReason | InHand | null];
interface Row { readonly rule: string; readonly at: Milestone; readonly wish?: Wish; readonly before?: (c: Told) => unknown; readonly tries: readonly Try[] }

const approach = (reason: Reason | null, channel = 'letter', why = 'default'): Try => ['approach', { channel, reason: why }, 'b', reason];
const talk = (reason: Reason | null): Try => ['hold-contact', { people: ['p1', 'p2'] }, null, reason];
const message = (form: string, reason: Reason | null): Try => ['pass-message', { form, to: 'p2' }, 'a', reason];
const settle = (reason: Reason | null): Try => ['settle-closing-letter', { how: 'sent' }, 'b', reason];
const letter = (kind: LetterKind, person: 'p1' | 'p2', reason: MakeReason | InHand | null): Try => [kind, person, reason];
const ban = (c: Told, values: object = {}) => c.do('record-ban', { ban: 'yes', ...values });
const reachable = (c: Told) => c.do('record-detail', { channel: 'telephone' }, b).do('record-own-professional', {}, b);
const passing = (c: Told) => { for (const form of ['letters', 'shuttle'] as const) c.do('consent-to-form', { form }, a).do('consent-to-form', { form }, b); return c; };
const address = (otherSideLivesThere: 'yes' | 'no' | 'unknown') => (c: Told) => c.do('check-address', { otherSideLivesThere }, b);
const said = (post: 'yes' | 'no' | 'not-asked') => (c: Told) => c.do('state-safe-contact', { post }, b);
const ended = (post: 'yes' | 'no' | 'not-asked') => (c: Told) => { said(post)(c.do('record-answer', { answer: 'no' })); return c.do('stop-case'); };
const everyWay = (reason: Reason | null): Try[] => [approach(reason), approach(reason, 'telephone', 'knows-mediator'), approach(reason, 'visit', 'knows-mediator'), approach(reason, 'via-professional', 'post-unsafe'), letter('approach', 'p2', reason)];
const self = (post: 'yes' | 'no' | 'not-asked'): Wish => ({ entry: 'self', referrerKind: null, a: [{ role: 'victim', details: ['post'], safe: { post, telephone: 'yes', voicemail: 'no', email: 'no' } }], b: [{ role: 'offender' }] });
const rejected = (c: Told) => c.do('reject', { reason: 'withdrawn', called: 'spoken' });

/** P-05: a ban. The other side's wish is not permission: in the last rows both consented. */
const BANS: Readonly<Record<string, Row>> = {
  'a ban: no approach through any channel': { rule: 'P-05', at: 'named', before: (c) => ban(reachable(c)), tries: everyWay('contact-ban') },
  'a ban against one side only counts the same': { rule: 'P-05', at: 'named', before: (c) => ban(reachable(c), { direction: 'a-to-b' }), tries: everyWay('contact-ban') },
  'a ban until a day to come': { rule: 'P-05', at: 'named', before: (c) => ban(reachable(c), { until: '2020-12-31' }), tries: everyWay('contact-ban') },
  'a ban that is over bars nothing': { rule: 'P-05', at: 'named', before: (c) => ban(c, { until: '2020-06-01' }), tries: [approach(null)] },
  'a ban, with permission recorded': { rule: 'P-05', at: 'named', before: (c) => ban(c).do('permit-despite-ban'), tries: [letter('approach', 'p2', null), approach(null)] },
  'a ban, with a permission that is over': { rule: 'P-05', at: 'named', before: (c) => ban(reachable(c)).do('permit-despite-ban', { until: '2020-06-02' } as never).later(1), tries: everyWay('contact-ban') },
  'no ban': { rule: 'P-05', at: 'named', before: (c) => c.do('record-ban', { ban: 'no' }), tries: [letter('approach', 'p2', null), approach(null)] },
  'a ban: no reminder': { rule: 'P-05', at: 'approached', before: (c) => ban(c), tries: [['remind-approach', { channel: 'letter', reason: 'default' }, 'b', 'contact-ban'], letter('approach', 'p2', 'contact-ban')] },
  'a ban: no talk and no message, whatever both consented to': { rule: 'P-05', at: 'prepared', before: (c) => ban(passing(c)), tries: [talk('contact-ban'), message('letters', 'contact-ban'), message('shuttle', 'contact-ban')] },
  'a ban since a letter was passed on: it is not handed over': { rule: 'P-05', at: 'prepared', before: (c) => ban(passing(c).do('pass-message', { form: 'letters', to: 'p2', received: 'no' }, a)), tries: [['record-message-received', { number: 1 }, null, 'contact-ban']] },
  'no ban: a letter that was passed on is handed over': { rule: 'P-05', at: 'prepared', before: (c) => passing(c).do('pass-message', { form: 'letters', to: 'p2', received: 'no' }, a), tries: [['record-message-received', { number: 1 }, null, null]] },
  'no ban: a talk': { rule: 'P-05', at: 'prepared', tries: [talk(null)] },
  'no ban: a letter passed on': { rule: 'P-05', at: 'prepared', before: passing, tries: [message('letters', null)] },
};

/** P-06: yes, no, not asked; the first approach; who may live there. */
const SAFETY: Readonly<Record<string, Row>> = {
  'post not asked: the first approach, once the address was checked': { rule: 'P-06', at: 'named', tries: [letter('approach', 'p2', null), approach(null)] },
  'post not asked, address not checked': { rule: 'P-06', at: 'a-goes-on', before: (c) => c.do('release', { to: 'p2', what: 'name', lines: true }, a), tries: [approach('address-unchecked'), letter('approach', 'p2', 'address-unchecked')] },
  'post is not safe': { rule: 'P-06', at: 'named', before: said('no'), tries: [approach('not-safe-channel'), letter('approach', 'p2', 'not-safe-channel')] },
  'post is safe': { rule: 'P-06', at: 'named', before: said('yes'), tries: [letter('approach', 'p2', null), approach(null)] },
  'somebody of the other side lives there': { rule: 'P-06', at: 'named', before: address('yes'), tries: [approach('other-side-lives-there'), letter('approach', 'p2', 'other-side-lives-there')] },
  'unknown who lives there, in a burglary': { rule: 'P-06', at: 'named', wish: { cause: 'burglary' }, before: address('unknown'), tries: [letter('approach', 'p2', null), approach(null)] },
  'unknown who lives there, in a family': { rule: 'P-06', at: 'named', wish: { a: [{ role: 'relative', position: 'offender-side' }] }, before: address('unknown'), tries: [approach('own-professional-needed'), letter('approach', 'p2', 'own-professional-needed')] },
  'unknown who lives there, after domestic violence': { rule: 'P-06', at: 'named', before: (c) => address('unknown')(c.do('judge-violence', { domestic: 'yes' }).do('answer-policy')), tries: [approach('own-professional-needed'), letter('approach', 'p2', 'own-professional-needed')] },
  'unknown who lives there, but through a professional': { rule: 'P-06', at: 'named', wish: { a: [{ role: 'relative', position: 'offender-side' }] }, before: (c) => address('unknown')(c.do('record-own-professional', {}, b)), tries: [approach(null, 'via-professional', 'post-unsafe')] },
  'post came back': { rule: 'P-09', at: 'named', before: (c) => c.do('record-mail-returned', {}, b), tries: [approach('no-contact-details'), letter('approach', 'p2', 'no-contact-details')] },
  'in prison, where others open the post': { rule: 'P-21', at: 'named', before: (c) => c.do('record-detention', {}, b), tries: [approach('detained-post'), letter('approach', 'p2', 'detained-post')] },
  'telephone is not safe': { rule: 'P-06', at: 'named', wish: { cause: 'theft' }, before: (c) => reachable(c).do('state-safe-contact', { telephone: 'no' }, b), tries: [approach('not-safe-channel', 'telephone', 'knows-mediator')] },
  'post is not safe: nobody at the door either': { rule: 'P-06', at: 'named', before: (c) => said('no')(reachable(c)), tries: [approach('not-safe-channel', 'visit', 'knows-mediator')] },
  'post is safe: somebody at the door, for a reason': { rule: 'P-06', at: 'named', before: (c) => said('yes')(reachable(c)), tries: [approach(null, 'visit', 'knows-mediator')] },
  'somebody speaks for the other since the address was checked': { rule: 'P-06', at: 'named', wish: { b: [{ role: 'victim', age: 14, representative: 'parent' }] }, before: (c) => c.do('end-representation', {}, b).do('add-representative', {}, b).do('release', { to: 'p2', what: 'name', lines: true }, a), tries: [approach('address-unchecked')] },
  'somebody more reads along since the name was released': { rule: 'P-08', at: 'named', wish: { b: [{ role: 'victim', age: 14, representative: 'parent' }] }, before: (c) => c.do('end-representation', {}, b).do('add-representative', {}, b).do('check-address', {}, b), tries: [approach('more-readers')] },
  'letters go to the child itself since the address was checked': { rule: 'P-06', at: 'named', wish: { b: [{ role: 'victim', age: 14, representative: 'parent' }] }, before: (c) => c.do('hear-child', { lettersTo: 'participant' }, b), tries: [approach('address-unchecked'), letter('approach', 'p2', 'address-unchecked')] },
  'out of prison since the address was checked': { rule: 'P-06', at: 'named', before: (c) => c.do('record-detention', {}, b).do('record-detention', { detained: 'no' }, b), tries: [approach('address-unchecked'), letter('approach', 'p2', 'address-unchecked')] },
  'a professional whom only the offender named': { rule: 'P-06', at: 'named', wish: { entry: 'self', referrerKind: null, a: [{ role: 'offender' }] }, before: (c) => c.do('record-detail', { channel: 'via-professional', source: 'registrant' }, b), tries: [approach('detail-unchecked', 'via-professional', 'post-unsafe')] },
  'died: nothing goes out': { rule: 'P-09', at: 'named', before: (c) => c.do('record-death', {}, b), tries: [approach('person-died'), letter('approach', 'p2', 'person-died')] },
  'closing, post not asked': { rule: 'P-06', at: 'approached', before: ended('not-asked'), tries: [settle('not-safe-channel'), letter('closing', 'p2', 'post-not-asked')] },
  'closing, post not safe': { rule: 'P-06', at: 'approached', before: ended('no'), tries: [settle('not-safe-channel'), letter('closing', 'p2', 'not-safe-channel')] },
  'closing, post safe': { rule: 'P-06', at: 'approached', before: ended('yes'), tries: [letter('closing', 'p2', null), settle(null)] },
  'closing, another address since post was called safe': { rule: 'P-06', at: 'approached', before: (c) => ended('yes')(c).do('record-detail', {}, b), tries: [settle('not-safe-channel'), letter('closing', 'p2', 'post-not-asked')] },
  'closing, post came back since it was called safe': { rule: 'P-09', at: 'approached', before: (c) => ended('yes')(c).do('record-mail-returned', {}, b), tries: [settle('not-safe-channel'), letter('closing', 'p2', 'post-not-asked')] },
  'closing, in prison since post was called safe': { rule: 'P-21', at: 'approached', before: (c) => ended('yes')(c).do('record-detention', {}, b), tries: [settle('not-safe-channel'), letter('closing', 'p2', 'in-hand')] },
  'closing, in prison where post is not safe': { rule: 'P-21', at: 'approached', before: (c) => said('no')(ended('yes')(c).do('record-detention', {}, b)), tries: [settle('not-safe-channel'), letter('closing', 'p2', 'in-hand')] },
  'closing, in prison where this person wants post': { rule: 'P-21', at: 'approached', before: (c) => said('yes')(ended('no')(c).do('record-detention', {}, b)), tries: [letter('closing', 'p2', null), settle(null)] },
  'rejected, in prison': { rule: 'P-21', at: 'referred', wish: self('yes'), before: (c) => rejected(c.do('record-detention', {}, a)), tries: [letter('rejection', 'p1', 'in-hand')] },
  'closing, somebody of the other side lives there': { rule: 'P-06', at: 'approached', before: (c) => address('yes')(ended('yes')(c)), tries: [settle('other-side-lives-there'), letter('closing', 'p2', 'other-side-lives-there')] },
  'rejected, post not asked': { rule: 'P-06', at: 'referred', wish: self('not-asked'), before: rejected, tries: [letter('rejection', 'p1', 'post-not-asked')] },
  'rejected, post not safe': { rule: 'P-06', at: 'referred', wish: self('no'), before: rejected, tries: [letter('rejection', 'p1', 'not-safe-channel')] },
  'rejected, post safe': { rule: 'P-06', at: 'referred', wish: self('yes'), before: rejected, tries: [letter('rejection', 'p1', null)] },
  'rejected, detained, post not safe': { rule: 'P-21', at: 'referred', wish: self('no'), before: (c) => rejected(c.do('record-detention', {}, { who: 'a', by: 'desk' }).do('state-safe-contact', { post: 'no' }, { who: 'a', by: 'desk' })), tries: [letter('rejection', 'p1', 'in-hand')] },
};

async function put(c: Told): Promise<{ id: string; number: string }> {
  const seqs = (kind: string) => c.entries.filter(({ fact }) => fact.kind === kind);
  const details = seqs('DetailRecorded').flatMap(({ seq, fact }) => ('person' in fact && fact.person ? [
    { compartment: 'person' as const, person: fact.person as string, kind: 'contact', text: 'Voorbeeldstraat 12\n1234 AB Voorbeeldstad', factSeq: seq }] : []));
  const names = ['p1', 'p2'].map((person) => ({ compartment: 'person' as const, person, kind: 'name', text: `Testpersoon ${person}`, factSeq: 1 }));
  const released = seqs('Released').map(({ seq }) => ({ compartment: 'person' as const, person: 'p1', kind: 'released', text: 'Bart', factSeq: seq }));
  return house.put(c, [...names, ...details, ...released]);
}

async function tryOrder(at: { id: string; number: string }, c: Told, [order, values, who, reason]: Extract<Try, readonly [OrderName, ...unknown[]]> & readonly [OrderName, Record<string, unknown>, 'a' | 'b' | null, Reason | null]): Promise<void> {
  const act = c.act(order, values as never, who ? { who } : {});
  const before = (await house.read(at.id)).lastSeq;
  const page = await house.post(at.number, act, { who: COLLEAGUE_OF[act.by], seen: before });
  expect([order, values, page.status]).toEqual([order, values, reason === null ? 303 : 422]);
  if (reason !== null) expect([order, page.text.includes(escaped(reasonText(reason)))]).toEqual([order, true]);
  expect((await house.read(at.id)).lastSeq > before).toBe(reason === null);
}

async function tryLetter({ id, number }: { id: string; number: string }, kind: LetterKind, person: string, answer: MakeReason | InHand | null): Promise<void> {
  const reason = answer === 'in-hand' ? null : answer;
  const who = kind === 'rejection' ? 'desk' : 'mediator';
  const client = await house.as(who);
  const path = `/zaken/${number}/brieven/${KIND_TEXTS[kind].slug}`;
  const page = await client.get(`${path}?persoon=${person}`);
  // As it stands on the page, which begins with doors that suit this person.
  const deur = [...page.text.matchAll(/<input[^>]*name="deur"[^>]*>/g)].filter(([box]) => / checked/.test(box)).map(([box]) => /value="([a-z-]+)"/.exec(box)?.[1] ?? '');
  const fields = { persoon: person, taal: 'nl', deur };
  const gezien = /name="gezien" value="([0-9a-f]+)"/.exec(page.text)?.[1] ?? '';
  expect([kind, gezien === '']).toEqual([kind, reason !== null]);
  if (reason !== null) expect([kind, page.text.includes(escaped(whyNotText(reason)))]).toEqual([kind, true]);
  const made = await client.post(path, { ...fields, doe: 'maken', gezien, eenmalig: house.key(who) });
  expect([kind, made.status]).toEqual([kind, reason === null ? 303 : 409]);
  const kept = await house.inside((db) => lettersOf(db, id));
  expect(kept.length).toBe(reason === null ? 1 : 0);
  if (!kept[0]) return;
  const text = pdfText((await house.inside((db) => openLetter(db, house.keys, id, kept[0]!.id)))!.pdf!).text;
  const addressed = answer !== 'in-hand';
  expect([kind, page.text.includes(byHandNotice(kind).title), page.text.includes('Voorbeeldstraat'), text.includes('Voorbeeldstraat')]).toEqual([kind, !addressed, addressed, addressed]);
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('<', '&lt;');

async function hold({ at, wish = {}, before, tries }: Row): Promise<void> {
  const c = new Told({ on: ON, ...wish }).upTo(at);
  before?.(c as Told);
  // A permission may have run out only on the day after.
  if (c.today > ON) house.server.clock.now = new Date(`${c.today}T09:00:00Z`);
  for (const one of tries) {
    const own = await put(c as Told);
    if (one.length === 3) await tryLetter(own, one[0], one[1], one[2]);
    else await tryOrder(own, c as Told, one);
  }
  tried('safe-contact', tries.length, 'acts and letters tried on their pages');
}

describe('a contact ban', () => {
  test.each(Object.entries(BANS))('%s', (_, row) => hold(row));
});

describe('safe contact', () => {
  test.each(Object.entries(SAFETY))('%s', (_, row) => hold(row));
});
