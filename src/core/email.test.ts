import { expect, test } from 'vitest';
import { isEmail, slipIn } from './email.ts';

test.each(['jo@voorbeeld.nl', 'jo.proef+werk@post.voorbeeld.invalid', 'jo_proef@xn--vrbeeld-90a.nl', 'Noël@voorbeeld.nl'])('%s is one address', (text) => expect(isEmail(text)).toBe(true));

test.each([
  '', 'jo', 'jo@voorbeeld', 'jo@voorbeeld.n', 'jo@voorbeeld.nl.', '@voorbeeld.nl', 'jo@.', 'jo proef@voorbeeld.nl', 'jo@voorbeeld.nl\n', 'jo@voorbeeld@elders.nl',
  'jo@voorbeeld.nl,mo@voorbeeld.nl', 'jo,mo@voorbeeld.nl', 'mailto:jo@voorbeeld.nl', 'Jo <jo@voorbeeld.nl>', '"jo"@voorbeeld.nl', 'jo\u200b@voorbeeld.nl', 'jo\u202e@voorbeeld.nl', `${'j'.repeat(250)}@voorbeeld.nl`,
])('%j is none', (text) => expect(isEmail(text)).toBe(false));

test.each([
  ['jo@gmial.com', 'gmail.com'], ['Jo@GMAL.COM', 'gmail.com'], ['jo@hotmai.nl', 'hotmail.nl'], ['jo@voorbeeld.con', 'voorbeeld.com'],
])('%s was meant to end in %s', (email, meant) => expect(slipIn(email)?.meant).toBe(meant));

test.each(['jo@gmail.com', 'jo@mail.com', 'jo@hotmail.nl', 'jo@live.nl', 'jo@voorbeeld.nl', 'gmial.com@voorbeeld.nl', 'jo@ziggo.nl'])('nothing is said of %s', (email) => expect(slipIn(email)).toBeNull());
