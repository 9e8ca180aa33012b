import type { CasePanel } from '../web/case-panel.ts';
import { telephoneAddress } from './telephone.tsx';

/** The case file's way to the page for answering a call, for the desk once the case is with a mediator (P-11). */
export const telephoneInCase: CasePanel = async (_visit, { number, state, relations }) => {
  if (!relations.includes('desk') || state.allocated === null) return null;
  return { id: 'telefoon', title: 'Telefoon', body: <p><a href={telephoneAddress(number)}>Er belt iemand over deze zaak</a></p> };
};
