import { KeepTyped, type Sending } from './keep-typed.ts';

/** In a form of the staff: says that something was kept only once the server answered, and who else is at work on the case. */
export class KeepDraft extends KeepTyped {
  protected async send(_form: HTMLFormElement, body: URLSearchParams, how: Sending): Promise<boolean> {
    body.append('stil', '1');
    const said = await post(body, how);
    this.say(said.text);
    if (said.others) showOthers(said.others);
    return said.kept;
  }
}

interface Said { kept: boolean; text: string; others: string[] | null }

async function post(body: URLSearchParams, how: Sending): Promise<Said> {
  const lost = (text: string): Said => ({ kept: false, text, others: null });
  try {
    const answer = await fetch('/concept', { method: 'POST', body, ...how, redirect: 'error' });
    const known = answer.headers.get('content-type')?.startsWith('text/plain') ?? false;
    const [at = '', ...others] = known ? (await answer.text()).split('\n') : [];
    if (answer.status === 200 && at !== '') return { kept: true, text: `Bewaard om ${at}`, others };
    if (answer.status === 401 && at !== '') return { kept: true, text: `Bewaard om ${at}. U bent niet meer ingelogd.`, others: null };
    if (answer.status === 403 && at !== '') return { kept: true, text: `Bewaard om ${at}. Er is eerst iets anders te doen: ga naar het begin.`, others: null };
    if (answer.status === 413) return lost('Niet bewaard: dit is te veel tekst ineens.');
    if (answer.status === 422) return lost('Niet bewaard: dit formulier is al verstuurd. Open het opnieuw.');
    return lost(answer.status === 401 ? 'Niet bewaard: u bent niet meer ingelogd.' : 'Niet bewaard.');
  } catch {
    return lost('Niet bewaard: er is geen verbinding.');
  }
}

function showOthers(others: readonly string[]): void {
  const place = document.querySelector('also-here');
  const texts = others.map((other) => `Ook bezig in deze zaak: ${other}`);
  if (!place || [...place.children].map((one) => one.textContent).join('\n') === texts.join('\n')) return;
  place.replaceChildren(...texts.map((text) => {
    const line = document.createElement('span');
    line.textContent = text;
    return line;
  }));
}
