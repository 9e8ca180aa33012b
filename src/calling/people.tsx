import { waiting } from '../core/case/waiting.ts';
import { Card } from '../ui/card.tsx';
import { ButtonLink } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { capital } from '../words/codes.ts';
import { reasonText } from '../words/reasons.ts';
import { ask, callAddress } from './ask.ts';
import { onlyOneMeant } from './rules.ts';

/** Whom one can call in a case, and why not; no number is on it. Straight on where nobody else can be meant. */
export const showPeople = (visit: Visit): Promise<Answer> => ask(visit, async ({ visit, open, number, who, people }) => {
  const meant = onlyOneMeant(people, waiting(open.file.state, await visit.settings()).person);
  if (meant) return { kind: 'to', location: callAddress(number, meant.id) };
  return {
    kind: 'page', frame: 'staff', title: `Zaak ${number}: bellen`, here: '/vandaag',
    body: (
      <>
        <PageHead over={<a href={`/zaken/${number}`}>Zaak {number}</a>} title="Wie wilt u bellen?" />
        {people.map(({ person, reason }) => (
          <Card id={`bel-${person.id}`} title={capital(who(person.id))}>
            {reason === null ? <p class="check-out"><ButtonLink primary href={callAddress(number, person.id)}>Naar bellen<span class="vh"> met {who(person.id)}</span></ButtonLink></p> : <p>{reasonText(reason)}</p>}
          </Card>
        ))}
      </>
    ),
  };
});
