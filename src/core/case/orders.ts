import type { Fields } from '../fields.ts';
import { ALLOCATE_ORDERS } from './allocate.ts';
import { APPROACH_ORDERS } from './approach.ts';
import { ASSESS_ORDERS } from './assess.ts';
import { CLOSE_ORDERS } from './close.ts';
import { COMPLETE_ORDERS } from './complete.ts';
import { CONTACT_ORDERS } from './contact.ts';
import { INTAKE_ORDERS } from './intake.ts';
import type { OrderSpec } from './order.ts';
import { CORRECT_ORDERS, PAUSE_ORDERS } from './pause.ts';
import { PREPARE_ORDERS } from './prepare.ts';
import { QUESTION_ORDERS } from './question.ts';
import { REFER_ORDERS } from './refer.ts';
import { REPORT_BACK_ORDERS } from './report-back.ts';

/** Every order that can be given in a case, in the order of the work. Each has its own address and page. */
export const ORDERS = {
  ...REFER_ORDERS, ...COMPLETE_ORDERS, ...QUESTION_ORDERS, ...ASSESS_ORDERS, ...ALLOCATE_ORDERS, ...INTAKE_ORDERS, ...APPROACH_ORDERS,
  ...PREPARE_ORDERS, ...CONTACT_ORDERS, ...REPORT_BACK_ORDERS, ...CLOSE_ORDERS, ...PAUSE_ORDERS, ...CORRECT_ORDERS,
};

export type OrderName = keyof typeof ORDERS;
export const ORDER_NAMES = Object.keys(ORDERS) as OrderName[];

/** The order without the types of its fields, for code that treats all orders alike. */
export const specOf = (name: OrderName): OrderSpec<Fields> => ORDERS[name] as unknown as OrderSpec<Fields>;

/** All field names of all orders: each has a label. */
type FieldNamesOf<T> = T extends { fields: infer S } ? keyof S & string : never;
export type FieldName = { [K in OrderName]: FieldNamesOf<(typeof ORDERS)[K]> }[OrderName];
