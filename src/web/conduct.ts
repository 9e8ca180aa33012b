/**
 * The version of the code of conduct that colleagues accept before anything else. Whoever changes its text
 * (src/sign-in/conduct-texts.ts) counts it up, and everybody reads it again; a test holds the two together.
 */
export const CONDUCT_VERSION = 1;
/** Where it is read and accepted. */
export const CONDUCT_PATH = '/gedragscode';
/** Where a second factor is set up anew. */
export const RENEW_PATH = '/mijn-account/nieuwe-stap';
