import { expect, test } from 'vitest';
import { judgeEmail, judgeName } from './staff.ts';

test('the name of a colleague can be read by everybody: nothing in it that is not seen', () => {
  expect(judgeName('Zoë Proef-de Vries')).toBeNull();
  for (const sign of ['\u200b', '\u061c', '\u202e', '\n']) expect(judgeName(`Zo${sign}ë`)).toContain('niet te lezen');
});

test('the e-mail address of a colleague is one address', () => {
  expect(judgeEmail(' zoe@voorbeeld.nl ')).toBeNull();
  for (const wrong of ['zoe', 'zoe@voorbeeld.nl.', 'zoe\u200b@voorbeeld.nl', 'zoe@voorbeeld.nl, mo@voorbeeld.nl', 'Zoë <zoe@voorbeeld.nl>', 'zoe,mo@voorbeeld.nl']) expect(judgeEmail(wrong)).toContain('geen e-mailadres');
});
