/** Roles of staff (facts.md (b), architecture "Access follows the relation to the case, not the job title alone"). */
export const STAFF_ROLES = [
  'desk', 'policy', 'mediator', 'practice-supervisor', 'director', 'communications', 'privacy-officer', 'administrator',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
