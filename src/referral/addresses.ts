export const START = '/aanmelden';
export const DOOR_SLUG = 'welke-deur';
export const CHECK_SLUG = 'nakijken';
export const SENT_SLUG = 'verstuurd';

export const stepAddress = (slug: string): string => `${START}/${slug}`;

/** Where a code is told, where one is typed to go on with, and where one is typed to add something. */
export const SAVED = `${START}/bewaard`;
export const RESUME = `${START}/verder`;
export const ADD = `${START}/aanvullen`;
export const ADDED = `${START}/aangevuld`;
