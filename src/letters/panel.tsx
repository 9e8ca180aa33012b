import { dayOf } from '../core/day.ts';
import type { Panel } from '../ui/panel.ts';
import { dayText } from '../words/day.ts';
import type { MadeKind } from './letter.ts';
import { letterAddress, lettersAddress } from './letter-page.tsx';
import { letterName, type LettersParts } from './list.tsx';
import { rejectionOwed, spokenAboutRejection } from './rejection.ts';
import { makeable, mayKnowOf, type Makeable } from './rules.ts';
import { whyNotText } from './texts-screens.ts';

/**
 * Letters on the case file: what can be made now and what was made. Null where this reader's work has no letters in it.
 * `made`: what `lettersOf` read.
 */
export function lettersPanel({ told, asker, number, who, made }: LettersParts): Panel | null {
  const can = makeable(told, asker, made);
  const known = made.filter(({ kind }) => mayKnowOf(kind, asker.relations));
  if (can.length === 0 && known.length === 0) return null;
  const owed = rejectionOwed(told, asker, made);
  const now = can.filter(({ reason }) => reason === null);
  return {
    id: 'brieven', title: 'Brieven', ...(owed.length > 0 ? { owed: <Owed owed={owed} number={number} who={who} spoken={spokenAboutRejection(told)} /> } : {}),
    body: (
      <>
        {now.length > 0 ? (
          <ul class="acts">
            {now.map(({ kind, to, reminder }) => (
              <li><a href={letterAddress(number, kind, to?.person)}>{letterName(kind, to?.person ?? 'casework', who)}{reminder ? ' (herinnering)' : ''}</a></li>
            ))}
          </ul>
        ) : null}
        {known.length > 0 ? (
          <ul>{known.map((letter) => <li>{dayText(dayOf(letter.madeAt))}: {letterName(letter.kind as MadeKind, letter.place, who)}</li>)}</ul>
        ) : null}
        <p><a href={lettersAddress(number)}>{can.length > now.length ? 'Alle brieven, en waarom iets nu niet kan' : 'Alle brieven'}</a></p>
      </>
    ),
  };
}

/** After a rejection: what the desk has still to make, or what keeps it from that (P-10). */
function Owed({ owed, number, who, spoken }: Pick<LettersParts, 'number' | 'who'> & { owed: readonly Makeable[]; spoken: boolean }) {
  const what = spoken ? 'Kan nog' : 'Nog te maken';
  return (
    <>
      {spoken ? <p class="two-sub">Er is gebeld en gesproken. Was dat genoeg, dan hoeft er geen brief.</p> : null}
      {owed.map(({ kind, to, reason }) => {
        const name = letterName(kind, to?.person ?? 'casework', who);
        return reason === null
          ? <p class="now-waits">{what}: <a href={letterAddress(number, kind, to?.person)}>{name}</a>.</p>
          : <><p class="now-waits">{what}: {name}.</p><p class="two-sub">{whyNotText(reason)}</p></>;
      })}
    </>
  );
}
