import { ButtonLink } from '../ui/form.tsx';
import { setCookie } from '../web/cookie.ts';
import type { Answer, Visit } from '../web/route.ts';
import { endSession, SESSION_COOKIE } from '../web/session.ts';
import { startPage } from '../web/start-page.ts';

/** Staff go to their work, everybody else sees two doors. */
export async function showWelcome(visit: Visit): Promise<Answer> {
  if (visit.user) return { kind: 'to', location: startPage(visit.user.roles) };
  const body = (
    <>
      <h1>Perspectief Herstelbemiddeling</h1>
      <p>Bent u betrokken bij iets ingrijpends, als slachtoffer, nabestaande, dader, veroorzaker of anders, en wilt u contact met de ander? Of verwijst u iemand? Dan kunt u zich hier aanmelden.</p>
      <p><ButtonLink href="/aanmelden" primary>Aanmelden</ButtonLink></p>
      <p>Werkt u bij Perspectief? <a href="/inloggen">Log dan in.</a></p>
    </>
  );
  return { kind: 'page', frame: 'public', title: 'Perspectief', body };
}

/** Weather: nothing that says where somebody came from. */
const NEUTRAL_PAGE = 'https://www.knmi.nl/';

/** The quick exit: forgets everything that this browser holds of us, and shows something else. */
export async function leave(visit: Visit): Promise<Answer> {
  const token = visit.cookies[SESSION_COOKIE];
  if (token) await endSession(visit.db, token);
  const setCookies = Object.keys(visit.cookies).map((name) => setCookie(visit.url, name, '', 0));
  return { kind: 'leave', address: NEUTRAL_PAGE, setCookies };
}
