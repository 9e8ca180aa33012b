import type { Day } from '../core/day.ts';
import type { StaffRole } from '../core/role.ts';

/** Something new in the product, told to whom it concerns. */
export interface NewsItem {
  /** One higher each time; what somebody has read is kept as the highest of these. */
  readonly number: number;
  readonly version: string;
  readonly day: Day;
  /** Null: everybody. */
  readonly roles: readonly StaffRole[] | null;
  readonly title: string;
  readonly text: string;
}

const OPENS_CASES: readonly StaffRole[] = ['desk', 'policy', 'mediator', 'practice-supervisor'];
const on = (day: string): Day => day as Day;

/** Newest first. Whoever changes what people see adds one here, in the same commit. */
export const NEWS: readonly NewsItem[] = [
  {
    number: 8, version: '0.1.0', day: on('2026-11-29'), roles: ['administrator', 'policy', 'director'], title: 'Instellingen',
    text: 'Op de pagina Instellingen staat wat de stichting zelf kiest: wachttijden, en wat er wordt aangeboden. De beheerder verandert het, vanaf een dag en met een reden.',
  },
  {
    number: 7, version: '0.1.0', day: on('2026-11-29'), roles: ['privacy-officer'], title: 'Verzoeken en datalekken worden ook gewist',
    text: 'Onder Bewaren en wissen staat nu wat van verzoeken en datalekken aan het einde van zijn termijn komt. Wie van geen zaak weet, krijgt voortaan dezelfde brief als iemand van wie wij niets bewaren.',
  },
  {
    number: 6, version: '0.1.0', day: on('2026-11-29'), roles: ['desk', 'mediator'], title: 'Aanvullingen van wie aanmeldde',
    text: 'Wie een aanmelding verstuurde, kan er met een code iets aan toevoegen. U ziet dan “aanvulling ontvangen” in uw lijst en in de zaak. Lees het en kies Gelezen.',
  },
  {
    number: 5, version: '0.1.0', day: on('2026-11-29'), roles: OPENS_CASES, title: 'Ongedaan maken',
    text: 'Legde u net iets vast dat niet klopt? Boven de zaak staat een half uur lang een link om het ongedaan te maken. Bij elke verbetering ziet u nu wat al de deur uit is, en wat u dan kunt doen.',
  },
  {
    number: 4, version: '0.1.0', day: on('2026-11-29'), roles: null, title: 'Hulp en sneltoetsen',
    text: 'Druk op het vraagteken, of op Ctrl en schuine streep, en u ziet de sneltoetsen. Op de pagina Hulp staat hoe uw werk in BIS gaat.',
  },
  {
    number: 3, version: '0.1.0', day: on('2026-11-29'), roles: ['desk', 'policy', 'mediator'], title: 'Zoeken op meer',
    text: 'U zoekt nu ook op een stuk van een zaaknummer, op de organisatie die verwees, en op waar een zaak op wacht.',
  },
  {
    number: 2, version: '0.1.0', day: on('2026-11-29'), roles: ['desk', 'mediator'], title: 'Lijsten verfijnen',
    text: 'Boven een lijst kiest u een fase, een soort aanleiding of waar een zaak op wacht. De keuze staat in het adres: een collega met dezelfde lijst kan hem openen.',
  },
  {
    number: 1, version: '0.1.0', day: on('2026-11-29'), roles: null, title: 'Getypt werk blijft bewaard',
    text: 'Wat u in een formulier typt, wordt vanzelf bewaard, ook als u wordt uitgelogd. Open de pagina opnieuw en het staat er weer.',
  },
];

/** What concerns somebody with these roles, newest first. */
export const newsFor = (roles: readonly StaffRole[]): NewsItem[] =>
  NEWS.filter((item) => item.roles === null || item.roles.some((role) => roles.includes(role)));
