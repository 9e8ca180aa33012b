import { expect, test } from 'vitest';
import { aCase } from '../../test/story.ts';
import type { Entry } from '../core/case/facts.ts';
import type { PersonId } from '../core/fields.ts';
import { sourceOfEntry, sourceOfSentence, sourceOfWords } from './source.ts';

const [p1, p2] = ['p1', 'p2'] as PersonId[] as [PersonId, PersonId];
const words = { kind: 'contact', factSeq: null, by: null, corrected: false };

test('whoever was registered by another reads that, and who registered themselves reads so; of the other side it is never told who it was [P-08]', () => {
  const { entries, state } = aCase();
  const referral = entries.find(({ fact }) => fact.kind === 'Referred')!;
  const by = (entry: 'self' | 'professional') => ({ state, entries: entries.map((one): Entry => (one === referral && one.fact.kind === 'Referred' ? { ...one, fact: { ...one.fact, entry } } : one)) });
  expect([sourceOfEntry(by('self'), p1, referral), sourceOfEntry(by('professional'), p1, referral), sourceOfEntry(by('professional'), p2, referral), sourceOfEntry(by('self'), p2, referral)])
    .toEqual(['yourself', 'who-registered-you', 'somebody-else', 'somebody-else']);
});

test('what one of us recorded in the very moment of the referral was not told by who referred', () => {
  const { entries, state } = aCase();
  const held = { ...entries[0]!, seq: 99, actor: 'staff:x', fact: { kind: 'IntakeHeld', person: p1 } as never };
  expect(sourceOfEntry({ entries, state }, p1, held)).toBe('us');
});

test('a way to reach somebody says whose word it is; of the other side not whether the one who asked or their referrer told it [P-08]', () => {
  const { entries, state } = aCase();
  const detail = (source: string) => ({ ...entries[0]!, recorded: 'later', actor: 'staff:x', fact: { kind: 'DetailRecorded', person: p2, channel: 'post', source } as never });
  const of = (person: PersonId) => ['party', 'registrant', 'referrer', 'prosecution'].map((source) => sourceOfEntry({ entries, state }, person, detail(source)));
  expect(of(p2)).toEqual(['yourself', 'somebody-else', 'somebody-else', 'prosecution']);
  expect(new Set(of(p1).slice(1, 3)).size).toBe(1);
});

test('what was put right for a request, what stands by itself and what nobody knows any more each say so', () => {
  const { entries, state } = aCase();
  const told = { entries, state };
  expect([sourceOfWords(told, p1, { ...words, corrected: true }), sourceOfWords(told, p1, { ...words, kind: 'own-statement', by: 'x' }), sourceOfWords(told, p1, { ...words, by: 'x' }), sourceOfWords(told, p1, words)])
    .toEqual(['corrected', 'yourself', 'us', 'not-known']);
});

test('a sentence that was chosen says from whom it is; of the other side not that somebody referred them, and what somebody registered tells of others is of who registered [P-08]', () => {
  const { entries, state } = aCase();
  const by = (entry: 'self' | 'professional') => ({ state, entries: entries.map((one): Entry => (one.fact.kind === 'Referred' ? { ...one, fact: { ...one.fact, entry } } : one)) });
  const of = (person: PersonId, from: string) => sourceOfSentence(by('professional'), person, from);
  expect(['casework', 'referrer', 'p1', 'p2'].map((from) => of(p1, from))).toEqual(['us', 'who-registered-you', 'who-registered-you', 'somebody-else']);
  expect(['casework', 'referrer', 'p1'].map((from) => of(p2, from))).toEqual(['us', 'somebody-else', 'somebody-else']);
  expect(sourceOfSentence(by('self'), p1, 'p1')).toBe('yourself');
});

test('of whoever was added beside somebody who registered themselves, that one told it', () => {
  const { entries, state: { people, attending } } = aCase();
  const state = { attending, people: new Map([...people, ['p9' as PersonId, { ...people.get(p1)!, id: 'p9' as PersonId }]]) };
  const told = { state, entries: entries.map((one): Entry => (one.fact.kind === 'Referred' ? { ...one, fact: { ...one.fact, entry: 'self' } } : one)) };
  const detail = (person: string) => ({ ...entries[0]!, recorded: 'later', actor: 'staff:x', fact: { kind: 'DetailRecorded', person, channel: 'post', source: 'registrant' } as never });
  expect([sourceOfEntry(told, p1, detail('p1')), sourceOfEntry(told, 'p9' as PersonId, detail('p9'))]).toEqual(['yourself', 'who-registered-you']);
});

test('what came since says who brought it: the public form, a colleague, an import or BIS itself; whoever came themselves did, on either side', () => {
  const c = aCase().do('add-person', { referredItself: 'yes' });
  const told = { entries: c.entries, state: c.state };
  const [referral] = c.entries as [Entry, ...Entry[]];
  const since = (actor: string, kind = 'IntakeHeld') => sourceOfEntry(told, p1, { ...referral, recorded: 'later', actor, fact: { kind, person: p1 } as never });
  expect(['public', 'staff:x', 'import', 'system'].map((actor) => since(actor))).toEqual(['who-registered-you', 'us', 'old-records', 'system']);
  // What a referral can bring too, recorded by one of us since.
  expect([since('staff:x', 'AgeRecorded'), sourceOfEntry(told, p1, { ...referral, actor: 'import' }), sourceOfEntry(told, 'p3' as PersonId, referral)]).toEqual(['us', 'old-records', 'yourself']);
  expect([sourceOfWords(told, p1, { ...words, kind: 'addition' }), sourceOfWords(told, p2, { ...words, kind: 'addition' })]).toEqual(['who-registered-you', 'somebody-else']);
  expect(['task', 'fact'].map((from) => sourceOfSentence(told, p1, from))).toEqual(['us', 'us']);
});
