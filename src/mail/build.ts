import type { Language } from '../ui/texts.ts';
import type { Mail, MailInput, MailTemplate } from './mail.ts';
import { MAILS, SAFETY_MAIL } from './texts.ts';

/** That a form came in: a function of the language in which it was filled in, and of nothing else. */
export const confirmationMail = ({ language }: MailInput): Mail => written('confirmation', language);

/** The same to whoever filled it in for somebody else, of whom it says no more: a professional, or somebody near. */
export const confirmationForAnotherMail = ({ language }: MailInput): Mail => written('confirmation-for-another', language);

function written(template: MailTemplate, language: Language): Mail {
  const { senderName, subject, paragraphs } = MAILS[template][language];
  return { template, language, senderName, subject, text: `${paragraphs.join('\n\n')}\n` };
}

/** To a colleague: always the same, so that whoever sees it learns nothing of whom or where. */
export function safetyMail(): Mail {
  const { senderName, subject, paragraphs } = SAFETY_MAIL;
  return { template: 'safety', language: 'nl', senderName, subject, text: `${paragraphs.join('\n\n')}\n` };
}
