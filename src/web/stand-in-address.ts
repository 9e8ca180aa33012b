import type { Day } from '../core/day.ts';

/** The page on which a stand-in is chosen, with this mediator and these days filled in. */
export const standInAddress = (mediator: string, days?: { readonly from: Day; readonly until: Day | null }): string =>
  `/vervanging?bemiddelaar=${mediator}${days ? `&van=${days.from}${days.until ? `&tot=${days.until}` : ''}` : ''}`;
