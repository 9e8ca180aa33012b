/** Where a referral by telephone or on paper is typed. The desk's list finds by it what was begun there. */
export const ENTRY_ADDRESS = '/aanmeldpunt/nieuw';
