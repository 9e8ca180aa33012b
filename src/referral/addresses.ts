export const START = '/aanmelden';
export const CHECK_SLUG = 'nakijken';
export const SENT_SLUG = 'verstuurd';

export const stepAddress = (slug: string): string => `${START}/${slug}`;
