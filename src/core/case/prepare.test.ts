import { describe, expect, test } from 'vitest';
import { aCase } from '../../../test/story.ts';
import { CODES } from '../codes.ts';

const a = { who: 'a' } as const;
const b = { who: 'b' } as const;

describe('preparation', () => {
  test('starts only when the other party, after the intake, decided to go on too [R-049]', () => {
    expect(aCase().upTo('a-goes-on').why('prepare', {}, a)).toBe('other-side-has-not-agreed');
    expect(aCase().upTo('b-said-yes').why('prepare', {}, a)).toBe('other-side-has-not-agreed');
    const c = aCase().upTo('b-said-yes').do('hold-intake', {}, b).do('decide-to-go-on', { decision: 'thinks' }, b);
    expect(c.why('prepare', {}, b)).toBe('not-decided');
    expect(c.do('decide-to-go-on', {}, b).why('prepare', {}, a)).toBe('possible');
  });

  test('is with each apart: what one prepared says nothing of the other [R-050] [P-07]', () => {
    const c = aCase().upTo('b-goes-on').do('prepare', {}, a);
    expect([c.person('a').prepared, c.person('b').prepared]).toEqual(['2019-03-04', null]);
  });

  test('may be done by telephone, and more than once [P-07]', () => {
    expect(aCase().upTo('b-goes-on').do('prepare', { medium: 'telephone' }, a).why('prepare', {}, a)).toBe('possible');
  });

  test('does not go on with who stopped, or whose other side stopped [R-063]', () => {
    const c = aCase().upTo('b-goes-on').do('stop-taking-part', {}, b);
    expect(c.why('prepare', {}, b)).toBe('person-stopped');
    expect(c.why('prepare', {}, a)).toBe('other-side-has-not-agreed');
    expect(aCase().upTo('b-goes-on').do('decide-to-go-on', { decision: 'stop' }, a).why('prepare', {}, a)).toBe('decided-to-stop');
    expect(aCase().upTo('b-goes-on').do('stop-case').why('prepare', {}, a)).toBe('stopped');
  });

  test('does not go on with a child who says no after all [R-070]', () => {
    const c = aCase({ a: [{ role: 'victim', age: 15, representative: 'parent' }], b: [{ role: 'offender' }] }).do('hear-child', {}, { ...a, by: 'desk' }).upTo('b-goes-on');
    expect(c.why('prepare', {}, a)).toBe('possible');
    expect(c.do('hear-child', { agrees: 'no' }, a).why('prepare', {}, a)).toBe('child-said-no');
  });

  test('waits during a pause [R-061]', () => {
    expect(aCase().upTo('b-goes-on').do('pause').why('prepare', {}, a)).toBe('paused');
  });
});

describe('confidentiality', () => {
  test('is agreed with each participant, from the intake on [R-058] [R-057]', () => {
    expect(aCase().upTo('sent-out').why('agree-confidentiality', {}, a)).toBe('intake-first');
    const c = aCase().upTo('b-goes-on').do('agree-confidentiality', {}, a);
    expect([c.person('a').confidential, c.person('b').confidential]).toEqual(['2019-03-04', null]);
    expect(c.why('agree-confidentiality', {}, a)).toBe('told-already');
  });
});

describe('the form', () => {
  test('is each party\'s own choice, and may be several [R-051] [R-053]', () => {
    const c = aCase().upTo('b-goes-on').do('consent-to-form', { form: 'talk' }, a).do('consent-to-form', { form: 'letters' }, a).do('consent-to-form', { form: 'shuttle' }, b);
    expect([[...c.person('a').forms], [...c.person('b').forms]]).toEqual([['talk', 'letters'], ['shuttle']]);
  });

  test.each(['talk', 'letters', 'shuttle', 'conference'] as const)('%s was always possible [R-051]', (form) => {
    expect(aCase({ on: '2015-05-04' }).upTo('b-goes-on').why('consent-to-form', { form }, a)).toBe('possible');
  });

  test.each([['video', '2017-12-31', '2018-01-01'], ['audio', '2020-12-31', '2021-01-01']] as const)('a message by %s exists only from its own day on [R-051] [R-117]', (form, before, from) => {
    expect(aCase({ on: before }).upTo('b-goes-on').why('consent-to-form', { form }, a)).toBe('form-not-yet-valid');
    expect(aCase({ on: from }).upTo('b-goes-on').why('consent-to-form', { form }, a)).toBe('possible');
  });

  test('that is an experiment can be switched off by the foundation [R-117]', () => {
    const off = { formSince: { talk: '2007-01-01', letters: '2007-01-01', shuttle: '2007-01-01', conference: '2007-01-01', video: '2199-01-01', audio: '2021-01-01' } as never };
    expect(aCase({ settings: off }).upTo('b-goes-on').why('consent-to-form', { form: 'video' }, a)).toBe('form-not-yet-valid');
  });

  test('is agreed to after the intake, and not by who decided to stop', () => {
    expect(aCase().upTo('sent-out').why('consent-to-form', {}, a)).toBe('intake-first');
    expect(aCase().upTo('b-goes-on').do('decide-to-go-on', { decision: 'stop' }, a).why('consent-to-form', {}, a)).toBe('decided-to-stop');
  });

  test('can be taken back at any moment, also during a pause [R-063] [P-07]', () => {
    const c = aCase().upTo('prepared').do('pause').do('withdraw-form-consent', {}, b);
    expect([...c.person('b').forms]).toEqual([]);
    expect(c.why('withdraw-form-consent', {}, b)).toBe('nothing-agreed');
    expect(c.why('withdraw-form-consent', { form: 'letters' }, a)).toBe('nothing-agreed');
  });

  test('that was agreed to does not survive a stop or a no: who comes back agrees anew [R-063] [P-07]', () => {
    const stopped = aCase().upTo('prepared').do('stop-taking-part', {}, b).do('record-answer');
    expect(stopped.person('b').forms.size).toBe(0);
    const thought = aCase().upTo('prepared').do('decide-to-go-on', { decision: 'stop' }, a).do('decide-to-go-on', {}, a);
    expect(thought.person('a').forms.size).toBe(0);
    expect(aCase().upTo('prepared').do('record-answer', { answer: 'no' }).person('b').forms.size).toBe(0);
  });

  test('exists in six kinds, nothing else [R-051]', () => {
    expect(CODES.form).toEqual(['talk', 'letters', 'shuttle', 'conference', 'video', 'audio']);
  });
});
