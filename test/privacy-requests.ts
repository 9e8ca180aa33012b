import { beforeEach } from 'vitest';
import { factText } from '../src/casework/texts-facts.ts';
import type { CaseId } from '../src/core/fields.ts';
import { askedInWords } from '../src/letters/asked.ts';
import { requestRoutes } from '../src/requests/routes.tsx';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { cases, type Cases } from './journal.ts';
import { signedIn, testServer, type Client, type Fields } from './visit.ts';

export let house: FreshDatabase;
export let own: Cases;
export let officer: Client;
export let caseId: CaseId;
/** What was made on paper, oldest first. */
export const printed: { kind: string; text: string }[] = [];

/** For one test file, at its top: before each test one case, of the two people whom requests are about. */
export function privacyRequests(): void {
  beforeEach(async () => {
    house = await freshDatabase();
    own = cases(house);
    printed.length = 0;
    officer = await signedIn(testServer(house, requestRoutes({ make: async (paper) => {
      printed.push({ kind: paper.kind, text: JSON.stringify(paper.sheet) });
      return { kind: 'made', pdf: Buffer.from('%PDF'), fileName: paper.fileName };
    } }, factText, askedInWords)), house.database, { roles: ['privacy-officer'], name: 'Pia Vos' });
    caseId = await own.open({ people: [{ details: ['post'] }, { side: 'b', role: 'offender' }], words: { people: [{ name: 'Testina Zwanehals', address: 'Proefstraat 1, 1234 AB Testdorp' }, { name: 'Proefman Ganzevoet' }] } });
    return () => house.close();
  });
}

const NEW = { soort: 'access', ontvangen: '2019-03-04', naam: 'Testina Zwanehals', adres: 'Proefstraat 1\n1234 AB Testdorp', bereik: '', vraag: 'Wat weten jullie van mij?', identiteit: 'document-shown' };
export const register = async (fields: Fields = {}) => (await officer.post('/verzoeken/nieuw', { ...NEW, ...fields })).location!;
export const post = (address: string, to: string, fields: Fields = {}) => officer.post(`${address}/${to}`, fields, { from: address });
export const choose = (address: string, zaak = '2019-00001', persoon = 'p1') => post(address, 'zaak', { zaak, persoon });
