/** Roles of staff; which cases somebody may open follows from the relation to the case, not from the job title alone. */
export const STAFF_ROLES = [
  'desk', 'policy', 'mediator', 'practice-supervisor', 'director', 'communications', 'privacy-officer', 'administrator',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
