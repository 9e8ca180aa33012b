import { CASE_TABLES } from './register-cases.ts';
import { HOUSE_TABLES } from './register-house.ts';

/**
 * The register of processing activities (AVG art. 30), kept with the tables themselves. A column of the database that is not here turns
 * a test red, and so does one here that is not there. Who adds a column adds its name to one line: under what it is, in its table.
 */
export const ACTIVITIES = {
  mediation: {
    name: 'Aanmelden en bemiddelen', purpose: 'Mensen na een ingrijpende gebeurtenis met elkaar in contact brengen als zij dat willen, en ze veilig bereiken',
    ground: 'AVG 6(1)(a) toestemming voor wie zich meldt of meedoet; 6(1)(f) gerechtvaardigd belang om de ander één keer te vragen; strafrechtelijke gegevens: AVG 10 met UAVG 32(a) of 33; gezondheid daarbij: AVG 9 met UAVG 23(c). Door de stichting te bevestigen',
    people: 'slachtoffers, nabestaanden, verdachten, daders, veroorzakers, hun vertegenwoordigers en steunfiguren, verwijzers', receivers: 'bemiddelaar, aanmeldpunt, beleid en werkbegeleider van die zaak; de andere partij wat is vrijgegeven; Openbaar Ministerie wat een dossier vindt; verwijzer met toestemming van allen',
    term: 'hoogstens 5 jaar na het einde; 1 jaar na een aanmelding waar niets van kwam',
  },
  course: {
    name: 'Verloop van zaken en jaarcijfers', purpose: 'Weten waar een zaak staat, wat mag en wat wacht; cijfers over het werk maken', ground: 'AVG 6(1)(f); codes over strafbare feiten: als bij bemiddelen. Na het wissen van de woorden alleen nog voor statistiek (AVG 5(1)(e), 89)',
    people: 'als bij bemiddelen, zonder naam', receivers: 'wie aan de zaak werkt; directeur en beleid alleen aantallen', term: 'blijft, zonder woorden van mensen',
  },
  finding: {
    name: 'Mensen terugvinden', purpose: 'Een zaak vinden op naam, eerdere zaken van dezelfde persoon voorstellen, en niet opnieuw benaderen wie dat niet wil', ground: 'AVG 6(1)(f)', people: 'als bij bemiddelen', receivers: 'niemand buiten de stichting',
    term: 'tot de woorden gewist zijn; een merkteken van wie nooit benaderd wil worden blijft, zonder naam',
  },
  accounts: {
    name: 'Accounts van medewerkers', purpose: 'Medewerkers laten inloggen met alleen de toegang die bij hun werk hoort', ground: 'AVG 6(1)(b) en (f), 32', people: 'medewerkers en bemiddelaars', receivers: 'niemand buiten de stichting', term: 'zolang iemand er werkt; de naam blijft bij wat die deed',
  },
  access: {
    name: 'Logboek van inzage', purpose: 'Weten wie in welke zaak keek, misbruik vinden, en iemand kunnen zeggen wie zijn zaak zag', ground: 'AVG 6(1)(c) en (f), 5(2), 32', people: 'medewerkers; mensen in zaken alleen door het nummer van hun zaak', receivers: 'privacyfunctionaris', term: 'zolang de zaak bestaat',
  },
  erasing: {
    name: 'Bewaren en wissen', purpose: 'Gegevens op tijd wissen en dat kunnen bewijzen', ground: 'AVG 6(1)(c), 5(1)(e), 5(2), 17', people: 'mensen in zaken, alleen door het nummer van hun zaak; medewerkers die besloten', receivers: 'privacyfunctionaris', term: 'blijft als bewijs, zonder woorden van mensen',
  },
  rights: {
    name: 'Verzoeken van mensen', purpose: 'Wie vraagt om inzage, verbetering, wissen, beperking of bezwaar binnen een maand antwoorden', ground: 'AVG 6(1)(c), 12 tot en met 22', people: 'wie vraagt; medewerkers die het deden', receivers: 'wie vraagt; toezichthouder of rechter als die erom vraagt',
    term: 'woorden 2 jaar na het antwoord, wat iemand kreeg een half jaar, en na nalopen gewist; nummer, soort en dagen blijven',
  },
  breaches: {
    name: 'Datalekken', purpose: 'Elke inbreuk vastleggen, wegen, melden en ervan leren', ground: 'AVG 6(1)(c), 33, 34', people: 'wie het raakt, alleen door het nummer van de zaak; wie het meldde', receivers: 'Autoriteit Persoonsgegevens, zonder namen; de mensen die het raakt', term: 'woorden 5 jaar na het afsluiten, en na nalopen gewist; nummer, soort en momenten blijven',
  },
  accountability: {
    name: 'Verantwoording', purpose: 'Laten zien wat de stichting over privacy besloot, van plan is en leerde', ground: 'AVG 5(2), 24, 39', people: 'medewerkers', receivers: 'directeur, toezichthouder', term: 'woorden van een besluit 5 jaar, en langer zolang het geldt; van het jaarplan 3 jaar na dat jaar; na nalopen gewist. Nummer, dagen en wie blijven',
  },
  running: { name: 'De website laten draaien', purpose: 'Formulieren één keer verwerken, raden van wachtwoorden afremmen, versies bijhouden', ground: 'AVG 6(1)(f), 32', people: 'bezoekers en medewerkers, zonder naam', receivers: 'niemand', term: 'ten hoogste 90 dagen, of zolang de versie draait' },
} as const satisfies Record<string, Activity>;

export interface Activity {
  readonly name: string; readonly purpose: string;
  /** AVG articles; of what is of art. 9 or 10, those of the UAVG too. */
  readonly ground: string;
  readonly people: string; readonly receivers: string; readonly term: string;
}
export type ActivityName = 'mediation' | 'course' | 'finding' | 'accounts' | 'access' | 'erasing' | 'rights' | 'breaches' | 'accountability' | 'running';

/** What a column is, and so how it is kept. */
export const CLASSES = {
  key: 'nummer zonder betekenis', link: 'verwijzing', code: 'code uit een vaste lijst', day: 'dag', moment: 'tijdstip', count: 'aantal of volgnummer', flag: 'ja of nee',
  story: 'verloop in codes, dagen en aantallen: pseudoniem', sealed: 'versleuteld, sleutel per persoon, verzoek of concept', 'sealed-house': 'versleuteld met de sleutel van de stichting',
  marked: 'merkteken, alleen met de sleutels te maken', hashed: 'onomkeerbaar', readable: 'leesbaar: naam of adres van een medewerker of organisatie', technical: 'techniek, geen persoonsgegeven',
} as const;
export type ColumnClass = keyof typeof CLASSES;

/** `term`: where it differs from that of the activity. */
export interface TableEntry { readonly activity: ActivityName; readonly columns: { readonly [kind in ColumnClass]?: string }; readonly term?: string }
export type Tables = Readonly<Record<string, TableEntry>>;

export const TABLES: Tables = { ...CASE_TABLES, ...HOUSE_TABLES };

export interface Entry { readonly table: string; readonly column: string; readonly kind: ColumnClass; readonly activity: Activity; readonly term: string }

/** One entry a column, in the order of the tables. */
export function registerOf(tables: Tables = TABLES): Entry[] {
  return Object.entries(tables).flatMap(([table, { activity, columns, term }]) => Object.entries(columns).flatMap(([kind, names]) =>
    names.split(' ').map((column) => ({ table, column, kind: kind as ColumnClass, activity: ACTIVITIES[activity], term: term ?? ACTIVITIES[activity].term }))));
}
