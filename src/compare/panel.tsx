import { alikeCases } from '../database/people/alike.ts';
import { barredFor } from '../web/relation.ts';
import type { CasePanel } from '../web/case-panel.ts';
import { compares } from './rules.ts';

/** How many, for who compares while there is still something to decide. No number of another case: this page does not open it. */
export const alikeInCase: CasePanel = async (visit, { id, number, state, relations }) => {
  if (!compares(relations) || state.allocated !== null || state.rejected !== null) return null;
  const barred = await barredFor(visit);
  const found = (await alikeCases(visit.db, id)).filter(({ otherCase }) => !barred.has(otherCase));
  if (found.length === 0) return null;
  return {
    id: 'lijkt-op', title: 'Misschien dezelfde mensen',
    body: <p>{found.length === 1 ? 'Eén andere zaak lijkt' : `${found.length} andere zaken lijken`} over dezelfde mensen te gaan. <a href={`/zaken/${number}/vergelijken`}>Naast elkaar bekijken</a></p>,
  };
};
