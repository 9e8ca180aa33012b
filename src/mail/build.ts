import type { Language } from '../ui/texts.ts';
import type { Mail, MailInput, MailTemplate } from './mail.ts';
import { MAILS, SAFETY_MAIL } from './texts.ts';

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

/** To a colleague: always the same, so that whoever sees it learns nothing of whom or where. */
export function safetyMail(): Mail {
  const { senderName, subject, paragraphs } = SAFETY_MAIL;
  return { template: 'safety', language: 'nl', senderName, subject, text: `${paragraphs.join('\n\n')}\n` };
}
