import type { Language } from '../ui/texts.ts';

/** What can be mailed. */
export const MAIL_TEMPLATES = ['confirmation', 'confirmation-for-another'] as const;
export type MailTemplate = (typeof MAIL_TEMPLATES)[number];

/** As it leaves, whoever gets it: plain text, without links, pictures or attachments. The address is added by whoever sends it. */
export interface Mail {
  readonly template: MailTemplate | 'safety' | 'address-changed';
  readonly language: Language;
  /** Stands before the sending address. */
  readonly senderName: string;
  readonly subject: string;
  readonly text: string;
}

/** All that a mail may be made of: nothing of a case or of a person is in it. */
export interface MailInput { readonly language: Language }
