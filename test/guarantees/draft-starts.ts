import { randomUUID } from 'node:crypto';
import { day } from '../../src/core/day.ts';
import { keepAsked } from '../../src/letters/asked.ts';
import { addAppointment } from '../../src/database/people/appointment.ts';
import { addWords } from '../../src/database/people/people.ts';
import { addTask } from '../../src/database/people/task.ts';
import { aCase, type Case } from '../story.ts';
import { signedIn, type Fields } from '../visit.ts';
import { COLLEAGUES, type Colleague, type House } from './house.ts';
import { ready } from './scenes.ts';
import { Told } from './told.ts';

/** Who opens which page. */
export type Start = readonly [Colleague, string];

const SAFE = { post: 'yes', telephone: 'no', voicemail: 'no', email: 'no' } as const;
const told = (): Told => new Told({ on: '2020-03-02', a: [{ details: ['post'] }] });

/** Pages that something must have happened for: a case of its own, a request, a breach, a week with a question in it. */
export async function ownStarts(house: House): Promise<Start[]> {
  const put = async (c: Case): Promise<string> => {
    // Names and addresses with every fact that could have brought them.
    const words = ['p1', 'p2'].flatMap((person) => c.entries.flatMap(({ seq, fact }) => [
      { compartment: 'person' as const, person, kind: 'name', text: 'Testina van Voorbeeld', factSeq: seq },
      { compartment: 'person' as const, person, kind: 'contact', text: 'Voorbeeldstraat 12\n1234 AB Voorbeeldstad', factSeq: seq },
      ...(fact.kind === 'Released' ? [{ compartment: 'person' as const, person: 'p1', kind: 'released', text: 'Een regel.', factSeq: seq }] : []),
    ]));
    return (await house.put(c, words)).number;
  };
  const [approached, requested, asked] = [await put(ready('approach').c), await put(ready('remind-data').c), await put(ready('approach').c)];
  const closing = await put(told().upTo('met').do('state-safe-contact', SAFE, { who: 'a' }).do('stop-case'));
  const alike = [await put(told()), await put(told())];
  const due = await asks(house);
  const rejected = await put(told().do('state-safe-contact', SAFE, { who: 'a' }).do('reject'));
  const wished = await put(aCase({ clientAgrees: 'unknown', callBack: 'yes' }));
  return [
    ['desk', `/zaken/${wished}/terugbellen`], ['desk', `/zaken/${approached}/telefoon?wie=p1`], ['mediator', `/zaken/${approached}`], ['mediator', `/zaken/${approached}/bellen/p1`], ['mediator', `/zaken/${approached}/brieven/benaderingsbrief?persoon=p2`],
    ['mediator', `/zaken/${closing}/brieven/afsluitende-brief?persoon=p1`], ['desk', `/zaken/${requested}/brieven/gegevensverzoek`],
    ['desk', `/zaken/${rejected}/brieven/brief-na-afkeuren?persoon=p1`], ['privacyOfficer', `/bewaren/${rejected}`],
    ['desk', `/zaken/${alike[0]}/vergelijken/${alike[1]}`], ['desk', due], ['desk', await office(house)], ...await organisations(house),
    ...await requests(house, asked), ...await breaches(house), ...await breachLetter(house, put), ...await questions(house), ...await nearness(house, approached), ...await appointments(house), ...await accounts(house), ...await profiles(house), ...await settings(house),
  ];
}

/** An office of the prosecution service, to be changed. */
async function office(house: House): Promise<string> {
  await done(house, 'desk', '/beheer/parketten', { naam: 'Parket Proef', contact: 'Cora Proef', adres: 'Postbus 1\n1234 AB Voorbeeldstad', vanaf: '2020-01-01' });
  return /href="(\/beheer\/parketten\/[^"]+)"/.exec((await (await house.as('desk')).get('/beheer/parketten')).text)?.[1] ?? '';
}

/** One with a unit, somebody who works there, a former name and one that went up in it; one that ended; a referral of one that is not in the list. */
async function organisations(house: House): Promise<Start[]> {
  const add = (naam: string) => done(house, 'desk', '/beheer/organisaties', { soort: 'police', naam, onder: '' });
  const [one, other, ended] = [await add('Politie Oud'), await add('Politie Dubbel'), await add('Politie Gestopt')];
  await done(house, 'desk', one, { naam: 'Politie Proef', onder: '' });
  await done(house, 'desk', `${one}/mensen`, { medewerker: 'Vera Verwijs', functie: '', telefoon: '', 'e-mail': '' });
  await done(house, 'desk', `${other}/samenvoegen`, { in: one.split('/').at(-1) ?? '' });
  await done(house, 'desk', `${ended}/einde`, {});
  const { number } = await house.put(told(), [{ compartment: 'referrer', person: null, kind: 'organisation', text: 'Bureau Onbekend', factSeq: 1 }]);
  return [['desk', one], ['desk', ended], ['desk', `/aanmeldpunt/organisaties/${number}`]];
}

/** Data that were asked by letter so long ago that the prosecution service may be reminded. */
async function asks(house: House): Promise<string> {
  const { id } = await house.put(ready('remind-data').c);
  await house.inside((db) => keepAsked(db, house.keys, id, { officeId: '', office: 'Parket Proef', address: 'Postbus 1', prosecutionNumber: '1', policeNumber: '', nameRegistered: false, requested: ['name'] }, { by: COLLEAGUES.desk[0], now: house.server.clock.now, newId: house.newId }));
  return '/aanmeldpunt/om-herinneren';
}

/** Posts a form of a page, and tells where it leads. */
async function done(house: House, who: Colleague, address: string, fields: Fields): Promise<string> {
  const { status, location } = await (await house.as(who)).post(address, { ...fields, eenmalig: house.key(who) });
  if (status !== 303 || location === null) throw new Error(`${address} answers ${status} where a page was to be made`);
  return location.split('#')[0] as string;
}

/** One of which its owner did not say to be safe, and one to come; and a task. */
async function appointments(house: House): Promise<Start[]> {
  const { id, number } = await house.put(ready('approach').c);
  const one = { caseId: id, owner: COLLEAGUES.mediator[0], kind: 'intake', minutes: 60, people: ['p1'], where: 'Proefstraat 1', replaces: null } as const;
  const add = async (on: string, start: string, place: 'home' | 'prison' = 'home') =>
    `/zaken/${number}/afspraken/${await house.inside((db) => addAppointment(db, house.keys, { ...one, day: day(on), start, place }, house.server.clock.now, house.newId))}`;
  const task = await house.inside((db) => addTask(db, house.keys, { caseId: id, due: null, text: 'Bellen', owner: COLLEAGUES.mediator[0], now: house.server.clock.now }, house.newId));
  const note = house.newId();
  await house.inside((db) => addWords(db, house.keys, { caseId: id, compartment: 'casework', person: null, kind: 'note', text: 'Gebeld.', factSeq: null, by: COLLEAGUES.mediator[0], now: house.server.clock.now, newId: () => note }));
  const [missed, later, inside] = [await add('2021-02-10', '08:00'), await add('2021-02-11', '14:00'), await add('2021-02-09', '09:00', 'prison')];
  return [['mediator', `${inside}/verwerken`], ['mediator', missed], ['desk', `${missed}/waar`], ['desk', `${missed.replace(/^\/zaken\/[^/]+/, '')}/waar`], ['mediator', later], ['mediator', `${later}/verzetten`], ['mediator', `/zaken/${number}/afspraken/nieuw`], ['mediator', `/zaken/${number}/taken/${task}`], ['mediator', `/zaken/${number}/notities/${note}`]];
}

/** A mediator of whom something is known that can be taken away. */
async function profiles(house: House): Promise<Start[]> {
  const page = `/bemiddelaars/${COLLEAGUES.mediator[0]}`;
  return [['desk', await done(house, 'desk', `${page}/verlof`, { 'verlof-van': '2021-03-01', 'verlof-tot': '' })]];
}

/** A change that is still to come, and can be taken back. */
async function settings(house: House): Promise<Start[]> {
  return [['administrator', await done(house, 'administrator', '/beheer/instellingen/herinneren', { getal: '9', vanaf: '2021-03-01', waarom: 'Afgesproken met het Openbaar Ministerie.' })]];
}

/** A request of every kind, as far as its own form; one whose asker nobody knows yet, and one that is restricted. */
async function requests(house: House, number: string): Promise<Start[]> {
  await done(house, 'mediator', `/zaken/${number}/notitie`, { notitie: 'Zij was boos. Hij niet.' });
  const ask = async (soort: string, identiteit = 'document-shown') => {
    const own = { soort, ontvangen: '2021-02-09', naam: 'Testina van Voorbeeld', adres: 'Proefstraat 1\n1234 AB Testdorp', bereik: '', vraag: 'Wat is er van mij?', identiteit };
    const address = await done(house, 'privacyOfficer', '/verzoeken/nieuw', own);
    if (identiteit !== '') await done(house, 'privacyOfficer', `${address}/zaak`, { zaak: number, persoon: 'p1' });
    // Of the first of them it is still asked how the answer gets there.
    if (soort !== 'access' && identiteit !== '') await done(house, 'privacyOfficer', `${address}/weg`, { weg: 'by-hand', veilig: 'Op kantoor, donderdag.' });
    return address;
  };
  const [unknown, access, correction, erasure, restriction, restricted] = [await ask('access', ''), await ask('access'), await ask('correction'), await ask('erasure'), await ask('restriction'), await ask('restriction')];
  await done(house, 'privacyOfficer', `${restricted}/beperken`, {});
  // One that is answered, and whose words go soon.
  const answered = await ask('correction');
  await done(house, 'privacyOfficer', `${answered}/besluit`, { besluit: 'refused', grond: 'correct-as-it-is', uitleg: 'Nagekeken.' });
  await done(house, 'privacyOfficer', '/bewaren/termijnen', { zaken: 'request', maanden: '1', waarom: 'Korter kan.' });
  return ['/bewaren/dossiers', unknown, access, `${access}/zinnen`, correction, erasure, restriction, restricted].map((address) => ['privacyOfficer', address] as const);
}

/** One that was weighed, and has its lesson: everything but closing is still to do. */
async function breaches(house: House): Promise<Start[]> {
  const fields = { soort: 'lost', ontdekt: '2021-02-09', 'ontdekt-tijd': '09:30', gegevens: ['name'], aantal: '1', wat: 'Een map bleef in de trein liggen.', gedaan: '' };
  const reported = await done(house, 'desk', '/datalekken/melden', fields);
  const address = reported.replace('/gemeld/', '/');
  await done(house, 'privacyOfficer', `${address}/wegen`, { risico: 'high', waarom: 'Er stonden adressen in.' });
  await done(house, 'privacyOfficer', `${address}/leren`, { les: 'Geen mappen meer mee.' });
  return [['privacyOfficer', address]];
}

/** A letter to somebody whom a breach touches, who knows of the case and whose post is safe. */
async function breachLetter(house: House, put: (c: Case) => Promise<string>): Promise<Start[]> {
  const number = await put(told().upTo('met').do('state-safe-contact', SAFE, { who: 'a' }));
  const reported = await done(house, 'mediator', `/zaken/${number}/datalek`, { soort: 'lost', ontdekt: '2021-02-09', 'ontdekt-tijd': '09:30', wie: ['p1'], gegevens: ['name'], aantal: '1', wat: 'Kwijt.', gedaan: '' });
  const breach = reported.split('/').at(-1) ?? '';
  await done(house, 'privacyOfficer', `/datalekken/${breach}/wegen`, { risico: 'high', waarom: 'Een naam.' });
  const address = `/zaken/${number}/datalek/${breach}/p1`;
  const shown = /name="gezien" value="([^"]+)"/.exec((await (await house.as('mediator')).get(address)).text)?.[1] ?? '';
  await done(house, 'mediator', address, { taal: 'nl', doe: 'maken', gezien: shown });
  return [['mediator', address], ['mediator', `/zaken/${number}/brieven`]];
}

/** Weeks with a question about looking, one of them answered; a check of the log that found something; something in the year plan. */
async function questions(house: House): Promise<Start[]> {
  await house.asOwner(async (db) => {
    for (const week of ['2021-01-25', '2021-02-01']) await db.query('insert into log_review (week, made_at, due, looks) values ($1, $2, $1, 1)', [week, house.server.clock.now]);
    await db.query("insert into log_finding (week, staff_id, kinds, looks, first_at, last_at) values ('2021-01-25', $1, '{many-cases}', 2, $2, $2)", [COLLEAGUES.desk[0], house.server.clock.now]);
    await db.query("insert into log_check (checked_at, seal, lines, cases, faults) values ($1, 0, 1, 0, '[{\"kind\": \"line-gone\", \"line\": 1}]')", [house.server.clock.now]);
  });
  const plan = await done(house, 'privacyOfficer', '/verantwoording/jaarplan', { wat: 'Verwerkers nalopen', wie: COLLEAGUES.director[0], voor: '2021-06-01' });
  return ['/inzage/nakijken/2021-01-25', '/inzage/nakijken/2021-02-01', '/inzage/zegel', plan].map((address) => ['privacyOfficer', address] as const);
}

/** Who may come near a case: somebody on each list, a trainee, a stand-in, an emergency to look at. */
async function nearness(house: House, number: string): Promise<Start[]> {
  const page = `/zaken/${number}/toegang`;
  await done(house, 'mediator', `${page}/niet`, { niet: COLLEAGUES.otherSupervisor[0], 'waarom-niet': 'Buren.' });
  await done(house, 'mediator', `${page}/meekijker`, { meekijker: COLLEAGUES.second[0], 'meekijken-tot': '' });
  await done(house, 'desk', '/vervanging', { bemiddelaar: COLLEAGUES.second[0], vervanger: COLLEAGUES.otherMediator[0], van: '2021-02-10', tot: '2021-02-20' });
  await done(house, 'otherMediator', '/noodtoegang', { zaak: number, reden: 'Iemand staat nu voor haar deur.' });
  return [['mediator', page], ['supervisor', page], ['desk', page], ['desk', '/vervanging'], ['privacyOfficer', '/noodtoegang/nalopen']];
}

/** The review of rights, begun; a colleague who signed in with a recovery code; an administrator with two sessions. */
async function accounts(house: House): Promise<Start[]> {
  await done(house, 'privacyOfficer', '/rechten-nakijken/beginnen', {});
  await house.asOwner((db) => db.query("insert into account_event (id, staff_id, at, kind) values ($1, $2, $3, 'recovery-used')", [randomUUID(), COLLEAGUES.mediator[0], house.server.clock.now]));
  await signedIn(house.server, house.database, { id: COLLEAGUES.administrator[0], roles: ['administrator'] });
  return [['privacyOfficer', '/rechten-nakijken'], ['administrator', `/accounts/${COLLEAGUES.mediator[0]}`], ['administrator', '/mijn-account/sessies']];
}
