import { describe, expect, test } from 'vitest';
import { aCase, type Case, type Given, type Wish } from '../../../test/story.ts';
import { CODES, type Code } from '../codes.ts';
import { specOf } from './orders.ts';
import { outcome } from './outcome.ts';

const a = { who: 'a' } as const;
const b = { who: 'b' } as const;
const both = ['p1', 'p2'];
const talk = (c: Case, values: Given<'hold-contact'> = {}) => c.why('hold-contact', { people: both, ...values });
/** Both agreed to this form, besides a talk. */
const agreed = (form: Code<'form'>, wish: Wish = {}) => aCase(wish).upTo('prepared').do('consent-to-form', { form }, a).do('consent-to-form', { form }, b);

describe('contact', () => {
  test('takes place when each was prepared apart, agreed on confidentiality and on this form [R-050] [R-058] [P-07]', () => {
    const steps = { prepare: 'not-prepared', 'agree-confidentiality': 'no-confidentiality', 'consent-to-form': 'no-consent' } as const;
    for (const who of ['a', 'b'] as const) {
      for (const lacking of Object.keys(steps) as (keyof typeof steps)[]) {
        const c = aCase().upTo('b-goes-on');
        for (const person of ['a', 'b'] as const) {
          for (const step of Object.keys(steps) as (keyof typeof steps)[]) if (person !== who || step !== lacking) c.do(step, {}, { who: person });
        }
        expect(talk(c), `${who} without ${lacking}`).toBe(steps[lacking]);
        expect(talk(c.do(lacking, {}, { who }))).toBe('possible');
      }
    }
  });

  test('in letters or by shuttle asks for the same [P-07]', () => {
    const c = aCase().upTo('prepared').do('consent-to-form', { form: 'letters' }, a);
    expect(c.why('pass-message', { to: 'p2' }, a)).toBe('no-consent');
    expect(c.fieldOf('pass-message', { to: 'p2' }, a)).toBe('to');
    expect(c.do('consent-to-form', { form: 'letters' }, b).why('pass-message', { to: 'p2' }, a)).toBe('possible');
    expect(c.why('pass-message', { form: 'shuttle', to: 'p2' }, a)).toBe('no-consent');
  });

  test('is not held when the facts are denied, or it is not safe [P-07]', () => {
    expect(talk(aCase().upTo('prepared').do('weigh-safety', { facts: 'denied' }))).toBe('facts-denied');
    expect(talk(aCase().upTo('prepared').do('weigh-safety', { result: 'not-safe-now' }))).toBe('not-safe-now');
    expect(talk(aCase().upTo('prepared').do('weigh-safety', { facts: 'not-applicable', result: 'safe-with-conditions' }))).toBe('possible');
  });

  test('is blocked by a ban in every form, and passing on as well [P-05]', () => {
    const c = agreed('letters').do('record-ban');
    expect(talk(c)).toBe('contact-ban');
    expect(c.why('pass-message', { to: 'p2' }, a)).toBe('contact-ban');
    expect(talk(c.do('permit-despite-ban'))).toBe('possible');
  });

  test('waits during a pause, and ends with a stop by the mediator [R-061] [R-064]', () => {
    expect(talk(aCase().upTo('prepared').do('pause'))).toBe('paused');
    expect(talk(aCase().upTo('prepared').do('stop-case'))).toBe('stopped');
  });

  test('is not held with who stopped, said no after all, or died [R-063] [P-09]', () => {
    expect(talk(aCase().upTo('prepared').do('stop-taking-part', {}, b))).toBe('other-side-has-not-agreed');
    expect(talk(aCase().upTo('prepared').do('record-answer', { answer: 'no' }))).toBe('other-side-has-not-agreed');
    expect(talk(aCase().upTo('prepared').do('record-death', {}, a))).toBe('other-side-has-not-agreed');
    const group = aCase({ a: [{}, {}] }).upTo('prepared').do('record-death', {}, { who: 'p1' });
    expect(group.why('hold-contact', { people: ['p1', 'p3'] })).toBe('person-died');
    expect(group.why('hold-contact', { people: ['p2', 'p3'] })).toBe('possible');
  });

  test('is not held with a child who says no at the door [R-063] [R-070]', () => {
    const c = aCase({ a: [{ role: 'victim', age: 13, representative: 'parent' }], b: [{ role: 'offender' }] }).do('hear-child', {}, { ...a, by: 'desk' }).upTo('prepared');
    expect(talk(c)).toBe('possible');
    expect(talk(c.do('hear-child', { agrees: 'no' }, a))).toBe('child-said-no');
  });

  test('is not held with a child whose representation ended [R-070]', () => {
    const c = aCase({ a: [{ role: 'victim', age: 3, representative: 'parent' }], b: [{ role: 'offender' }] }).upTo('prepared');
    expect(talk(c.do('end-representation', {}, a))).toBe('no-representative');
  });

  test('has somebody of each side in it', () => {
    const c = aCase({ a: [{}, {}] }).upTo('prepared');
    expect(talk(c, { people: ['p1', 'p2'] })).toBe('one-of-each-side');
    expect(talk(c, { people: [] })).toBe('one-of-each-side');
    expect(talk(c, { people: ['p1', 'p9'] })).toBe('person-unknown');
    expect(talk(c, { people: ['p1', 'p1'] })).toBe('field-wrong');
  });

  test('may be at a police station or in a prison, with a referrer or supporters present [R-044] [R-069] [R-077]', () => {
    for (const place of ['police-station', 'prison', 'neutral-place'] as const) expect(talk(aCase().upTo('prepared'), { place, present: ['referrer', 'supporter', 'interpreter'] })).toBe('possible');
  });

  test('is prepared for both alike: whatever the mediator can do with one can be done with the other [R-071]', () => {
    const c = aCase().upTo('prepared').do('release', { to: 'p1', what: 'name', lines: true }, b).do('record-detail', {}, a);
    const about = (person: string) => c.possible('mediator').filter((p) => p.person === person && specOf(p.order).about === 'any').map((p) => [p.order, p.reason]);
    expect(about('p1')).toEqual(about('p2'));
  });

  test('happens once both sides went on, not before [R-049]', () => {
    expect(talk(aCase().upTo('b-said-yes'))).toBe('other-side-has-not-agreed');
  });
});

describe('forms', () => {
  test('in which people are together are held; the others pass something on [R-051] [R-055]', () => {
    for (const form of CODES.form) {
      const joint = form === 'talk' || form === 'conference';
      const c = form === 'talk' ? aCase({ on: '2022-03-07' }).upTo('prepared') : agreed(form, { on: '2022-03-07' });
      expect(talk(c, { form }) === 'form-needs-another-order', form).toBe(!joint);
      expect(c.why('pass-message', { form, to: 'p2' }, a) === 'form-needs-another-order', form).toBe(joint);
    }
  });

  test('a restorative conference has more than two participants; supporters do not make a group [R-052]', () => {
    const two = agreed('conference').do('add-supporter', { as: 'family' }, a);
    expect(talk(two, { form: 'conference', present: ['supporter'] })).toBe('group-needs-three');
    const three = aCase({ b: [{}, {}] }).upTo('prepared');
    for (const who of ['p1', 'p2', 'p3']) three.do('consent-to-form', { form: 'conference' }, { who });
    expect(talk(three, { form: 'conference', people: ['p1', 'p2', 'p3'] })).toBe('possible');
  });

  test('several contacts may follow each other: letters first, a talk later [R-054]', () => {
    const c = agreed('letters').do('pass-message', { to: 'p2' }, a).do('pass-message', { to: 'p1' }, b).later(60).do('hold-contact', { people: both });
    expect(c.state.contacts.map((x) => [x.number, x.form])).toEqual([[1, 'letters'], [2, 'letters'], [3, 'talk']]);
  });

  test('a message by video before 2018, or audio before 2021, was not made [R-051]', () => {
    const c = agreed('video', { on: '2018-01-01' });
    expect(c.why('pass-message', { form: 'video', to: 'p2' }, { ...a, day: '2018-01-01' })).toBe('possible');
    expect(c.why('pass-message', { form: 'audio', to: 'p2' }, a)).toBe('form-not-yet-valid');
  });
});

describe('mediated contact', () => {
  test('is counted when something was received in a form that both had agreed to [R-080]', () => {
    const c = agreed('letters').do('pass-message', { to: 'p2', received: 'no' }, a);
    expect(outcome(c.state)).toBe('ended-after-approach');
    expect(c.why('record-message-received', { number: 2 })).toBe('no-message-waiting');
    expect(outcome(c.do('record-message-received', { number: 1 }).state)).toBe('mediated-contact');
    expect(c.why('record-message-received', { number: 1 })).toBe('no-message-waiting');
  });

  test('is not the lines in the approach letter, a refusal that is told, or exploring [R-080]', () => {
    const c = aCase().upTo('named').do('release', { to: 'p2', what: 'lines', lines: true }, a).do('approach').do('record-answer', { answer: 'no' });
    expect(outcome(c.state)).toBe('ended-after-approach');
    expect(outcome(aCase().upTo('prepared').state)).toBe('ended-after-approach');
  });

  test('is not a meeting that the parties had on their own: that is a fact of its own [R-080]', () => {
    const c = aCase().upTo('prepared').do('record-met-on-their-own');
    expect(c.kinds).toContain('MetOnTheirOwn');
    expect(outcome(c.state)).toBe('ended-after-approach');
  });

  test('both may end after shuttle messages without ever meeting [R-055]', () => {
    const c = agreed('shuttle').do('pass-message', { form: 'shuttle', to: 'p2' }, a).do('pass-message', { form: 'shuttle', to: 'p1' }, b).upTo('prepared');
    c.do('settle-closing-letter', {}, a).do('settle-closing-letter', {}, b).do('close');
    expect(outcome(c.state)).toBe('mediated-contact');
  });

  test('a message under way is not handed over to or from somebody who died [P-09]', () => {
    const c = agreed('letters').do('pass-message', { to: 'p2', received: 'no' }, a).later(3).do('record-death', {}, b).later(1);
    expect(c.why('record-message-received', { number: 1 })).toBe('person-died');
    expect(c.why('record-message-received', { number: 1 }, { day: '2019-03-05' })).toBe('possible');
  });

  test('may lead to whatever the parties agree: an apology, an agreement, compensation, a joint photo [R-076]', () => {
    expect(aCase().upTo('prepared').why('record-result', { result: 'apology' })).toBe('no-contact-yet');
    for (const result of CODES.result) expect(aCase().upTo('met').why('record-result', { result })).toBe('possible');
  });

  test('a contact that is entered late, or after a corrected one, takes nobody\'s number [P-15]', () => {
    const c = agreed('letters').on('2019-03-10').do('hold-contact', { people: both }).on('2019-03-12').do('pass-message', { to: 'p2', received: 'no' }, { ...a, day: '2019-03-06' });
    c.do('correct', { seq: c.seqOf('MessagePassed') }).do('pass-message', { to: 'p2', received: 'no' }, a);
    expect(c.state.contacts.map((x) => x.number)).toEqual([1, 3]);
  });
});

describe('two victims of the same organisation', () => {
  test('may choose different forms within one matter: a talk and shuttle messages [R-122] [R-051]', () => {
    const club = { role: 'causing-party', nature: 'organisation', age: null, representative: 'organisation-representative' } as const;
    const c = aCase({ cause: 'transgressive-behaviour', policeReport: 'none', a: [{ role: 'victim' }, { role: 'victim' }], b: [club] }).upTo('b-goes-on');
    for (const who of ['p1', 'p2', 'p3']) c.do('prepare', {}, { who }).do('agree-confidentiality', {}, { who });
    c.do('consent-to-form', { form: 'talk' }, { who: 'p1' }).do('consent-to-form', { form: 'shuttle' }, { who: 'p2' });
    c.do('consent-to-form', { form: 'talk' }, { who: 'p3' }).do('consent-to-form', { form: 'shuttle' }, { who: 'p3' });
    expect(c.why('hold-contact', { people: ['p2', 'p3'] })).toBe('no-consent');
    c.do('hold-contact', { people: ['p1', 'p3'] }).do('pass-message', { form: 'shuttle', to: 'p3' }, { who: 'p2' });
    expect(c.state.contacts.map((x) => [x.form, ...x.people])).toEqual([['talk', 'p1', 'p3'], ['shuttle', 'p2', 'p3']]);
  });
});
