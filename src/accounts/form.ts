import { STAFF_ROLES } from '../core/role.ts';
import type { StaffRole } from '../core/role.ts';
import type { FieldError } from '../ui/field.tsx';
import { foldEmail, judgeEmail, judgeName } from '../web/staff.ts';

export interface NewAccount {
  name: string;
  email: string;
  roles: StaffRole[];
  /** Of a mediator; null for everybody else. */
  region: string | null;
}

const REGION_MAXIMUM = 60;

/** Reads the form of a new account. */
export function readAccount(form: URLSearchParams): { account: NewAccount } | { errors: FieldError[] } {
  const field = (name: string) => (form.get(name) ?? '').trim();
  const asked = form.getAll('rol');
  const roles = STAFF_ROLES.filter((role) => asked.includes(role));
  const errors: FieldError[] = [];
  const add = (name: string, message: string | null) => message !== null && errors.push({ field: name, message });
  add('naam', judgeName(field('naam')));
  add('email', judgeEmail(field('email')));
  if (roles.length === 0) add('rol', 'Kies minstens één soort werk.');
  if (field('regio') !== '') add('regio', judgeRegion(field('regio')));
  if (errors.length > 0) return { errors };
  const region = roles.includes('mediator') && field('regio') !== '' ? field('regio') : null;
  return { account: { name: field('naam'), email: foldEmail(field('email')), roles, region } };
}

function judgeRegion(region: string): string | null {
  if ([...region].length > REGION_MAXIMUM) return `Maak de naam van de regio korter dan ${REGION_MAXIMUM} tekens.`;
  return judgeName(region) === null ? null : 'In deze naam staat een teken dat niet te lezen is. Typ hem opnieuw.';
}
