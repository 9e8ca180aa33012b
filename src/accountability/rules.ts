import { isAmong } from '../core/among.ts';
import { addMonths, type Day } from '../core/day.ts';
import type { Attendance, PlanAction } from './sql.ts';

/** Modules of the privacy training. The titles are an example; the foundation chooses. */
export const MODULES = ['awareness-day', 'breaches', 'access-requests', 'safe-contact', 'code-of-conduct'] as const;
export type Module = (typeof MODULES)[number];
export const isModule = isAmong(MODULES);

/** Months after which a training is to be done anew. Own choice, no source. */
export const TRAINING_MONTHS = 24;

/** Whether somebody attended anything that still counts. */
export const isTrained = ({ attended }: Pick<Attendance, 'attended'>, today: Day): boolean => attended.some(({ day }) => addMonths(day, TRAINING_MONTHS) > today);

export const isOverdue = ({ due, doneOn }: Pick<PlanAction, 'due' | 'doneOn'>, today: Day): boolean => doneOn === null && due < today;
