import type { MoveFault, StrikeReason } from '../core/note.ts';

/** What somebody chooses, what follows from it, and how a timeline tells it. */
export const STRIKE_TEXTS: Readonly<Record<StrikeReason, { readonly label: string; readonly hint: string; readonly told: string }>> = {
  'other-case': { label: 'Hoort bij een andere zaak', hint: 'De tekst verdwijnt hier voorgoed en komt in de andere zaak te staan, onder uw naam.', told: 'hoort bij een andere zaak' },
  'tells-too-much': {
    label: 'Hier staat iets wat in deze zaak niemand mag weten', hint: 'Bijvoorbeeld het adres van iemand die gevaar kan lopen. De tekst verdwijnt voorgoed.', told: 'er stond iets wat in deze zaak niemand mag weten',
  },
  untrue: { label: 'Klopt niet', hint: 'Niemand kan de tekst meer lezen. Terugzetten kan.', told: 'klopt niet' },
  'not-in-a-file': { label: 'Hoort niet in een dossier', hint: 'Niemand kan de tekst meer lezen. Terugzetten kan.', told: 'hoort niet in een dossier' },
  twice: { label: 'Staat er dubbel', hint: 'Niemand kan de tekst meer lezen. Terugzetten kan.', told: 'staat er dubbel' },
};

export const MOVE_TEXTS: Readonly<Record<MoveFault, string>> = {
  missing: 'Schrijf het nummer van de zaak waar de notitie bij hoort.',
  'same-case': 'Dit is het nummer van deze zaak.',
  'not-there': 'Er is geen zaak met dit nummer waarin u notities mag schrijven.',
  restricted: 'In een van deze twee zaken is gevraagd om gegevens te laten zoals ze zijn. Verplaatsen kan nu niet. Kies een andere reden: dan staat de notitie hier niet meer te lezen.',
};

export const CHOOSE_REASON = 'Kies waarom u de notitie doorhaalt.';
export const NO_NAMES = 'Alleen als het nodig is. Noem hier geen namen, adressen of zaaknummers.';
export const LEFT_THE_HOUSE = 'Heeft iemand een kopie van het dossier gekregen toen de notitie er al stond, dan staat zij daar nog in.';
export const STAYS_SEALED = 'Van iemand in deze zaak moeten de gegevens blijven zoals ze zijn. Daarom wordt de tekst niet gewist. Niemand kan haar lezen, tenzij iemand haar terugzet.';

/** Above a note that was written in one case and moved to another; says nothing of the first. */
export const movedText = (when: string, text: string): string => `Geschreven op ${when} en later hier gezet.\n${text}`;
