/**
 * Around a form with a hidden field `antwoord`: asks the browser for a passkey, or to make one, and sends what it answers with
 * that form. Nothing else leaves this page.
 */
export class PasskeyForm extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('submit', (event) => {
      const form = event.target as HTMLFormElement;
      const answer = form.elements.namedItem('antwoord') as HTMLInputElement;
      if (answer.value !== '') return;
      event.preventDefault();
      void this.#ask().then((credential) => {
        answer.value = JSON.stringify(credential);
        form.requestSubmit();
      }, () => this.#say(this.dataset['failed'] ?? ''));
    });
    // Coming back with the back button may bring back an answer that was used.
    window.addEventListener('pageshow', this.#clear);
  }

  disconnectedCallback(): void {
    window.removeEventListener('pageshow', this.#clear);
  }

  readonly #clear = (): void => {
    for (const field of this.querySelectorAll<HTMLInputElement>('input[name=antwoord]')) field.value = '';
  };

  #say(text: string): void {
    const place = this.querySelector('[role=alert]');
    if (place) place.textContent = text;
  }

  async #ask(): Promise<unknown> {
    this.#say('');
    const question = JSON.parse(this.getAttribute('question') ?? '{}') as Question;
    if (!('credentials' in navigator) || !('PublicKeyCredential' in window)) return Promise.reject(new Error());
    const challenge = bytes(question.challenge);
    if (this.getAttribute('kind') === 'create') {
      const { user, excludeCredentials = [], ...rest } = question;
      const publicKey = { ...rest, challenge, user: { ...user, id: bytes(user.id) }, excludeCredentials: excludeCredentials.map((one) => ({ ...one, id: bytes(one.id) })) };
      return written(await navigator.credentials.create({ publicKey: publicKey as unknown as PublicKeyCredentialCreationOptions }));
    }
    return written(await navigator.credentials.get({ publicKey: { ...question, challenge } as unknown as PublicKeyCredentialRequestOptions }));
  }
}

interface Question {
  challenge: string;
  user: { id: string };
  excludeCredentials?: { id: string; type: 'public-key' }[];
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** By hand: `toJSON` of a credential is missing in browsers of before 2024. */
function written(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new TypeError('no passkey');
  const response = credential.response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  const buffer = (name: 'attestationObject' | 'authenticatorData' | 'signature') => (response[name] ? { [name]: text(response[name]) } : {});
  return {
    id: credential.id, rawId: credential.id, type: credential.type, clientExtensionResults: {},
    response: {
      clientDataJSON: text(response.clientDataJSON), ...buffer('attestationObject'),
      ...(response.signature ? { ...buffer('authenticatorData'), ...buffer('signature') } : { transports: response.getTransports() }),
    },
  };
}
