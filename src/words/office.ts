/** The foundation as it signs; the number stands at the end of the 2018 report (000:547). */
export const OFFICE = { name: 'Perspectief Herstelbemiddeling', phone: '030 - 234 00 45' } as const;
