import type { StaffRole } from '../../src/core/role.ts';

/**
 * Who may see what of a case, told a second time and by hand, so that rights.test.ts does not ask the program what it should do.
 * Sources: P-11, P-18, P-22, and the rules on excluded and restricted colleagues, trainees, stand-ins and emergencies (docs/decisions/0010).
 */
export type Sight = 'desk' | 'desk-after' | 'policy' | 'policy-after' | 'mediator' | 'own-closed' | 'supervisor' | 'reads' | 'reads-closed';

/** A row a state of a case, a column a tie to it. `-`: the case does not exist for this colleague. */
const TABLE = `
                 desk        policy        mediator    second    supervisor  trainee  stand-in
  new            desk        -             -           -         -           -        -
  accepted       desk        -             -           -         -           -        -
  asked          desk        policy        -           -         -           -        -
  held           desk        policy        -           -         -           -        -
  rejected       desk        -             -           -         -           -        -
  running        desk-after  -             mediator    -         supervisor  reads    mediator
  with-second    desk-after  -             mediator    mediator  supervisor  reads    mediator
  running-asked  desk-after  policy-after  mediator    -         supervisor  reads    mediator
  paused         desk-after  -             mediator    -         supervisor  reads    mediator
  handed-back    desk-after  -             -           -         -           -        -
  given-on       desk-after  -             -           mediator  -           -        -
  closed         desk-after  -             own-closed  -         -           -        -
  closed-asked   desk-after  policy-after  own-closed  -         -           -        -
  reopened       desk-after  -             mediator    -         supervisor  reads    mediator`;

const [HEAD, ...ROWS] = TABLE.trim().split('\n').map((line) => line.trim().split(/\s+/)) as [string[], ...string[][]];
export const STATES = ROWS.map(([state]) => state as string);
export type Tie = 'desk' | 'policy' | 'mediator' | 'second' | 'supervisor' | 'trainee' | 'stand-in';

/** Which colleagues the lists of a case name. `me`: whoever asks. */
export const LISTS = ['none', 'excludes-me', 'excludes-another', 'few-with-me', 'few-without-me', 'few-with-me-and-excludes-me'] as const;
export type List = (typeof LISTS)[number];

export interface Person {
  readonly name: string;
  readonly roles: readonly StaffRole[];
  /** Null: nothing to do with any of these cases. */
  readonly tie: Tie | null;
  readonly glass?: true;
}

/** Everybody in the house, and a visitor. Parts and emergencies that are over, or are still to come, count for nothing. */
export const PEOPLE: readonly Person[] = [
  { name: 'desk', roles: ['desk'], tie: 'desk' }, { name: 'policy', roles: ['policy'], tie: 'policy' },
  { name: 'mediator', roles: ['mediator'], tie: 'mediator' }, { name: 'second', roles: ['mediator'], tie: 'second' }, { name: 'supervisor', roles: ['practice-supervisor'], tie: 'supervisor' },
  { name: 'trainee', roles: ['mediator'], tie: 'trainee' }, { name: 'trainee until yesterday', roles: ['mediator'], tie: null }, { name: 'trainee who was sent away', roles: ['mediator'], tie: null },
  { name: 'stand-in', roles: ['mediator'], tie: 'stand-in' }, { name: 'stand-in until yesterday', roles: ['mediator'], tie: null }, { name: 'stand-in from tomorrow', roles: ['mediator'], tie: null },
  { name: 'stand-in who was ended', roles: ['mediator'], tie: null }, { name: 'stand-in who is no mediator', roles: ['policy'], tie: 'policy' },
  { name: 'mediator with broken glass', roles: ['mediator'], tie: null, glass: true }, { name: 'supervisor with broken glass', roles: ['practice-supervisor'], tie: null, glass: true },
  { name: 'mediator whose hour is over', roles: ['mediator'], tie: null }, { name: 'another mediator', roles: ['mediator'], tie: null }, { name: 'another supervisor', roles: ['practice-supervisor'], tie: null },
  { name: 'director', roles: ['director'], tie: null, glass: true }, { name: 'communications', roles: ['communications'], tie: null, glass: true },
  { name: 'privacy officer', roles: ['privacy-officer'], tie: null, glass: true }, { name: 'administrator', roles: ['administrator'], tie: null, glass: true },
  { name: 'administrator who mediates', roles: ['administrator', 'mediator'], tie: null }, { name: 'account without work', roles: [], tie: null },
];

const OPENS: readonly StaffRole[] = ['desk', 'policy', 'mediator', 'practice-supervisor'];
/** Whose work opens cases at all. */
export const opensCases = ({ roles }: Person): boolean => roles.some((role) => OPENS.includes(role));

/** What this person sees of a case in this state with these lists; null where it must not exist for them. */
export function sightOf(person: Person, state: string, list: List): Sight | null {
  if (!opensCases(person) || list === 'excludes-me' || list === 'few-with-me-and-excludes-me') return null;
  const cell = person.tie === null ? '-' : ROWS.find(([name]) => name === state)?.[HEAD.indexOf(person.tie) + 1] ?? '?';
  if (cell !== '-' && list !== 'few-without-me') return cell as Sight;
  return person.glass ? (state.startsWith('closed') ? 'reads-closed' : 'reads') : null;
}

const EVERYBODY: readonly Sight[] = ['desk', 'desk-after', 'policy', 'policy-after', 'mediator', 'own-closed', 'supervisor', 'reads', 'reads-closed'];
const DESK: readonly Sight[] = ['desk', 'desk-after'];
const POLICY: readonly Sight[] = ['policy', 'policy-after'];
const MEDIATOR: readonly Sight[] = ['mediator', 'own-closed'];
const WORKS: readonly Sight[] = ['desk', 'mediator', 'policy', 'policy-after', 'supervisor'];
const LISTS_TOO: readonly Sight[] = [...DESK, ...POLICY, ...MEDIATOR];
const TRAINEES_TOO: readonly Sight[] = ['mediator', 'supervisor'];

/** Stands for an id that nothing has. */
const NOTHING = '00000000-0000-4000-8000-0000000000ff';

/** An address below a case, who gets past its door, and what is posted (nothing that could be kept). `nothing`: there is none of that id. */
export interface Probe { readonly method: 'GET' | 'POST'; readonly rest: string; readonly may: readonly Sight[]; readonly nothing?: true }

const both = (rest: string, may: readonly Sight[]): Probe[] => [{ method: 'GET', rest, may }, { method: 'POST', rest, may }];

export const PROBES: readonly Probe[] = [
  { method: 'GET', rest: '', may: EVERYBODY },
  { method: 'GET', rest: '/gegevens/p1', may: ['desk', 'desk-after', 'policy', 'mediator', 'reads'] },
  { method: 'GET', rest: '/aanvullingen', may: ['desk', 'desk-after', 'policy', 'mediator', 'reads'] }, { method: 'POST', rest: '/aanvullingen', may: ['desk', 'desk-after', 'mediator'], nothing: true },
  { method: 'GET', rest: '/partij/p1', may: ['mediator'] },
  { method: 'POST', rest: '/notitie', may: WORKS }, { method: 'POST', rest: '/taken', may: WORKS }, { method: 'POST', rest: `/taken/${NOTHING}/gedaan`, may: WORKS, nothing: true },
  ...both(`/notities/${NOTHING}`, WORKS).map((probe): Probe => ({ ...probe, nothing: true })), { method: 'POST', rest: `/notities/${NOTHING}/terug`, may: WORKS, nothing: true },
  ...both('/afspraken/nieuw', ['mediator']), { method: 'GET', rest: `/afspraken/${NOTHING}`, may: ['mediator'], nothing: true }, { method: 'GET', rest: `/afspraken/${NOTHING}/verzetten`, may: ['mediator'], nothing: true },
  ...both(`/afspraken/${NOTHING}/verwerken`, ['mediator']).map((probe): Probe => ({ ...probe, nothing: true })),
  { method: 'GET', rest: '/bellen', may: ['mediator'] }, ...both('/bellen/p1', ['mediator']), ...both('/terugbellen', DESK).map((probe): Probe => ({ ...probe, nothing: true })),
  ...['verzetten', 'afzeggen', 'ging-door', 'toch-niet', 'overnemen', 'zelfde-inrichting'].map((act): Probe => ({ method: 'POST', rest: `/afspraken/${NOTHING}/${act}`, may: ['mediator'], nothing: true })),
  ...['veilig', 'nog-niet-veilig'].map((act): Probe => ({ method: 'POST', rest: `/afspraken/${NOTHING}/${act}`, may: MEDIATOR, nothing: true })),
  { method: 'GET', rest: `/afspraken/${NOTHING}/waar`, may: [...DESK, ...MEDIATOR, 'supervisor'], nothing: true }, ...['gesproken', 'anders-afgehandeld'].map((act): Probe => ({ method: 'POST', rest: `/afspraken/${NOTHING}/${act}`, may: [...DESK, ...MEDIATOR, 'supervisor'], nothing: true })),
  ...both('/datalek/L2020-999/p1', EVERYBODY).map((probe): Probe => ({ ...probe, nothing: true })), { method: 'POST', rest: `/brieven/${NOTHING}/verstuurd`, may: EVERYBODY, nothing: true },
  { method: 'GET', rest: '/vergelijken', may: DESK }, { method: 'GET', rest: '/vergelijken/2020-99999', may: EVERYBODY, nothing: true }, { method: 'POST', rest: '/vergelijken/2020-99999', may: EVERYBODY, nothing: true },
  { method: 'GET', rest: '/brieven', may: EVERYBODY }, { method: 'GET', rest: `/brieven/${NOTHING}.pdf`, may: EVERYBODY, nothing: true },
  ...both('/brieven/benaderingsbrief?persoon=p2', MEDIATOR), ...both('/brieven/gegevensverzoek', DESK), ...both('/brieven/afsluitende-brief?persoon=p1', MEDIATOR), ...both('/brieven/brief-na-afkeuren?persoon=p1', DESK),
  ...both('/vraag-link', DESK), ...both('/telefoon', DESK), { method: 'POST', rest: `/telefoon/${NOTHING}/terug`, may: DESK },
  { method: 'GET', rest: '/toegang', may: [...LISTS_TOO, 'supervisor'] }, { method: 'POST', rest: '/toegang/niet', may: LISTS_TOO }, { method: 'POST', rest: '/toegang/alleen', may: LISTS_TOO },
  { method: 'POST', rest: `/toegang/${NOTHING}/einde`, may: LISTS_TOO, nothing: true }, { method: 'POST', rest: '/toegang/meekijker', may: TRAINEES_TOO },
  { method: 'POST', rest: `/toegang/meekijker/${NOTHING}/einde`, may: TRAINEES_TOO, nothing: true },
  ...both('/goedgekeurd', DESK), ...both('/intake-gehouden', MEDIATOR), ...both('/vrijgegeven', MEDIATOR), ...both('/teruggekoppeld', MEDIATOR), ...both('/beleid-antwoordt', POLICY), ...both('/opnieuw-uitzetten', DESK),
  ...both('/opnieuw-vragen', [...POLICY, 'supervisor']), ...both('/zorg-over-veiligheid', [...DESK, ...POLICY, ...MEDIATOR, 'supervisor']), ...both('/vastgehouden', [...DESK, ...POLICY]),
  ...both('/contactverbod', [...DESK, ...POLICY, ...MEDIATOR]), ...both('/pauze', [...DESK, ...MEDIATOR]), ...both('/zaak-verbinden', [...DESK, ...MEDIATOR]),
];

const OFFICER: readonly StaffRole[] = ['privacy-officer'];
const ACCOUNTABLE: readonly StaffRole[] = ['privacy-officer', 'director'];
const PROFILES: readonly StaffRole[] = ['desk', 'administrator', 'practice-supervisor'];
const SETTINGS: readonly StaffRole[] = ['administrator', 'policy', 'director'];
const REVIEWS: readonly StaffRole[] = ['administrator', 'privacy-officer'];

/** Addresses that are about no single case, and whose work they are. `nothing`: there is none of that id. */
export const ELSEWHERE: readonly (readonly [string, readonly StaffRole[], 'nothing'?])[] = [
  ['/aanmeldpunt/om-herinneren', ['desk']], ['/aanmeldpunt/om-herinneren/brieven.pdf', ['desk'], 'nothing'], [`/aanmeldpunt/om-herinneren/werk/${NOTHING}`, ['desk'], 'nothing'], [`/aanmeldpunt/om-herinneren/werk/${NOTHING}/stand`, ['desk'], 'nothing'], ['/aanmeldpunt/om-antwoorden', ['desk']], ['/beheer/organisaties', ['desk', 'administrator']], [`/beheer/organisaties/${NOTHING}`, ['desk', 'administrator'], 'nothing'], ['/aanmeldpunt/organisaties', ['desk']], ['/aanmeldpunt/organisaties/2020-99999', ['desk'], 'nothing'],
  ['/beheer/parketten', ['desk', 'administrator']], [`/beheer/parketten/${NOTHING}`, ['desk', 'administrator'], 'nothing'],
  ['/aanmeldpunt', ['desk']], ['/aanmeldpunt/nieuw', ['desk']], ['/beleid', ['policy']], ['/vandaag', ['mediator']], ['/agenda', ['mediator']], ['/mijn-zaken', ['mediator']], ['/werkbegeleiding', ['practice-supervisor']],
  ['/zoeken', ['desk', 'policy', 'mediator', 'practice-supervisor']], ['/vervanging', ['desk', 'administrator']], ['/bemiddelaars', PROFILES], ['/noodtoegang', OPENS], ['/noodtoegang/nalopen', ['privacy-officer']],
  ['/jaar/2019', ['director', 'policy', 'communications']], ['/jaar/2019.csv', ['director', 'policy', 'communications']], ['/inzage', ['privacy-officer']],
  ['/bewaren', ['privacy-officer']], ['/bewaren/onbeslist', ['privacy-officer']], ['/bewaren/dossiers', OFFICER], ['/bewaren/gewist', ['privacy-officer']], ['/bewaren/termijnen', ['privacy-officer']],
  ['/bewaren/2020-99999', OFFICER, 'nothing'], ['/inzage/zaak/2020-99999', OFFICER, 'nothing'], ['/inzage/zegel', OFFICER], ['/inzage/zegel/kop', OFFICER],
  ['/inzage/nakijken', OFFICER], ['/inzage/nakijken/postcodes', OFFICER], ['/inzage/nakijken/2020-05-25', OFFICER], ['/privacy', OFFICER],
  ['/verzoeken', OFFICER], ['/verzoeken/nieuw', OFFICER], ['/verzoeken/V2020-001', OFFICER], ['/verzoeken/V2020-001/zinnen', OFFICER], ['/verzoeken/V2020-001/inzage/inzage.json', OFFICER],
  [`/verzoeken/V2020-001/stuk/${NOTHING}.pdf`, OFFICER, 'nothing'], [`/verzoeken/V2020-001/brieven/${NOTHING}.pdf`, OFFICER, 'nothing'],
  ['/datalekken', OFFICER], ['/datalekken/L2020-001', OFFICER], ['/rechten-nakijken', REVIEWS], [`/rechten-nakijken/${NOTHING}/minder`, REVIEWS, 'nothing'], [`/rechten-nakijken/${NOTHING}/stoppen`, REVIEWS, 'nothing'],
  ['/verantwoording', ACCOUNTABLE], ['/verantwoording/register.csv', ACCOUNTABLE], ['/verantwoording/besluiten', ACCOUNTABLE], ['/verantwoording/jaarplan', ACCOUNTABLE], ['/verantwoording/scholing', OFFICER],
  [`/bemiddelaars/${NOTHING}`, PROFILES, 'nothing'], [`/bemiddelaars/${NOTHING}/overdragen`, ['desk'], 'nothing'],
  [`/afspraken/${NOTHING}/blad`, ['mediator'], 'nothing'], [`/afspraken/${NOTHING}/agenda`, ['mediator'], 'nothing'], [`/afspraken/${NOTHING}/agenda/p1`, ['mediator'], 'nothing'],
  [`/afspraken/${NOTHING}/waar`, ['desk', 'practice-supervisor'], 'nothing'],
  ['/beheer/instellingen', SETTINGS], ['/beheer/instellingen/wachten-op-gegevens', SETTINGS], ['/beheer/instellingen/contactvormen', SETTINGS], ['/beheer/instellingen/niets', SETTINGS, 'nothing'],
  ['/beheer/taken', ['administrator']], ['/beheer/mail', ['administrator']], ['/accounts', ['administrator']], ['/accounts/nieuw', ['administrator']], [`/accounts/${NOTHING}`, ['administrator'], 'nothing'], [`/accounts/${NOTHING}/werk`, ['administrator'], 'nothing'], [`/accounts/${NOTHING}/stoppen`, ['administrator'], 'nothing'], [`/accounts/${NOTHING}/gegevens`, ['administrator'], 'nothing'],
];
