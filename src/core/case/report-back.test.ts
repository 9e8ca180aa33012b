import { describe, expect, test } from 'vitest';
import { aCase, type Case } from '../../../test/story.ts';
import { CODES } from '../codes.ts';
import { ORDER_NAMES, specOf } from './orders.ts';

const a = { who: 'a' } as const;
const b = { who: 'b' } as const;
const met = () => aCase().upTo('met');
const consented = (): Case => met().do('consent-to-report-back', {}, a).do('consent-to-report-back', {}, b);

describe('reporting back to somebody outside', () => {
  test('on whether contact took place, or on any content, leaves only with the consent of both parties [R-056]', () => {
    expect(met().why('report-back')).toBe('no-consent-of-everyone');
    expect(met().do('consent-to-report-back', {}, a).why('report-back')).toBe('no-consent-of-everyone');
    expect(met().do('consent-to-report-back', {}, b).why('report-back')).toBe('no-consent-of-everyone');
    expect(consented().why('report-back')).toBe('possible');
  });

  test('needs their consent for that receiver [R-056]', () => {
    for (const receiver of CODES.reportReceiver) if (receiver !== 'referrer-a') expect(consented().why('report-back', { receiver })).toBe('no-consent-of-everyone');
    const split = met().do('consent-to-report-back', {}, a).do('consent-to-report-back', { receiver: 'prosecution' }, b);
    for (const receiver of ['referrer-a', 'prosecution'] as const) expect(split.why('report-back', { receiver })).toBe('no-consent-of-everyone');
  });

  test('needs their consent for the same words [R-056]', () => {
    const c = met().do('consent-to-report-back', { words: 'contact-and-form' }, a).do('consent-to-report-back', {}, b);
    for (const words of ['contact-and-form', 'contact-took-place'] as const) expect(c.why('report-back', { words })).toBe('no-consent-of-everyone');
    expect(c.do('consent-to-report-back', { words: 'contact-and-form' }, b).why('report-back', { words: 'contact-and-form' })).toBe('possible');
    expect(c.why('report-back', { words: 'contact-took-place' })).toBe('no-consent-of-everyone');
  });

  test('each can take the consent back until it is sent, also while the case is paused [R-056] [R-063]', () => {
    for (const who of [a, b]) {
      const c = consented().do('pause').do('withdraw-report-back-consent', {}, who).do('resume');
      expect(c.why('report-back')).toBe('no-consent-of-everyone');
      expect(c.why('withdraw-report-back-consent', {}, who)).toBe('nothing-agreed');
      expect(c.do('consent-to-report-back', {}, who).why('report-back')).toBe('possible');
    }
    const sent = consented().do('report-back');
    expect(sent.why('withdraw-report-back-consent', {}, a)).toBe('already-reported-back');
    expect(sent.why('report-back')).toBe('already-reported-back');
    expect(met().do('consent-to-report-back', {}, a).why('withdraw-report-back-consent', { receiver: 'court' }, a)).toBe('nothing-agreed');
  });

  test('can be overridden by nobody: policy, supervisors and the desk have no order for it [R-056]', () => {
    expect(specOf('report-back').by).toEqual(['mediator']);
    expect(ORDER_NAMES.filter((name) => name.includes('report-back')).flatMap((name) => specOf(name).by)).toEqual(['mediator', 'mediator', 'mediator']);
  });

  test('asks everybody whose part would be told: each of several offenders and victims who were asked [R-056]', () => {
    const c = aCase({ a: [{}, {}], b: [{}, {}, {}] }).upTo('met');
    for (const who of ['p1', 'p2', 'p3', 'p4']) c.do('consent-to-report-back', {}, { who });
    expect(c.why('report-back')).toBe('no-consent-of-everyone');
    expect(c.do('consent-to-report-back', {}, { who: 'p5' }).why('report-back')).toBe('possible');
  });

  test('asks nothing of who was never approached: they do not know of the case [R-072]', () => {
    const c = aCase().upTo('named');
    expect(c.why('consent-to-report-back', {}, b)).toBe('not-approached');
    expect(c.do('consent-to-report-back', {}, a).why('report-back')).toBe('no-consent-of-everyone');
  });

  test('that somebody refused is told to nobody without that person: it would need their own consent [R-072]', () => {
    const c = aCase().upTo('approached').do('record-answer', { answer: 'no' }).do('write-report-text').do('consent-to-report-back', { words: 'agreed-text', textNumber: 1 }, a);
    expect(c.why('report-back', { words: 'agreed-text' })).toBe('no-consent-of-everyone');
  });

  test('in their own words has those words written down first, and is a consent to that text [R-056] [R-057]', () => {
    const text = { words: 'agreed-text', textNumber: 1 } as const;
    expect([met().why('consent-to-report-back', text, a), met().fieldOf('consent-to-report-back', text, a)]).toEqual(['no-report-text', 'receiver']);
    const c = met().do('write-report-text');
    expect(c.fieldOf('consent-to-report-back', { words: 'agreed-text' }, a)).toBe('textNumber');
    expect(c.why('consent-to-report-back', { ...text, receiver: 'court' }, a)).toBe('no-report-text');
    expect(c.why('consent-to-report-back', { words: 'contact-took-place', textNumber: 1 }, a)).toBe('no-text-with-these-words');
    c.do('consent-to-report-back', text, a);
    expect(c.why('report-back', { words: 'agreed-text' })).toBe('no-consent-of-everyone');
    c.do('consent-to-report-back', text, b).do('report-back', { words: 'agreed-text' });
    expect(c.facts.at(-1)).toEqual({ kind: 'ReportedBack', receiver: 'referrer-a', words: 'agreed-text', textNumber: 1 });
  });

  test('in a text that was changed needs the consent of everybody to the changed one [R-056]', () => {
    const both = (c: Case, textNumber: number): Case => c.do('consent-to-report-back', { words: 'agreed-text', textNumber }, a).do('consent-to-report-back', { words: 'agreed-text', textNumber }, b);
    const c = both(met().do('write-report-text'), 1).do('write-report-text');
    expect(c.why('report-back', { words: 'agreed-text' })).toBe('no-consent-of-everyone');
    expect(c.why('consent-to-report-back', { words: 'agreed-text', textNumber: 1 }, a)).toBe('text-replaced');
    c.do('consent-to-report-back', { words: 'agreed-text', textNumber: 2 }, a);
    expect(c.why('report-back', { words: 'agreed-text' })).toBe('no-consent-of-everyone');
    expect(both(c, 2).why('report-back', { words: 'agreed-text' })).toBe('possible');
    expect(c.do('write-report-text', { receiver: 'court' }).why('report-back', { words: 'agreed-text' })).toBe('possible');
  });

  test('once it has left cannot get another text [R-056]', () => {
    expect(consented().do('report-back').why('write-report-text')).toBe('already-reported-back');
  });

  test('stops at once when one of them dies, and waits during a pause [P-09] [R-061]', () => {
    expect(consented().do('record-death', {}, b).why('report-back')).toBe('person-died');
    expect(consented().do('pause').why('report-back')).toBe('paused');
  });
});

describe('a notice in fixed words to the referrer of the registered party', () => {
  test('needs that party\'s consent only, and says nothing of the other [R-056]', () => {
    const c = aCase();
    expect(c.why('send-process-notice')).toBe('no-process-notice-consent');
    expect(c.do('consent-to-process-notice').why('send-process-notice')).toBe('possible');
    expect(c.do('consent-to-process-notice', { consents: 'no' }).why('send-process-notice')).toBe('no-process-notice-consent');
  });

  test('is "received", "a mediator is known" or "closed"; there is no word for why, or who stopped [R-056] [R-072]', () => {
    expect(CODES.processNotice).toEqual(['received', 'mediator-known', 'closed']);
    expect(Object.keys(specOf('send-process-notice').fields)).toEqual(['notice']);
  });

  test('is sent only when it is true', () => {
    const c = aCase().do('consent-to-process-notice');
    expect(c.why('send-process-notice', { notice: 'mediator-known' })).toBe('not-yet-allocated');
    expect(c.why('send-process-notice', { notice: 'closed' })).toBe('not-closed');
    c.upTo('closed');
    for (const notice of CODES.processNotice) expect(c.why('send-process-notice', { notice })).toBe('possible');
    expect(aCase().do('consent-to-process-notice').do('reject').why('send-process-notice', { notice: 'closed' })).toBe('possible');
  });

  test('needs the consent of each of several registered people, and ends with a death of one of them [R-056] [P-09]', () => {
    const c = aCase({ a: [{}, {}] }).do('consent-to-process-notice', {}, { who: 'p1' });
    expect(c.why('send-process-notice')).toBe('no-process-notice-consent');
    expect(c.do('consent-to-process-notice', {}, { who: 'p2' }).why('send-process-notice')).toBe('possible');
    expect(c.do('record-death', {}, { who: 'p2', by: 'desk' }).why('send-process-notice')).toBe('person-died');
  });

  test('goes to nobody where nobody referred', () => {
    const c = aCase({ entry: 'self', referrerKind: null });
    expect(c.why('consent-to-process-notice')).toBe('no-referrer');
    expect(c.why('send-process-notice')).toBe('no-referrer');
  });
});
