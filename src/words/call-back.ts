/** Where the desk tells what became of calling whoever asked for it (P-14). */
export const callBackAddress = (number: string): string => `/zaken/${number}/terugbellen`;
