/** Digits as people write them: ten of a Dutch number, up to fifteen with the code of a country (E.164). */
export const isTelephone = (text: string): boolean => /^\+?[\d\s()-]{8,24}$/.test(text) && text.replace(/\D/g, '').length >= 10 && text.replace(/\D/g, '').length <= 15;
