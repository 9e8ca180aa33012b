import type { Day } from '../core/day.ts';
import { whenText } from '../web/keeping.ts';
import { LEFT_OUT, type Counts } from '../database/job-run.ts';

/** What each work beside the server is called, and what it is for. */
const CHORES: Readonly<Record<string, readonly [name: string, text: string]>> = {
  search: ['Vindbaar houden', 'Maakt namen opnieuw vindbaar na een storing van de database.'],
  marks: ['Wensen bewaren', 'Bewaart naast de sleutels wie niet benaderd wil worden.'],
  mail: ['Mail versturen', 'Verstuurt wat klaarstaat, en probeert opnieuw wat niet lukte.'],
  'safety-mail': ['Mailen over de veiligheid van een collega', 'Mailt het aanmeldpunt en de werkbegeleider als een collega zich niet veilig meldde en niemand reageerde.'],
  'account-mail': ['Mailen over een gewijzigd adres', 'Mailt het oude adres als het e-mailadres van een account wijzigt.'],
  answers: ['Antwoorden van verwijzers in de zaak zetten', 'Zet in de zaak wat een verwijzer met een link antwoordde.'],
  reminders: ['Herinneringen aan het OM maken', 'Maakt de brieven die het aanmeldpunt voor meer zaken tegelijk vroeg.'],
  'log-seal': ['Logboek verzegelen', 'Geeft nieuwe regels van het logboek een zegel.'],
  'log-check': ['Logboek controleren', 'Houdt één keer per dag het hele logboek en alle zaken tegen de zegels.'],
  standings: ['Lijsten nalopen', 'Rekent één keer per dag voor elke zaak na op welke lijst die hoort.'],
  'log-review': ['Lijst om na te kijken maken', 'Maakt elke maandag de lijst voor de privacyfunctionaris.'],
  retention: ['Bewaren en wissen', 'Zet zaken op de lijst en wist wat nagelopen en over tijd is.'],
  drafts: ['Concepten opruimen', 'Ruimt formulieren op die bezoekers niet afmaakten.'],
  'form-drafts': ['Concepten van medewerkers opruimen', 'Ruimt op wat medewerkers begonnen en lieten liggen.'],
  presence: ['Wie bezig is bijhouden', 'Vergeet wie op welke pagina was.'],
  sessions: ['Sessies opruimen', 'Vergeet sessies die voorbij zijn.'],
  attempts: ['Inlogpogingen opruimen', 'Vergeet pogingen om in te loggen.'],
  'once-keys': ['Formuliersleutels opruimen', 'Vergeet welke formulieren al verstuurd waren.'],
  outbox: ['Verstuurde mail vergeten', 'Vergeet wat dertig dagen geleden wegging of opgegeven werd.'],
  'referrer-people': ['Mensen bij verwijzers vergeten', 'Vergeet wie bij een organisatie werkte en 24 maanden niet gebruikt is.'],
  'job-runs': ['Dit overzicht opruimen', 'Vergeet rondes van meer dan dertig dagen geleden.'],
};

export const choreName = (name: string): string => CHORES[name]?.[0] ?? name;
export const choreText = (name: string): string => CHORES[name]?.[1] ?? '';
export const isChore = (name: string): boolean => Object.hasOwn(CHORES, name);

const COUNTS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  count: ['rij', 'rijen'], sent: ['verstuurd', 'verstuurd'], dropped: ['niet meer verstuurd', 'niet meer verstuurd'], later: ['later opnieuw', 'later opnieuw'],
  givenUp: ['opgegeven', 'opgegeven'], lines: ['regel', 'regels'], cases: ['zaak', 'zaken'], faults: ['fout', 'fouten'], changed: ['bijgewerkt', 'bijgewerkt'], made: ['brief', 'brieven'], refused: ['niet gemaakt', 'niet gemaakt'], listed: ['op de lijst', 'op de lijst'], left: ['overgeslagen', 'overgeslagen'], erased: ['gewist', 'gewist'],
};

/** "3 verstuurd, 1 opgegeven"; empty where there is nothing to tell. */
export const countsText = (counts: Counts): string =>
  Object.entries(counts).filter(([name, n]) => n > 0 && COUNTS[name]).map(([name, n]) => `${n} ${COUNTS[name]![n === 1 ? 0 : 1]}`).join(', ');

const INTERRUPTED = 'interrupted';
/** What it means for who reads it first, by the code of the system or the database. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\b(ENOSPC|EDQUOT|53100)$/, 'de schijf is vol'],
  [/\b(EACCES|EPERM|EROFS)$/, 'BIS mag in een map niet schrijven'],
  [/\bHEAD-UNREADABLE$/, 'een zegel van het logboek dat elders bewaard wordt, is niet te lezen'],
  [/\b(ENOENT|ENOTDIR)$/, 'een map of bestand is er niet'],
  [/\b(ETIMEDOUT|ECONNREFUSED|ECONNRESET|EPIPE|EHOSTUNREACH|ENOTFOUND|08...|57P0[123]|53300)$/, 'de database was niet te bereiken'],
];
const LEFT = new RegExp(`^${LEFT_OUT} (\\d+)$`);

/** What the administrator does with it: nothing in BIS mends a journal. */
export const LEFT_OUT_TEXT = 'Het verloop van deze zaken klopt niet meer. Waarschijnlijk is er buiten BIS om iets in veranderd of weg, en anders kan BIS het zelf niet meer lezen. Daarom staan ze misschien op een verkeerde lijst, en legt niemand er iets in vast. Alle andere zaken zijn nagelopen. Laat alles staan, maak een kopie van de database en haal de privacyfunctionaris en wie de server beheert erbij. BIS probeert het elk uur opnieuw.';

/** The kind of error is for who manages the server, and stays as the program says it. */
export function errorText(error: string): string {
  if (error === INTERRUPTED) return 'de server stopte ondertussen';
  const left = LEFT.exec(error)?.[1];
  if (left) return `${left === '1' ? 'één zaak kon' : `${left} zaken konden`} niet nagelopen worden, alle andere wel`;
  const known = KINDS.find(([code]) => code.test(error))?.[1];
  return known ? `${known} (${error})` : error;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** "elke 5 seconden", "elk uur". */
export function everyText(every: number): string {
  if (every < MINUTE) return `elke ${every / SECOND} seconden`;
  if (every === MINUTE) return 'elke minuut';
  return every === HOUR ? 'elk uur' : `elke ${every / MINUTE} minuten`;
}

export const sinceText = (since: Date, today: Day): string => `sinds ${whenText(since, today)}`;
