import type { Language } from '../ui/texts.ts';
import type { Mail, MailInput, MailTemplate } from './mail.ts';
import { ADDRESS_MAIL, MAILS, SAFETY_MAIL } from './texts.ts';

/** That a form came in: a function of the language in which it was filled in, and of nothing else. */
export function confirmationMail(input: MailInput): Mail {
  return written('confirmation', input.language);
}

/** The same to whoever filled it in for somebody else, of whom it says no more: a professional, or somebody near. */
export function confirmationForAnotherMail(input: MailInput): Mail {
  return written('confirmation-for-another', input.language);
}

function written(template: MailTemplate, language: Language): Mail {
  const { senderName, subject, paragraphs } = MAILS[template][language];
  return { template, language, senderName, subject, text: `${paragraphs.join('\n\n')}\n` };
}

const alwaysTheSame = (template: 'safety' | 'address-changed', { senderName, subject, paragraphs }: typeof SAFETY_MAIL): Mail =>
  ({ template, language: 'nl', senderName, subject, text: `${paragraphs.join('\n\n')}\n` });

/** To a colleague: always the same, so that whoever sees it learns nothing of whom or where. */
export const safetyMail = (): Mail => alwaysTheSame('safety', SAFETY_MAIL);

/** To the former address of an account: always the same, so that whoever has that mailbox now learns nothing of whose it was. */
export const addressMail = (): Mail => alwaysTheSame('address-changed', ADDRESS_MAIL);
