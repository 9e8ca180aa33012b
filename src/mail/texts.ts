import type { Code } from '../core/codes.ts';
import type { Language } from '../ui/texts.ts';
import type { Mail, MailTemplate } from './mail.ts';

interface MailTexts {
  /** Somebody else may see the list of mails on a screen or a telephone: neither says what we do. */
  readonly senderName: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/**
 * To whoever filled in the public form and said that mail to this address is safe. No name, no number, no link, no telephone number
 * (one can look up whose it is), and nothing about what was filled in. A text that lacks a language does not compile.
 */
export const MAILS: Readonly<Record<MailTemplate, Readonly<Record<Language, MailTexts>>>> = {
  confirmation: {
    nl: {
      senderName: 'Formulier', subject: 'Uw formulier is ontvangen',
      paragraphs: [
        'Goedendag,', 'Wij hebben uw formulier goed ontvangen. U hoeft nu niets te doen.',
        'Wij nemen contact met u op, op een manier die u zelf koos. Dat kan enkele weken duren.',
        'Wilt u iets vragen of veranderen? Bel dan het nummer dat boven het formulier stond.',
        'Dit bericht is automatisch verstuurd. Een antwoord erop wordt niet gelezen. Heeft u niets ingevuld? Dan kunt u dit bericht weggooien.',
      ],
    },
    'nl-easy': {
      senderName: 'Formulier', subject: 'Uw formulier is ontvangen',
      paragraphs: [
        'Goedendag,', 'Wij hebben uw formulier. U hoeft nu niets te doen.', 'Wij bellen of schrijven u. Zoals u dat zelf koos. Het kan een paar weken duren.',
        'Wilt u iets vragen? Bel ons dan. Het nummer stond boven het formulier.', 'Stuur geen antwoord op dit bericht. Wij lezen dat niet. Vulde u niets in? Gooi dit bericht dan weg.',
      ],
    },
    en: {
      senderName: 'Form', subject: 'Your form has been received',
      paragraphs: [
        'Hello,', 'We have received your form. You do not have to do anything now.', 'We will contact you in a way that you chose yourself. This can take several weeks.',
        'Would you like to ask or change something? Please call the number at the top of the form.',
        'This message was sent automatically. Replies are not read. If you did not fill in a form, you can delete this message.',
      ],
    },
  },
  // Not "in a way that you chose": of somebody else that is not theirs to choose. The code stands on the page after sending, never in a mailbox.
  'confirmation-for-another': {
    nl: {
      senderName: 'Formulier', subject: 'Uw formulier is ontvangen',
      paragraphs: [
        'Goedendag,', 'Wij hebben uw formulier goed ontvangen. U hoeft nu niets te doen.', 'Wij nemen eerst contact met u op. Dat kan enkele weken duren.',
        'Wilt u iets toevoegen? Dat kan met de code die u na het versturen zag. U kunt ook het nummer bellen dat boven het formulier stond.',
        'Dit bericht is automatisch verstuurd. Een antwoord erop wordt niet gelezen. Heeft u niets ingevuld? Dan kunt u dit bericht weggooien.',
      ],
    },
    'nl-easy': {
      senderName: 'Formulier', subject: 'Uw formulier is ontvangen',
      paragraphs: [
        'Goedendag,', 'Wij hebben uw formulier. U hoeft nu niets te doen.', 'Wij bellen of schrijven u eerst. Het kan een paar weken duren.',
        'Wilt u er iets bij schrijven? Dat kan met uw code. U zag de code na het versturen. U mag ons ook bellen. Het nummer stond boven het formulier.',
        'Stuur geen antwoord op dit bericht. Wij lezen dat niet. Vulde u niets in? Gooi dit bericht dan weg.',
      ],
    },
    en: {
      senderName: 'Form', subject: 'Your form has been received',
      paragraphs: [
        'Hello,', 'We have received your form. You do not have to do anything now.', 'We will contact you first. This can take several weeks.',
        'Would you like to add something? You can, with the code that you saw after sending. Or call the number at the top of the form.',
        'This message was sent automatically. Replies are not read. If you did not fill in a form, you can delete this message.',
      ],
    },
  },
};

/** To colleagues, when somebody did not say to be safe: no name, no place, no case, no link. */
export const SAFETY_MAIL: MailTexts = {
  senderName: 'BIS', subject: 'Open BIS nu',
  paragraphs: ['In BIS staat een melding over de veiligheid van een collega. Open BIS nu.', 'Dit bericht is automatisch verstuurd. Een antwoord erop wordt niet gelezen.'],
};

/** To the address that an account had until now: no name, no new address, no link, no word of what the foundation does. */
export const ADDRESS_MAIL: MailTexts = {
  senderName: 'BIS', subject: 'Uw adres is gewijzigd',
  paragraphs: [
    'Dit e-mailadres hoort niet meer bij uw account in BIS. U logt voortaan in met een ander adres.', 'Weet u hier niet van? Bel dan vandaag uw beheerder.',
    'Dit bericht is automatisch verstuurd. Een antwoord erop wordt niet gelezen. Heeft u geen account? Dan kunt u dit bericht weggooien.',
  ],
};

export const TEMPLATE_WORDS: Readonly<Record<Mail['template'], string>> = {
  confirmation: 'Bevestiging van een aanmelding', 'confirmation-for-another': 'Bevestiging aan wie een ander aanmeldde',
  safety: 'Melding over de veiligheid van een collega', 'address-changed': 'Bericht aan het oude adres van een account',
};

/** What somebody has to do where mail to a colleague did not leave: nothing tries it again. */
export const COLLEAGUE_UNSENT = 'Bel deze collega: een bericht aan diens adres kwam niet weg. Kijk bij Accounts of het adres klopt, en probeer het dan opnieuw. Een bericht aan een adres dat niet meer geldt, kan niet opnieuw.';

/** Why a mail did not leave (yet). The answer of a mail server is not kept: it repeats the address. */
export const MAIL_ERRORS = ['no-connection', 'not-now', 'sign-in-refused', 'not-secure', 'address-refused', 'message-refused', 'unsure', 'failed'] as const;
export type MailError = (typeof MAIL_ERRORS)[number];

export const ERROR_WORDS: Readonly<Record<MailError, string>> = {
  'no-connection': 'de mailserver is niet te bereiken', 'not-now': 'de mailserver vraagt het later nog eens te proberen', 'sign-in-refused': 'de mailserver laat BIS niet inloggen',
  'not-secure': 'de mailserver biedt geen veilige verbinding', 'address-refused': 'de mailserver weigert het adres', 'message-refused': 'de mailserver weigert het bericht',
  unsure: 'de verbinding brak af terwijl het bericht weg kon zijn; het kan aangekomen zijn', failed: 'er ging iets anders mis',
};

/** Why a mail was not sent any more, on purpose. */
export type Dropped = 'not-safe-channel' | 'no-address' | 'ended' | 'restricted' | 'gone';

/** Languages of the form are those of the people. */
export const languageOf = (language: string): Language => (language === 'nl-easy' || language === 'en' ? language : 'nl') satisfies Code<'language'>;
