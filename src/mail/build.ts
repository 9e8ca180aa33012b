import type { Mail, MailInput } from './mail.ts';
import { ADDRESS_MAIL, MAILS, SAFETY_MAIL } from './texts.ts';

/** That a form came in: a function of the language in which it was filled in, and of nothing else. */
export function confirmationMail(input: MailInput): Mail {
  const { language } = input;
  const { senderName, subject, paragraphs } = MAILS.confirmation[language];
  return { template: 'confirmation', language, senderName, subject, text: `${paragraphs.join('\n\n')}\n` };
}

const alwaysTheSame = (template: 'safety' | 'address-changed', { senderName, subject, paragraphs }: typeof SAFETY_MAIL): Mail =>
  ({ template, language: 'nl', senderName, subject, text: `${paragraphs.join('\n\n')}\n` });

/** To a colleague: always the same, so that whoever sees it learns nothing of whom or where. */
export const safetyMail = (): Mail => alwaysTheSame('safety', SAFETY_MAIL);

/** To the former address of an account: always the same, so that whoever has that mailbox now learns nothing of whose it was. */
export const addressMail = (): Mail => alwaysTheSame('address-changed', ADDRESS_MAIL);
