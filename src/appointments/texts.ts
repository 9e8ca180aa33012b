import { clockAt, minutesAt, SAFE_AFTER_MINUTES, type Homes, type Slot } from '../core/appointment.ts';
import { dayText } from '../words/day.ts';

export const KIND_MISSING = 'Kies wat voor afspraak het is.';
export const DAY_MISSING = 'Vul een dag in die bestaat.';
export const DAY_OVER = 'Deze dag is al voorbij. Leg vast wat er gebeurde, met de knop van die stap in de zaak.';
/** Of a time that was most likely meant to be twelve hours later. */
export const nightText = (start: string): string => `Bedoelt u ${clockAt((minutesAt(start) ?? 0) + 12 * 60)}? Is het echt zo vroeg, schrijf dan ${start}, met een nul ervoor.`;
export const TIME_WRONG = 'Schrijf de tijd als uren en minuten, bijvoorbeeld 14:30.';
export const LENGTH_MISSING = 'Kies hoe lang het duurt.';
export const OVER_MIDNIGHT = 'Deze afspraak loopt door na middernacht. Kies een kortere tijd, of begin eerder.';
export const PLACE_MISSING = 'Kies waar het is.';
export const NO_CALL_THERE = 'Een telefoongesprek is niet op een plek. Kies ‘Op afstand’, of kies bovenaan een andere soort afspraak.';
export const WHO_MISSING = 'Kies met wie het is.';
export const ASKER_MISSING = 'Kies wie erom vraagt.';
export const NOT_PLANNED = 'Deze afspraak staat niet meer. Er is niets verzet. Kijk in de zaak wat ervan werd, en plan zo nodig een nieuwe.';
export const MOVED_ALREADY = 'Deze afspraak is intussen verzet. Wat nu staat, is niet afgezegd: open die afspraak hieronder en zeg haar daar af.';
export const CLOSED_MEANWHILE = 'Deze zaak is intussen afgesloten. Er is niets gepland. Heropen haar eerst, als dit gesprek toch komt.';
export const CLASH_FIELD = 'Zet een vinkje als u het toch zo wilt plannen.';
export const PLACE_HINT = 'Komen mensen van beide kanten, kies dan een plek die van geen van beiden is.';
export const WHERE_HINT = 'Adres of kamer. Alleen de bemiddelaars van deze zaak lezen dit, en wie u zoekt als u na een bezoek niets laat horen. Bij Thuis mag dit leeg blijven als het adres in de zaak staat.';
/** What stands with a visit at home of which nobody wrote where. */
export const IN_CASE = 'Het adres in de zaak';
export const FROM_CASE_RETURNED = 'Let op: post hierheen kwam terug. Deze persoon woont er misschien niet meer. Het laatste adres in de zaak';
export const NO_ADDRESS = 'Het adres is niet opgeschreven.';
export const homeUnknownText = ({ met, addresses }: Homes): string =>
  `${addresses === 0 ? 'Schrijf het adres op: in de zaak staat er geen van wie u bezoekt.' : met === addresses ? 'Schrijf op bij wie thuis het is: in de zaak staat meer dan één adres.' : 'Schrijf op bij wie thuis het is: niet van ieder die u daar ontmoet, staat het adres in de zaak.'} Hoort niemand na het bezoek van u, dan weet men anders niet waar u bent.`;
/** Before a visit, to whoever goes there. */
export const ASKED_LATER = {
  title: 'Na dit bezoek meldt u zich veilig',
  text: `Vanaf het begin staat hier en op Vandaag de knop ‘Ik ben veilig’. Drukte u ${SAFE_AFTER_MINUTES} minuten na het einde nog niet, dan zien het aanmeldpunt en uw werkbegeleider dat, en zij bellen u.`,
} as const;
export const NO_NUMBER = { title: 'Uw telefoonnummer is niet bekend', text: 'Hoort niemand na een bezoek van u, dan kan het aanmeldpunt u niet bellen.', link: 'Vul uw nummer in bij Mijn account' } as const;
export const TOGETHER_HINT = 'Dan staat de afspraak ook in de agenda van uw collega. Na een bezoek meldt ieder van u zich zelf veilig.';
export const BOOKING_TEXTS = {
  site: { label: 'Inrichting', hint: 'Ook de afdeling. Wat u in dit deel schrijft, staat bij deze persoon en is nooit te lezen voor de andere kant. Het aanmeldpunt leest alleen de inrichting, en alleen als u zich na het bezoek niet veilig meldt.' },
  contact: { label: 'Contactpersoon daar', hint: 'Wie het bezoek regelt, en hoe u die bereikt.' },
  reference: { label: 'Nummer van de boeking', hint: 'Schrijf hier geen naam van wie u bezoekt.' },
  bring: { label: 'Meenemen', hint: 'Bijvoorbeeld een identiteitsbewijs.' },
} as const;
export const REFERRER_ANSWERS = [{ value: 'yes', label: 'Ja' }, { value: 'no', label: 'Nee' }, { value: '', label: 'Nog niet bekend' }] as const;
export const BOOKING_ELSEWHERE = 'Dit hoort bij een bezoek aan een inrichting. Kies dat als plaats, of maak dit leeg.';
export const WHOSE_VISIT = 'Bij wie is dit bezoek? Kies één persoon, of leg in de zaak vast wie er vastzit. Anders staat de boeking bij de verkeerde.';
export const GATE_LATE = 'U bent dan pas na het begin van het bezoek bij de poort.';
export const GATE_HINT = 'Bij de poort toont u dit; daarna blijft het in uw kluisje. Neem het niet mee naar het gesprek en bewaar het niet bij het blad: met het nummer van de boeking weet wie het vindt, van wie het blad is.';
export const SAME_PLACE_HINT = 'Staat hetzelfde er alleen anders? Zeg dan dat u het nakeek; de waarschuwing gaat weg tot er weer iets wordt vastgelegd.';
export const RECORDED_MEANWHILE = 'Er is intussen weer iets vastgelegd. Kijk het opnieuw na; er is nog niets veranderd.';
export const HOW_MISSING = 'Kies wat er gedaan is.';
export const WHO_FOLLOWED = 'Kies om wie het gaat.';
export const FOLLOWED_DOUBT = 'Klopt dit niet? Bel dan nu zelf.';
export const FOLLOWED_ALREADY = 'Deze collega wordt niet meer gemist. Kijk wie hieronder staat, en kies opnieuw.';
export const NUMBER_ELSEWHERE = 'Vraag het nummer aan het aanmeldpunt.';

/** Where it was said today that it took place. */
export const REOPEN_NOTE = 'Ging het toch niet door? Vandaag kunt u dat nog terugzetten; daarna verzet u de afspraak of zegt u haar af. Legde u het gesprek in de zaak al vast, maak dat daar dan ook ongedaan.';
/** Where the buttons come that say how it went. */
export const fromText = ({ day, start }: Pick<Slot, 'day' | 'start'>): string => `Vanaf ${dayText(day)} om ${start} legt u hier vast hoe het ging.`;
/** Hidden field: what the warning on the page was about. */
export const WARNED = 'gewaarschuwd';
/** People of both sides at the home of one of them. */
export const HOME = 'thuis-samen';
export const HOME_HINT = 'Er komen mensen van beide kanten. Wie komt, weet daarna waar de ander woont.';
export const HOME_FIELD = 'Zet een vinkje als dit zo is afgesproken, of kies een andere plaats.';
