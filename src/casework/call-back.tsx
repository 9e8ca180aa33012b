import { asksForCall } from '../core/case/missing.ts';
import { participants } from '../core/case/state.ts';
import { Notice } from '../ui/notice.tsx';
import { callBackAddress, whoWaits } from '../words/call-back.ts';
import { capital } from '../words/codes.ts';
import { nearReferrer } from './near-referrer.ts';
import type { CaseView } from './view.ts';

/** Somebody waits for the telephone to ring; and the form promised that nobody else hears of it meanwhile (P-14). Where a call is not safe it is no call that they wait for (P-06). */
export function CallBack({ view }: { view: CaseView }) {
  const { state, sees, number, relations } = view;
  if (!asksForCall(state)) return null;
  const entry = state.referral?.entry;
  const [first] = participants(state, 'a');
  const unsafe = entry === 'self' ? first?.safe.telephone === 'no' : nearReferrer(view)?.call === 'no';
  const waits = unsafe ? 'wacht op bericht. Bellen is niet veilig: kies een andere weg.' : 'wacht op een telefoontje.';
  return (
    <Notice tone="warning" title={unsafe ? 'Belverzoek, maar bellen is niet veilig' : 'Belverzoek: bel eerst'}>
      {entry === 'self' ? `Wie zich meldde, wil eerst met iemand praten, en ${waits}`
        : `${capital(whoWaits(entry))} ${waits} Neem met niemand anders contact op: degene over wie het gaat, weet het nog niet of is het er nog niet mee eens.`}
      {sees.details && first ? <> <a href={`/zaken/${number}/gegevens/${first.id}`}>{unsafe ? 'Toon de gegevens' : 'Toon het nummer, en of bellen veilig is'}</a></> : null}
      {relations.includes('desk') && !unsafe ? <> <a href={callBackAddress(number)}>Leg vast wat bellen werd</a>, ook als er niemand opneemt.</> : null}
    </Notice>
  );
}
