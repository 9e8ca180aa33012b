import { asksForCall } from '../core/case/missing.ts';
import { participants } from '../core/case/state.ts';
import { Notice } from '../ui/notice.tsx';
import { callBackAddress } from '../words/call-back.ts';
import type { CaseView } from './view.ts';

/** Somebody waits for the telephone to ring; and the form promised that nobody else hears of it meanwhile (P-14). */
export function CallBack({ view: { state, sees, number, relations } }: { view: CaseView }) {
  if (!asksForCall(state)) return null;
  const self = state.referral?.entry === 'self';
  const [first] = participants(state, 'a');
  return (
    <Notice tone="warning" title="Belverzoek: bel eerst">
      {self ? 'Wie zich meldde, wil eerst met iemand praten.' : `${state.referral?.entry === 'professional' ? 'De verwijzer' : 'Wie aanmeldde'} wacht op een telefoontje. Bel met niemand anders: degene over wie het gaat, weet het nog niet of is het er nog niet mee eens.`}
      {sees.details && first ? <> <a href={`/zaken/${number}/gegevens/${first.id}`}>Toon het nummer, en of bellen veilig is</a></> : null}
      {relations.includes('desk') ? <> <a href={callBackAddress(number)}>Leg vast wat bellen werd</a>, ook als er niemand opneemt.</> : null}
    </Notice>
  );
}
