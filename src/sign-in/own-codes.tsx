import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { recordEvent } from '../web/account-event.ts';
import type { Answer, Visit } from '../web/route.ts';
import { signedInAs, whenFresh } from './fresh.tsx';
import { OWN_PATH, ownAccountPage } from './own-account.tsx';
import { codeHash, makeCodes } from './recovery.ts';
import { keepCodes } from './sql.ts';

/** Shown on this one answer and kept as hashes; the codes of before work no more. */
export function makeOwnCodes(visit: Visit): Promise<Answer> {
  return whenFresh(visit, (status) => ownAccountPage(visit, {}, status), async () => {
    const { db, keys, now, newId } = visit;
    const { user } = signedInAs(visit);
    const codes = makeCodes(newId);
    await keepCodes(db, user.id, codes.map((code) => codeHash(keys, user.id, code.replaceAll('-', ''))), now);
    await recordEvent(db, { id: newId(), staffId: user.id, at: now, kind: 'recovery-made', by: user.id });
    const body = (
      <>
        <PageHead over={<a href={OWN_PATH}>Mijn account</a>} title="Uw herstelcodes" />
        <Notice tone="success" title="Dit zijn uw nieuwe herstelcodes">
          <p>Druk deze pagina af of schrijf de codes over, en bewaar ze niet bij uw telefoon. Hierna zijn ze niet meer te zien. Eerdere codes werken niet meer.</p>
        </Notice>
        <ol class="recovery-codes">{codes.map((code) => <li><code>{code}</code></li>)}</ol>
        <p>Elke code werkt één keer, samen met uw wachtwoord. Daarna stelt u een nieuwe app of passkey in.</p>
        <p><a href={OWN_PATH}>Terug naar mijn account</a></p>
      </>
    );
    return { kind: 'page', frame: 'staff', title: 'Herstelcodes', here: OWN_PATH, body };
  });
}
