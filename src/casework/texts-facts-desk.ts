import type { DeskKind } from '../core/case/fold-desk.ts';
import type { Code } from '../core/codes.ts';
import { askedNotToBe } from '../core/case/state.ts';
import { capital, listed, roleWord, word } from '../words/codes.ts';
import { monthText, wholeDay } from '../words/day.ts';
import type { FactTexts } from './texts-facts.ts';

const until = (day: string | null) => (day ? ` tot en met ${wholeDay(day as never)}` : '');

/** What happened up to and including the decision to accept or reject, as sentences of the timeline. */
export const DESK_FACT_TEXTS: FactTexts<DeskKind> = {
  Referred: (f) => {
    const by = f.referrerKind ? `Aangemeld door ${word('referrerKind', f.referrerKind)}` : f.entry === 'self' ? 'Aangemeld door iemand zelf' : 'Aangemeld door een naaste of bekende';
    const more = [
      word('cause', f.cause), f.eventMonth ? monthText(f.eventMonth) : null, f.viaZsm === 'yes' ? 'via ZSM' : null,
      f.callBack === 'yes' ? 'met verzoek om terug te bellen' : null, f.certainty === 'not-sure-yet' ? 'weet het nog niet zeker' : null,
    ].filter((part) => part !== null);
    return `${by}: ${more.join(', ')}`;
  },
  CauseCorrected: (f) => `Aanleiding verbeterd: ${word('cause', f.cause)}, ${word('policeReport', f.policeReport)}`,
  ReferrerPlaced: () => 'Verwijzende organisatie gekozen uit de lijst',
  AgreementConfirmed: (f) => `Nagevraagd of de cliënt ervan weet: ${word('yesNoUnknown', f.clientAgrees)}`,
  PersonAdded: (f, say) => `${capital(roleWord(f.role, say.cause))} toegevoegd aan de ${word('side', f.side)}${f.referredItself === 'yes' ? '; meldde zich zelf' : ''}`,
  AgeRecorded: (f, say) => `Leeftijd van ${say.who(f.person)}: ${f.age} jaar`,
  RepresentativeAdded: (f, say) => `Voor ${say.who(f.for)} spreekt een ${word('representativeKind', f.as)}`,
  RepresentationEnded: (f, say) => `Niemand spreekt meer voor ${say.who(f.for)}`,
  ChildHeard: (f, say) => `${say.who(f.person)} zei zelf of dit goed is: ${word('yesNoNotYet', f.agrees)}; brieven ${word('lettersTo', f.lettersTo)}`,
  SupporterAdded: (f, say) => `${say.who(f.for)} neemt iemand mee: ${word('supporterKind', f.as)}`,
  DetentionRecorded: (f, say) => `${say.who(f.person)} zit vast: ${word('yesNoUnknown', f.detained)}`,
  SafeContactStated: (f, say) => {
    const said = (['post', 'telephone', 'voicemail', 'email'] as const).map((c) => `${CHANNELS[c]} ${word('safeAnswer', f[c])}`);
    return `Veilig contact met ${say.who(f.person)}: ${said.join('; ')}`;
  },
  ReferrerSafeStated: (f) => `Wie aanmeldde bellen: ${word('safeAnswer', f.call)}`,
  LanguageRecorded: (f, say) => `Taal van ${say.who(f.person)}: ${word('language', f.language)}${f.interpreter === 'yes' ? ', met tolk' : ''}`,
  BanRecorded: (f) => (f.ban === 'yes'
    ? `Contactverbod${f.direction ? `: ${word('banDirection', f.direction)}` : ''}${f.imposedBy ? `, opgelegd door ${word('banImposedBy', f.imposedBy)}` : ''}${until(f.until)}`
    : f.ban === 'no' ? 'Er is geen contactverbod' : 'Of er een contactverbod is, is niet bekend'),
  BanPermitted: (f) => `Toestemming ondanks contactverbod, van ${word('permissionBy', f.by)}${until(f.until)}`,
  CriminalStageRecorded: (f) => `Strafzaak: ${word('criminalStage', f.stage)}${f.hearing ? `, zitting op ${wholeDay(f.hearing)}` : ''}`,
  OwnProfessionalKnown: (f, say) => `${say.who(f.person)} heeft een eigen professional`,

  DetailRecorded: (f, say) => `Gegevens van ${say.who(f.person)}: ${channelWord(f)}, van ${word('detailSource', f.source)}`,
  DetailChecked: (f, say) => `Gegevens van ${say.who(f.person)} nagegaan`,
  MailReturned: (f, say) => `Post aan ${say.who(f.person)} kwam terug`,
  DataRequested: () => 'Gegevens gevraagd aan het Openbaar Ministerie',
  DataReminded: () => 'Openbaar Ministerie herinnerd',
  DataAnswered: (f) => `Antwoord van het Openbaar Ministerie: ${word('dataAnswer', f.answer)}`,
  CaseLinked: (f, say) => `Verbonden met zaak ${say.number(f.other)}: ${word('linkKind', f.link)}`,
  EarlierAnswerBinds: (f, say) => (askedNotToBe(f) ? `${say.who(f.person)}: deze persoon vroeg om niet benaderd te worden${f.until ? `, niet vóór ${wholeDay(f.until)}` : ''}`
    : `Uit een eerdere zaak: ${say.who(f.person)} zei “${word('answer', f.answer)}”${until(f.until)}`),
  CameThemselves: (f, say) => `${say.who(f.person)} nam zelf contact op`,

  ViolenceJudged: (f) => `Beoordeeld: huiselijk geweld ${word('yesNoNotYet', f.domestic)}, stalking ${word('yesNoNotYet', f.stalking)}`,
  ConcernRaised: (f) => `Zorg over veiligheid: ${word('concern', f.concern)}`,
  PolicyAnswered: (f, say) => {
    const more = [f.treatmentProvider === 'yes' ? `behandelaar${f.client ? ` van ${say.who(f.client)}` : ''} in beeld` : null, f.treatmentProvider === 'yes' && f.client && f.consentToCall ? f.consentToCall === 'yes' ? 'bellen mag' : 'bellen mag niet' : null, f.safetyHousePossible === 'yes' ? 'Veiligheidshuis mogelijk' : null].filter((part) => part !== null);
    return `Beleid: ${word('policyAnswer', f.answer)}${f.lookAgain ? `, opnieuw kijken op ${wholeDay(f.lookAgain)}` : ''}${more.length > 0 ? ` (${listed(more)})` : ''}`;
  },
  Accepted: () => 'Aanmelding goedgekeurd',
  RejectionAgreed: (f) => `Beleid is het eens met afkeuren: ${word('rejection', f.reason)}`,
  Rejected: (f) => `Aanmelding afgekeurd: ${word('rejection', f.reason)}${f.called === 'not-applicable' ? '' : ` (${word('called', f.called)})`}${f.lookAgain ? `, opnieuw kijken op ${wholeDay(f.lookAgain)}` : ''}`,
  ReferrerAsked: () => 'Vraag gesteld aan de verwijzer',
  ReferrerAnswered: () => 'De verwijzer antwoordde',
  QuestionWithdrawn: () => 'Vraag aan de verwijzer ingetrokken',
  ReferrerAnswerSettled: () => 'Antwoord van de verwijzer verwerkt',
  RejectionResumed: () => 'Aanmelding weer opgenomen',
  HeldBack: (f) => `Aanmelding wordt vastgehouden${f.lookAgain ? `, opnieuw kijken op ${wholeDay(f.lookAgain)}` : ''}`,
  HoldLifted: () => 'Aanmelding wordt niet meer vastgehouden',
};

/** How a detail is reached by. Through whoever registered somebody is no professional's where that is a mother (P-06): nobody is called at work who is called at home. */
export const channelWord = ({ channel, source }: { readonly channel: Code<'detailChannel'>; readonly source: Code<'detailSource'> }): string =>
  (channel === 'via-professional' && source === 'registrant' ? 'via een ander' : word('detailChannel', channel));

export const CHANNELS = { post: 'post', telephone: 'telefoon', voicemail: 'voicemail', email: 'e-mail' } as const;
