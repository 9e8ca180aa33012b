import { expect, test } from 'vitest';
import { STAFF_ROLES } from '../core/role.ts';
import type { StaffRole } from '../core/role.ts';
import { holders, mayUse, RIGHTS } from './rights.ts';
import type { Right, Route } from './route.ts';
import { arrange } from './routes.ts';
import { START_PAGES, startPage } from './start-page.ts';

const GRANTED: Record<Right, readonly StaffRole[]> = {
  public: [...STAFF_ROLES],
  'signed-in': [...STAFF_ROLES],
  'desk-lists': ['desk'],
  'policy-lists': ['policy'],
  'own-cases': ['mediator'],
  'supervised-cases': ['practice-supervisor'],
  'open-case': ['desk', 'policy', 'mediator', 'practice-supervisor'],
  'order-in-case': ['desk', 'policy', 'mediator', 'practice-supervisor'],
  search: ['desk', 'policy', 'mediator', 'practice-supervisor'],
  register: ['desk'],
  'stand-ins': ['desk', 'administrator'],
  'prosecution-offices': ['desk', 'administrator'], organisations: ['desk', 'administrator'],
  mediators: ['desk', 'administrator', 'practice-supervisor'],
  'break-glass': ['desk', 'policy', 'mediator', 'practice-supervisor'],
  'glass-review': ['privacy-officer'],
  'missed-colleagues': ['desk', 'practice-supervisor'],
  'year-figures': ['policy', 'director', 'communications'],
  'access-log': ['privacy-officer'],
  retention: ['privacy-officer'],
  accounts: ['administrator'],
  settings: ['administrator', 'policy', 'director'],
  'change-settings': ['administrator'],
  'privacy-requests': ['privacy-officer'],
  breaches: ['privacy-officer'],
  'privacy-year': ['privacy-officer'],
  accountability: ['privacy-officer', 'director'],
  upkeep: ['administrator'],
  'rights-review': ['privacy-officer', 'administrator'],
};

test.each(RIGHTS)('the right %s is held by exactly the roles whose work it is', (right) => {
  const able = STAFF_ROLES.filter((role) => mayUse({ roles: [role] }, right));
  expect(able.sort()).toEqual([...GRANTED[right]].sort());
});

test.each(RIGHTS)('nobody signed in: %s is open only where it is public', (right) => {
  expect(mayUse(null, right)).toBe(right === 'public');
});

test('an account without roles can only do what every account can', () => {
  expect(RIGHTS.filter((right) => mayUse({ roles: [] }, right))).toEqual(['public', 'signed-in']);
});

test('a right that nobody granted is closed for everybody', () => {
  expect(STAFF_ROLES.some((role) => mayUse({ roles: [role] }, 'everything' as Right))).toBe(false);
});

test('director, communications, administrator and privacy officer open no case (P-22)', () => {
  for (const right of ['open-case', 'order-in-case', 'search', 'break-glass'] as const) {
    for (const role of ['director', 'communications', 'administrator', 'privacy-officer'] as const) expect(holders(right)).not.toContain(role);
  }
});

test('every role has a page to start on', () => {
  expect(START_PAGES.map(([role]) => role).sort()).toEqual([...STAFF_ROLES].sort());
  expect(startPage(['mediator', 'desk'])).toBe('/aanmeldpunt');
  expect(startPage([])).toBe('/inloggen');
});

const route = (change: Partial<Route>): Route => ({
  method: 'GET', path: '/zaken', right: 'desk-lists', act: null, handle: () => Promise.reject(new Error()), ...change,
});

test.each([
  ['no right', [route({ right: undefined as never })]],
  ['twice', [route({}), route({})]],
  ['not a path', [route({ path: 'zaken' })]],
  ['no line in the access log', [route({ right: 'open-case' })]],
  ['no line in the access log', [route({ right: 'order-in-case', method: 'POST' })]],
])('a table of addresses with a hole in it does not start: %s', (hole, routes) => {
  expect(() => arrange(routes)).toThrow(hole);
});

test('an address of words matches before one with a parameter, whatever their order in the table', () => {
  const { routes } = arrange([route({ path: '/zaken/:zaak' }), route({ path: '/zaken/nieuw' }), route({ path: '/:iets' })]);
  expect(routes.map(({ path }) => path)).toEqual(['/zaken/nieuw', '/zaken/:zaak', '/:iets']);
});
