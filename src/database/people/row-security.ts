import { asMediator, doorOf, type Asked } from '../row-security-case.ts';
import { ALL, byCase, DESK, forAll, held, is, PRIVACY, ROW, sees, SIGNED_IN, type Fence, type Verb } from '../row-security-kinds.ts';

const door = doorOf('door');

/** Rows with a `compartment_id`. */
const byCompartment = (...verbs: readonly Verb[]): Fence => Object.fromEntries(verbs.map((verb) =>
  [verb, `((select bis_everywhere()) or bis_sees_place(${ROW}.compartment_id))`]));

/**
 * Words by what somebody is to the case (P-11): the names to everybody who has a part in it; notes to who mediates it while it runs,
 * to policy and practice supervision, and to the desk until it is sent out; the rest to who writes letters, and to policy until then.
 */
const WORDS = `select from $schema.compartment place join $schema.case_access door on door.case_id = place.case_id
  where place.id = one_place and (${door.touched} or words = 'name' or case
    when words = 'letter' then ${DESK} or ${door.mediates} or ${asMediator('door')}
    when place.kind = 'casework' then (${door.mediates} or ${asMediator('door')}) and not door.ended or ${door.policy} or ${door.supervises} or ${DESK} and not door.sent_out
    else ${DESK} or ${door.mediates} or ${asMediator('door')} or ${door.policy} and not door.sent_out end)`;

export const VAULT_FUNCTIONS: readonly Asked[] = [
  { name: 'bis_sees_place(one_place uuid)', returns: 'boolean', language: 'plpgsql', body: 'begin return exists (select from $schema.compartment place where place.id = one_place and bis_sees(place.case_id)); end' },
  { name: 'bis_reads(one_place uuid, words text)', returns: 'boolean', language: 'plpgsql', body: `begin return exists (${WORDS}); end` },
];

/** The vault's part of the second fence. Nothing here is changed or taken away by the server: erasing is a job's. */
export const VAULT_FENCES: Readonly<Record<string, Fence>> = {
  compartment: {
    // The privacy officer: whether there is somebody left to erase.
    read: `${sees('case_id')} or ${PRIVACY} and bis_keeps(${ROW}.case_id)`,
    add: sees('case_id'),
  },
  sealed: { read: `kind = 'name' and (select bis_everywhere()) or bis_reads(${ROW}.compartment_id, ${ROW}.kind)`, ...byCompartment('add') },
  letter: byCase('read', 'add'),
  task: byCase('read', 'add', 'change'),
  draft: forAll(held("encode(token_hash, 'hex')")),

  name_word: { read: SIGNED_IN, add: ALL },
  name_token: byCompartment('read', 'add'),
  identity_token: byCompartment('read', 'add'),
  search_complete: { read: SIGNED_IN },
  not_to_approach: { read: is('desk', 'mediator'), remove: is('desk', 'mediator') },
};

