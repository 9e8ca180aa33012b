import type { CaseState } from '../core/case/state.ts';
import { listed } from '../words/codes.ts';
import type { DayGroup, DeskList, OwnGroup } from './rules.ts';

/** Title of each list of the desk, and what to say where it is empty. */
export const DESK_TEXTS: Readonly<Record<DeskList | 'alles' | 'dubbel' | 'hervatbaar', { readonly title: string; readonly empty: string; /** What to do, or what brings something here. */ readonly hint?: string }>> = {
  alles: { title: 'Alles', empty: 'Er ligt niets bij het aanmeldpunt.', hint: 'Wat iemand op de website verstuurt, komt hier vanzelf. Komt het per telefoon of post, kies dan Aanmelding vastleggen.' },
  nieuw: { title: 'Nieuw', empty: 'Er zijn geen nieuwe aanmeldingen.', hint: 'Komt er een per telefoon of post, kies dan Aanmelding vastleggen.' },
  verwijzer: { title: 'Verwijzer', empty: 'Er staat geen vraag open bij een verwijzer.', hint: 'Een vraag stelt u in de zaak, voordat zij is goedgekeurd.' },
  gegevens: { title: 'Gegevens', empty: 'Er zijn geen gegevens aan te vullen.', hint: 'Kijk bij Nieuw wat er nog beoordeeld moet worden.' },
  om: { title: 'Wacht op OM', empty: 'Er loopt geen vraag bij het Openbaar Ministerie.', hint: 'Gegevens vraagt u in de zaak, nadat zij is goedgekeurd.' },
  incompleet: { title: 'Mag incompleet uit', empty: 'Er is nu niets dat incompleet uitgezet mag worden.', hint: 'Een zaak komt hier vanzelf als het OM te lang niet antwoordt.' },
  uitzetten: { title: 'Uitzetten', empty: 'Er is nu niets uit te zetten.', hint: 'Kijk bij Gegevens wat daarvoor nog nodig is.' },
  beleid: { title: 'Bij beleid', empty: 'Er ligt niets bij beleid.', hint: 'Huiselijk geweld en stalking komen hier vanzelf.' },
  teruggegeven: { title: 'Teruggegeven', empty: 'Er is geen zaak teruggegeven.', hint: 'Geeft een bemiddelaar een zaak terug, dan staat zij hier met de reden.' },
  zonder: { title: 'Zonder bemiddelaar', empty: 'Er is geen zaak zonder bemiddelaar.', hint: 'Stopt het account van een bemiddelaar, dan staan de zaken van die collega hier tot een ander ze heeft.' },
  gepauzeerd: { title: 'Gepauzeerd', empty: 'Er staat niets op pauze.', hint: 'Een pauze legt u vast in de zaak, met een dag om weer te kijken.' },
  dubbel: { title: 'Lijkt op een andere', empty: 'Geen van deze zaken lijkt op een andere.', hint: 'BIS vergelijkt namen en geboortedagen, ook met zaken die eindigden.' },
  hervatbaar: { title: 'Afgekeurd, te hervatten', empty: 'Er is niets afgekeurd dat nog hervat kan worden.', hint: 'Wat wacht op mediation in strafzaken, komt hier met de dag om weer te kijken.' },
};

export const OWN_TEXTS: Readonly<Record<OwnGroup | 'standsIn' | 'follows', { readonly title: string; readonly note: string }>> = {
  given: { title: 'Nieuw bij u', note: 'Neem de zaak aan, of geef haar terug met een reden. Wie erin gaat werken, neemt haar ook aan.' },
  mine: { title: 'Aan u', note: 'Wat het eerst aan de beurt is, staat boven.' },
  person: { title: 'Wacht op een deelnemer', note: 'Daar loopt geen klok op. De dag is een geheugensteun.' },
  others: { title: 'Wacht op een ander', note: 'Openbaar Ministerie, beleid of aanmeldpunt.' },
  paused: { title: 'Gepauzeerd', note: '' },
  standsIn: { title: 'U vervangt', note: 'Zaken van een collega, zolang de vervanging duurt.' },
  follows: { title: 'U kijkt mee', note: 'Om te leren. U leest mee en legt niets vast.' },
};

/** Parts of the page of today: the name in its address, the title, what is said with it and where it is empty. */
export const DAY_TEXTS: Readonly<Record<DayGroup, { readonly anchor: string; readonly title: string; readonly note: string; readonly empty: string }>> = {
  late: { anchor: 'eerst', title: 'Eerst dit', note: 'Uw eigen werk waarvan de dag voorbij is.', empty: 'Niets van u is te laat.' },
  week: { anchor: 'komende-dagen', title: 'Komende zeven dagen', note: 'Wat het eerst aan de beurt is, staat boven.', empty: 'De komende zeven dagen is niets aan u.' },
  undated: { anchor: 'zonder-dag', title: 'Zonder dag', note: 'Taken waar u geen dag bij zette.', empty: 'Er is geen taak zonder dag.' },
  new: { anchor: 'nieuw', title: 'Nieuw bij u', note: 'Kort geleden uitgezet, en nog niet begonnen.', empty: 'Er is geen nieuwe zaak.' },
  look: { anchor: 'weer-kijken', title: 'Wacht op een ander, weer kijken', note: 'Daar loopt geen klok op. De dag is een geheugensteun.', empty: 'Er is deze week niets om weer naar te kijken.' },
};

/** What somebody typed in a form about a case and did not send. */
export const DRAFT_TEXTS = {
  anchor: 'niet-verstuurd', title: 'Nog niet verstuurd', unnamed: 'Formulier', gone: 'Dit kan niet meer: het is al gedaan, doorgehaald of afgezegd. Gooi weg wat u typte.',
  note: 'Hier begon u aan te typen. Het is bewaard, en er is nog niets vastgelegd. Alleen u ziet dit.',
} as const;

/** What policy is asked about a case. */
export function questionText(state: CaseState): string {
  const asked = [
    state.violence.domestic === 'yes' ? 'huiselijk geweld' : null, state.violence.stalking === 'yes' || state.cause === 'stalking' ? 'stalking' : null,
    state.concern ? 'zorg over veiligheid' : null, state.heldBack ? 'vastgehouden met een vraag' : null,
  ].filter((text) => text !== null);
  return listed(asked) || 'vraag van het aanmeldpunt';
}
