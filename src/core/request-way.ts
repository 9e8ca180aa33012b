import { isAmong } from './among.ts';
import type { Entry, Fact, FactKind } from './case/facts.ts';
import { fold } from './case/fold.ts';
import { inOrder, knowsOfCase, standsFor } from './case/state.ts';
import type { Code } from './codes.ts';
import type { PersonId } from './fields.ts';

/** What we know of reaching who asks, in one case. */
export interface KnownReach {
  readonly post: Code<'safeAnswer'>;
  /** Post to somebody who is detained may be opened (P-21). */
  readonly detained: boolean;
  /** Nothing goes out by post to who died (P-09). */
  readonly dead: boolean;
  /** Where letters of the case go; null where we know none that holds. */
  readonly address: string | null;
  /** Where mail of the case came back from; what holds in another case, or was recorded anew, is among them too. */
  readonly returned: readonly string[];
}

/**
 * Why an answer does not simply go to the address that was given with the request. Not asked counts as no (P-06). `changed`: what a case
 * tells about reaching this person is not what it was when somebody chose, decided or erased.
 */
export const POST_DOUBTS = ['changed', 'dead', 'post-no', 'post-not-asked', 'detained', 'mail-returned', 'other-address', 'no-known-address'] as const;
export type PostDoubt = (typeof POST_DOUBTS)[number];

/** How an answer gets to who asked. Handed over it has no address on it. */
export const WAYS = ['post', 'by-hand'] as const;
export type Way = (typeof WAYS)[number];
export const isWay = isAmong(WAYS);

/** What tells two ways of writing one address apart says nothing: capitals, accents, spaces, lines and signs. */
const folded = (address: string): string => address.normalize('NFD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const sameAddress = (one: string, other: string): boolean => folded(one) === folded(other);

/** Mail came back from there in this case, and it does not hold there again (P-09): whatever another case still says, somebody looks. */
const cameBack = ({ returned, address }: KnownReach, given: string): boolean => returned.some((one) => sameAddress(one, given)) && !(address !== null && sameAddress(address, given));

/** `known`: of each case that this person was found in; without one nothing is known, and nothing can be compared. */
export function postDoubts(known: readonly KnownReach[], given: string): PostDoubt[] {
  if (known.length === 0) return [];
  const addresses = known.flatMap(({ address }) => address ?? []);
  const found: Readonly<Record<PostDoubt, boolean>> = {
    changed: false, dead: known.some(({ dead }) => dead),
    'post-no': known.some(({ post }) => post === 'no'), 'post-not-asked': known.every(({ post }) => post !== 'no') && known.some(({ post }) => post === 'not-asked'),
    detained: known.some(({ detained }) => detained), 'mail-returned': known.some((one) => cameBack(one, given)), 'no-known-address': addresses.length === 0, 'other-address': addresses.length > 0 && !addresses.some((one) => sameAddress(one, given)),
  };
  return POST_DOUBTS.filter((doubt) => found[doubt]);
}

/** Why it cannot go this way; null where it can. Nobody's reason goes against a no to post at the very address it was said of (P-06), nor against a death (P-09). */
export function wayWhyNot(way: Way, doubts: readonly PostDoubt[]): 'post-no' | 'dead' | null {
  if (way === 'post' && doubts.includes('dead')) return 'dead';
  return way === 'post' && doubts.includes('post-no') && !doubts.includes('other-address') ? 'post-no' : null;
}

/** What was chosen last, and to which doubts somebody said yes with a reason. */
export interface Chosen { readonly way: Way; readonly agreed: ReadonlySet<string> }

interface Stepped { readonly kind: string; readonly ground: string | null }

/** What was chosen before a case was let go was chosen for somebody else's facts too, and holds no longer. */
export function chosenWay(all: readonly Stepped[]): Chosen {
  const steps = all.slice(all.findLastIndex(({ kind }) => kind === 'let-go') + 1);
  const hand = steps.findLastIndex(({ kind }) => kind === 'by-hand');
  const agreed = steps.slice(hand + 1).flatMap(({ kind, ground }) => (kind === 'post-agreed' && ground !== null ? [ground] : []));
  return { way: hand >= 0 && agreed.length === 0 ? 'by-hand' : 'post', agreed: new Set(agreed) };
}

/** What nobody said yes to yet: as long as there is any, nothing goes out. Also what came up since, as a no that was told yesterday. */
export const openDoubts = ({ way, agreed }: Chosen, doubts: readonly PostDoubt[]): PostDoubt[] =>
  (doubts.includes('changed') ? [...doubts] : way === 'by-hand' ? [] : doubts.filter((doubt) => !agreed.has(doubt)));

/** Steps that rest on what was known then. */
const WEIGHS: readonly string[] = ['post-agreed', 'by-hand', 'erased', 'decided'];
export const isWeighed = (steps: readonly Pick<Stepped, 'kind'>[]): boolean => steps.some(({ kind }) => WEIGHS.includes(kind));

/**
 * Whether the lines of a case after `upTo` tell something else about reaching this person: whether they know of it, live, said anything anew
 * on safe contact (in the same codes too: the words with it can be others), are detained, live elsewhere, or have somebody else who speaks for
 * them and reads their post. Null where nobody knows what was read then.
 */
export const reachChanged = (entries: readonly Entry[], person: PersonId, upTo: number | null): boolean =>
  upTo === null || (entries.some(({ seq }) => seq > upTo) && reachLines(entries.filter(({ seq }) => seq <= upTo), person) !== reachLines(entries, person));

const whose = (fact: Fact): PersonId | null => ('for' in fact ? fact.for : 'person' in fact ? fact.person : null);

function reachLines(entries: readonly Entry[], person: PersonId): string {
  const state = fold(entries);
  const own = standsFor(state, person);
  const order = inOrder(entries);
  const newest = (...kinds: readonly FactKind[]): number => order.findLast(({ fact }) => kinds.includes(fact.kind) && whose(fact) === own)?.seq ?? 0;
  const said = [newest('SafeContactStated'), newest('DetentionRecorded'), newest('RepresentativeAdded', 'RepresentationEnded', 'ChildHeard'), addressFact(entries, own) ?? 0];
  return [knowsOfCase(state, person), state.people.get(own)?.dead === true, ...said].join(' ');
}

/** The line with the address that letters of a case use: the last one that was recorded and did not come back since. */
export const addressFact = (entries: readonly Entry[], participant: PersonId): number | null => addressFacts(entries, participant).present;

/** The same, with the lines of the addresses that mail came back from. */
export function addressFacts(entries: readonly Entry[], participant: PersonId): { readonly present: number | null; readonly returned: readonly number[] } {
  let present: number | null = null;
  const returned: number[] = [];
  for (const { seq, fact } of inOrder(entries)) {
    if (fact.kind === 'DetailRecorded' && fact.person === participant && fact.channel === 'post') present = seq;
    else if (fact.kind === 'MailReturned' && fact.person === participant) {
      if (present !== null) returned.push(present);
      present = null;
    }
  }
  return { present, returned };
}
