import { expect, test } from 'vitest';
import { isEmail } from './email.ts';

test.each(['jo@voorbeeld.nl', 'jo.proef+werk@post.voorbeeld.invalid', 'jo_proef@xn--vrbeeld-90a.nl', 'Noël@voorbeeld.nl'])('%s is one address', (text) => expect(isEmail(text)).toBe(true));

test.each([
  '', 'jo', 'jo@voorbeeld', 'jo@voorbeeld.n', 'jo@voorbeeld.nl.', '@voorbeeld.nl', 'jo@.', 'jo proef@voorbeeld.nl', 'jo@voorbeeld.nl\n', 'jo@voorbeeld@elders.nl',
  'jo@voorbeeld.nl,mo@voorbeeld.nl', 'jo,mo@voorbeeld.nl', 'mailto:jo@voorbeeld.nl', 'Jo <jo@voorbeeld.nl>', '"jo"@voorbeeld.nl', 'jo\u200b@voorbeeld.nl', 'jo\u202e@voorbeeld.nl', `${'j'.repeat(250)}@voorbeeld.nl`,
])('%j is none', (text) => expect(isEmail(text)).toBe(false));
