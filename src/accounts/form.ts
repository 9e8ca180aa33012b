import { STAFF_ROLES } from '../core/role.ts';
import type { StaffRole } from '../core/role.ts';
import type { FieldError } from '../ui/field.tsx';
import { foldEmail, judgeEmail, judgeName } from '../web/staff.ts';

export interface NewAccount {
  name: string;
  email: string;
  roles: StaffRole[];
}

export type Work = Pick<NewAccount, 'roles'>;

/** Reads what work somebody has: the form of a new account has these fields too. */
export function readWork(form: URLSearchParams): { work: Work } | { errors: FieldError[] } {
  const asked = form.getAll('rol');
  const roles = STAFF_ROLES.filter((role) => asked.includes(role));
  return roles.length === 0 ? { errors: [{ field: 'rol', message: 'Kies minstens één soort werk.' }] } : { work: { roles } };
}

export type Details = Pick<NewAccount, 'name' | 'email'>;

/** Reads who somebody is: the form of a new account has these fields too. */
export function readDetails(form: URLSearchParams): { details: Details } | { errors: FieldError[] } {
  const field = (name: string) => (form.get(name) ?? '').trim();
  const errors: FieldError[] = [];
  const add = (name: string, message: string | null) => message !== null && errors.push({ field: name, message });
  add('naam', judgeName(field('naam')));
  add('email', judgeEmail(field('email')));
  return errors.length > 0 ? { errors } : { details: { name: field('naam'), email: foldEmail(field('email')) } };
}

/** Reads the form of a new account. */
export function readAccount(form: URLSearchParams): { account: NewAccount } | { errors: FieldError[] } {
  const [who, what] = [readDetails(form), readWork(form)];
  if ('errors' in who || 'errors' in what) return { errors: ['errors' in who ? who.errors : [], 'errors' in what ? what.errors : []].flat() };
  return { account: { ...who.details, ...what.work } };
}
