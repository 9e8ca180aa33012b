import { standsFor } from '../core/case/state.ts';
import { newest } from '../database/people/office.ts';
import { Notice } from '../ui/notice.tsx';
import { listed } from '../words/codes.ts';
import type { Asked } from './open-request.ts';
import { sharesName } from './rules.ts';
import { WHO_TEXTS } from './texts.ts';

/** What can be wrong with who asks: a file in the hands of somebody else tells where a person lives and what they said. */
export function WhoAsks({ asked: { known, words, steps } }: { asked: Asked }) {
  const asker = newest(words, 'name') ?? '';
  const forAnother = steps.findLast(({ kind }) => kind === 'identity')?.code === 'representative-shown';
  if (!forAnother) {
    const others = known.filter(({ known: { name } }) => name !== null && !sharesName(asker, name)).map(({ opened: { about } }) => about.number);
    return others.length > 0 ? <Notice tone="safety" title={WHO_TEXTS.otherTitle}>{WHO_TEXTS.other(listed(others))}</Notice> : null;
  }
  const unspoken = known.filter(({ opened: { about: { person }, file: { state } } }) => state.people.get(standsFor(state, person))?.representatives.length === 0).map(({ opened: { about } }) => about.number);
  return known.length > 0 ? <Notice tone="safety" title={WHO_TEXTS.forTitle}>{WHO_TEXTS.for}{unspoken.length > 0 ? ` ${WHO_TEXTS.nobody(listed(unspoken))}` : ''}</Notice> : null;
}
