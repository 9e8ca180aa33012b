import { KeepTyped, type Sending } from './keep-typed.ts';

/**
 * In a page of the public form. The server answers the same whatever became of the form, so this never says that something was
 * kept; it says (`lost`) where nothing got through. The quick exit takes it out of the page and with it what is under way.
 */
export class KeepPage extends KeepTyped {
  protected async send(form: HTMLFormElement, body: URLSearchParams, how: Sending): Promise<boolean> {
    const through = await fetch(`${form.action}/concept`, { method: 'POST', body, ...how, redirect: 'error' }).then(({ ok }) => ok, () => false);
    this.say(through || how.signal.aborted ? '' : this.getAttribute('lost') ?? '');
    return through;
  }
}
