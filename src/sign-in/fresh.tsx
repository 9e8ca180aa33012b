import { Notice } from '../ui/notice.tsx';
import type { Answer, Session, User, Visit } from '../web/route.ts';

/** A way in is changed only by whoever proved who they are a moment ago: not by a passer-by at an open screen; own choice. */
const FRESH_MINUTES = 15;

/** Who is signed in; these addresses are open to nobody else. */
export function signedInAs({ user, session }: Visit): { user: User; session: Session } {
  if (!user || !session) throw new Error('an address for who is signed in was open to others');
  return { user, session };
}

export function isFresh(visit: Visit): boolean {
  const { session } = signedInAs(visit);
  return session.must === 'renew' || visit.now.getTime() - session.since.getTime() < FRESH_MINUTES * 60_000;
}

export function AskFresh({ back }: { back: string }) {
  return (
    <Notice tone="info" title="Log eerst opnieuw in">
      <p>Manieren om in te loggen kunt u veranderen tot een kwartier nadat u inlogde. <a href={`/inloggen?opnieuw=ja&naar=${encodeURIComponent(back)}`}>Opnieuw inloggen</a></p>
    </Notice>
  );
}

/** The work, or the page again with the question to sign in anew. */
export function whenFresh(visit: Visit, again: (status: number) => Promise<Answer>, work: () => Promise<Answer>): Promise<Answer> {
  return isFresh(visit) ? work() : again(403);
}
