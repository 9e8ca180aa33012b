import { expect, test } from 'vitest';
import { isTelephone } from './telephone.ts';

test.each([
  ['06 12345678', true], ['+31 6 1234-5678', true], ['(020) 123 45 67', true], ['06 1234567', false], ['+123456789012345', true], ['+1234567890123456', false], ['bel mijn zus', false],
])('%s as a telephone number: %s', (text, is) => {
  expect(isTelephone(text)).toBe(is);
});
