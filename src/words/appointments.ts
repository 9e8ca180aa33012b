import type { Doubt } from '../core/case/meeting.ts';
import type { Transfer } from '../core/case/transfer.ts';
import type { ASKED_BY, AppointmentKind, MOVE_REASONS, Otherwise } from '../core/appointment.ts';
import { minuteText } from './day.ts';

export const APPOINTMENT_KIND_WORDS: Readonly<Record<AppointmentKind, string>> = {
  intake: 'intake', talk: 'gesprek', preparation: 'voorbereiding', contact: 'bemiddeld gesprek', 'follow-up': 'nazorg', telephone: 'telefoongesprek', 'prison-visit': 'bezoek aan een inrichting', other: 'andere afspraak',
};

export const ASKED_BY_WORDS: Readonly<Record<(typeof ASKED_BY)[number], string>> = {
  participant: 'een deelnemer', mediator: 'de bemiddelaar', professional: 'een professional', 'somebody-else': 'iemand anders',
};

/** P-02: nobody has to say why. */
export const MOVE_REASON_WORDS: Readonly<Record<(typeof MOVE_REASONS)[number], string>> = {
  'not-told': 'niet gezegd', ill: 'ziek', 'no-time': 'verhinderd', 'wants-more-time': 'heeft meer tijd nodig', travel: 'kan er niet komen', place: 'wil een andere plek',
};

/** Whom a planned visit would not find where it goes (P-21). */
export const TRANSFER_WORDS: Readonly<Record<Transfer['what'], string>> = {
  moved: 'zit inmiddels ergens anders', free: 'zit niet meer vast', unknown: 'zit misschien niet meer vast',
};
export const TRANSFER_ADVICE = 'Maak een nieuwe afspraak, of controleer het bij de inrichting voordat u gaat.';

/** What was done where nobody spoke to a colleague who was missed (P-21). */
export const OTHERWISE_WORDS: Readonly<Record<Otherwise, string>> = {
  'no-visit': 'het bezoek ging niet door', 'others-know': 'iemand anders zag of sprak deze collega', 'emergency-services': '112 is gebeld; de hulpdiensten zoeken verder', director: 'de directie zoekt verder',
};

/** "Wera Proef sprak Bo Bemiddelaar, die veilig is (5 maart 2019, 16:40)." */
export const followedUpText = ({ name, byName, how, at }: { name: string; byName: string; how: 'spoken' | Otherwise; at: Date }): string =>
  `${how === 'spoken' ? `${byName} sprak ${name}, die veilig is` : `${name} meldde zich niet veilig. ${byName} handelde het af: ${OTHERWISE_WORDS[how]}`} (${minuteText(at)}).`;

/** Beside an appointment that may not stand any more. */
export const DOUBT_WORDS: Readonly<Record<Doubt, string>> = { dead: 'wie zou komen, of voor wie iemand zou komen, is overleden', stopped: 'wie zou komen, of voor wie iemand zou komen, doet niet meer mee', paused: 'de zaak staat dan op pauze' };
