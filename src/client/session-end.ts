/** Before the end, for whoever needs time to notice (WCAG 2.2.1 asks at least twenty seconds). */
const WARN_SECONDS = 120;

/**
 * Around the line that says when this session ends: brings it into view two minutes before. Pages of one browser share a
 * session, so each tells the others that it was opened; that is a message between tabs, nothing is stored.
 */
export class SessionEnd extends HTMLElement {
  #timer = 0;
  #channel: BroadcastChannel | null = null;

  connectedCallback(): void {
    const seconds = Number(this.getAttribute('seconds'));
    this.#wait(seconds);
    this.#channel = new BroadcastChannel('session-end');
    this.#channel.onmessage = ({ data }: MessageEvent<{ seconds: number; time: string }>) => {
      this.#wait(data.seconds);
      const time = this.querySelector('b');
      if (time) time.textContent = data.time;
    };
    this.#channel.postMessage({ seconds, time: this.querySelector('b')?.textContent ?? '' });
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.#timer);
    this.#channel?.close();
  }

  #wait(seconds: number): void {
    window.clearTimeout(this.#timer);
    this.#mark(false);
    this.#timer = window.setTimeout(() => this.#mark(true), Math.max(0, seconds - WARN_SECONDS) * 1000);
  }

  #mark(near: boolean): void {
    const place = this.querySelector('section');
    place?.classList.toggle('session-end--near', near);
    if (near) place?.setAttribute('role', 'alert');
    else place?.removeAttribute('role');
  }
}
