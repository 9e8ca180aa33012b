import type { Mail, MailInput } from './mail.ts';
import { MAILS, SAFETY_MAIL } from './texts.ts';

/** That a form came in: a function of the language in which it was filled in, and of nothing else. */
export function confirmationMail(input: MailInput): Mail {
  const { language } = input;
  const { senderName, subject, paragraphs } = MAILS.confirmation[language];
  return { template: 'confirmation', language, senderName, subject, text: `${paragraphs.join('\n\n')}\n` };
}

/** To a colleague: always the same, so that whoever sees it learns nothing of whom or where. */
export function safetyMail(): Mail {
  const { senderName, subject, paragraphs } = SAFETY_MAIL;
  return { template: 'safety', language: 'nl', senderName, subject, text: `${paragraphs.join('\n\n')}\n` };
}
