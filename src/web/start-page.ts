import type { StaffRole } from '../core/role.ts';

/** Where each role starts its day. Who has several roles starts at the first of this list. */
export const START_PAGES: readonly (readonly [StaffRole, string])[] = [
  ['desk', '/aanmeldpunt'],
  ['policy', '/beleid'],
  ['mediator', '/vandaag'],
  ['practice-supervisor', '/werkbegeleiding'],
  ['director', '/jaar'],
  ['communications', '/jaar'],
  ['administrator', '/accounts'],
  ['privacy-officer', '/privacy'],
];

/** Without any role: the sign-in page, which says who is signed in and offers to sign out. */
export function startPage(roles: readonly StaffRole[]): string {
  return START_PAGES.find(([role]) => roles.includes(role))?.[1] ?? '/inloggen';
}
