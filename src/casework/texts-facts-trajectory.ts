import type { FactOf } from '../core/case/facts.ts';
import type { TrajectoryKind } from '../core/case/fold-trajectory.ts';
import type { Code } from '../core/codes.ts';
import { listed, word } from '../words/codes.ts';
import { wholeDay } from '../words/day.ts';
import type { FactTexts, Say } from './texts-facts.ts';

const also = (present: readonly Parameters<typeof word<'present'>>[1][]) =>
  (present.length > 0 ? `; ook erbij: ${listed(present.map((p) => word('present', p)))}` : '');
const withMedium = (medium: Parameters<typeof word<'medium'>>[1]) => (medium === 'in-person' ? '' : `, ${word('medium', medium)}`);

/** Of before texts had numbers it is not known. */
const withText = (number: number | null | undefined): string => (number ? ` (tekst ${number})` : '');

/** Who or what stopped it; the other words say what happened. */
const isSomething = (by: Code<'stoppedBy'>): boolean => by === 'party' || by === 'mediator' || by === 'ban' || by === 'death';

/** A number says nothing to who reads it: which message it was, as it was passed on. */
const received = (passed: FactOf<'MessagePassed'> | null, say: Say): string =>
  (passed ? `Boodschap (${word('form', passed.form)}) van ${say.who(passed.from)} ontvangen door ${say.who(passed.to)}` : 'Boodschap ontvangen');

/** What happened from sending out to closing, as sentences of the timeline. */
export const TRAJECTORY_FACT_TEXTS: FactTexts<TrajectoryKind> = {
  Allocated: (f, say) => `${f.incomplete === 'yes' ? 'Incompleet uitgezet' : 'Uitgezet'} naar ${say.staff(f.mediator)}`,
  SecondMediatorJoined: (f, say) => `Tweede bemiddelaar: ${say.staff(f.mediator)}`,
  SecondMediatorLeft: () => 'Tweede bemiddelaar doet niet meer mee',
  Reallocated: (f, say) => `Overgenomen door ${say.staff(f.mediator)}: ${word('reallocation', f.reason)}`,
  AllocationAccepted: () => 'Aangenomen door de bemiddelaar',
  HandedBack: (f) => `Teruggegeven aan het aanmeldpunt: ${word('handBack', f.reason)}`,
  TalkedOver: () => 'Besproken in werkbegeleiding',
  ToldDataMayFail: (f, say) => `Verteld aan ${say.who(f.person)} dat gegevens uit kunnen blijven`,

  ReferrerContacted: (f) => `Verwijzer: ${word('referrerContact', f.result)}`,
  IntakeHeld: (f, say) => `Intake met ${say.who(f.person)} ${word('place', f.place)}${withMedium(f.medium)}${also(f.present)}`,
  Informed: (f, say) => `Uitleg gegeven aan ${say.who(f.person)} (tekst ${f.textVersion})`,
  Decided: (f, say) => `${say.who(f.person)} ${word('decision', f.decision)}`,
  SafetyWeighed: (f) => `Veiligheid gewogen: ${word('safetyResult', f.result)}; wat er gebeurde ${FACTS_WEIGHED[f.facts]}`,
  Released: (f, say) => `${say.who(f.from)} geeft vrij aan ${say.who(f.to)}: ${word('releaseKind', f.what)}${f.form ? ` (${word('form', f.form)})` : ''}`,
  ReleaseWithdrawn: (f) => `Vrijgave ${f.number} ingetrokken`,
  AddressChecked: (f, say) => `Adres van ${say.who(f.person)} nagegaan bij ${word('detailSource', f.source)}; iemand van de andere kant daar: ${word('yesNoUnknown', f.otherSideLivesThere)}`,
  AskingAgainAgreed: (f, say) => `Tweede oordeel: ${say.who(f.person)} mag opnieuw gevraagd worden`,
  Approached: (f, say) => `${say.who(f.person)} ${f.reminder === 'yes' ? 'herinnerd' : 'benaderd'} (${word('approachChannel', f.channel)}${f.reason === 'default' ? '' : `, ${word('approachReason', f.reason)}`})`,
  Answered: (f, say) => (f.answer === 'no-reaction'
    ? `Geen reactie van ${say.who(f.person)}`
    : `${say.who(f.person)} zegt: ${word('answer', f.answer)}${f.until ? `, niet vóór ${wholeDay(f.until)}` : ''}`),
  Prepared: (f, say) => `Voorbereid met ${say.who(f.person)}${withMedium(f.medium)}`,
  ConfidentialityAgreed: (f, say) => `Vertrouwelijkheid afgesproken met ${say.who(f.person)}`,
  FormConsented: (f, say) => `${say.who(f.person)} stemt in met ${word('form', f.form)}`,
  FormConsentWithdrawn: (f, say) => `${say.who(f.person)} trekt instemming met ${word('form', f.form)} in`,
  MessagePassed: (f, say) => `Boodschap (${word('form', f.form)}) van ${say.who(f.from)} doorgegeven aan ${say.who(f.to)}`,
  MessageReceived: (f, say) => received(say.message?.(f.number) ?? null, say),
  ContactHeld: (f, say) => `${f.form === 'conference' ? 'Gesprek in een groep' : 'Gesprek'} van ${listed(f.people.map(say.who))} ${word('place', f.place)}${withMedium(f.medium)}${also(f.present)}`,
  MetOnTheirOwn: () => 'Ze hebben elkaar zelf gesproken',
  ResultRecorded: (f) => `Leverde op: ${word('result', f.result)}`,

  ReportTextWritten: (f) => `Tekst ${f.number} vastgelegd om terug te koppelen aan ${word('reportReceiver', f.receiver)}`,
  ReportBackConsented: (f, say) => `${say.who(f.person)} vindt goed dat ${word('reportReceiver', f.receiver)} hoort ${word('reportWords', f.words)}${withText(f.textNumber)}`,
  ReportBackConsentWithdrawn: (f, say) => `${say.who(f.person)} wil geen terugkoppeling meer aan ${word('reportReceiver', f.receiver)}`,
  ReportedBack: (f) => `Teruggekoppeld aan ${word('reportReceiver', f.receiver)}: ${word('reportWords', f.words)}${withText(f.textNumber)}`,
  ProcessNoticeConsented: (f, say) => `${say.who(f.person)} over bericht aan de verwijzer: ${word('yesNo', f.consents)}`,
  ProcessNoticeSent: (f) => `Bericht aan de verwijzer: ${word('processNotice', f.notice)}`,
  FollowedUp: (f, say) => `Nazorg met ${say.who(f.person)}: ${word('followUpResult', f.result)}`,
  ClosingLetterSettled: (f, say) => `Afsluitende brief voor ${say.who(f.person)}: ${word('closingLetter', f.how)}${f.handedBy && f.handedBy !== 'recorder' ? `, ${word('handedBy', f.handedBy)}` : ''}`,
  Stopped: (f, say) => `${f.person ? `${say.who(f.person)} stopt` : `Zaak gestopt${isSomething(f.by) ? ' door' : ':'} ${word('stoppedBy', f.by)}`}${f.reason === 'not-told' ? '' : `${f.person || isSomething(f.by) ? ':' : ','} ${word('stopReason', f.reason)}`}`,
  Closed: () => 'Zaak afgesloten',
  Reopened: (f) => `Zaak heropend: ${word('reopening', f.reason)}`,
  LateItemAdded: (f) => `Na het afsluiten: ${word('lateItem', f.item)}`,
  Paused: (f) => `Pauze, op wens van ${word('pausedBy', f.by)}${f.until ? `; opnieuw kijken op ${wholeDay(f.until)}` : ''}`,
  Resumed: () => 'Zaak gaat weer verder',
  Died: (f, say) => `${say.who(f.person)} is overleden`,
  Corrected: (f) => `Regel ${f.seq} verbeterd: ${word('correction', f.reason)}`,
  NotRecorded: (f, say) => `Niet vastgelegd in het oude systeem: ${word('step', f.step)}${f.person ? ` (${say.who(f.person)})` : ''}`,
};

const FACTS_WEIGHED = { 'not-denied': 'wordt niet ontkend', denied: 'wordt ontkend', 'not-applicable': 'is hier geen vraag' } as const;
