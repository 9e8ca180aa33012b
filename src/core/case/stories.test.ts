import { describe, expect, test } from 'vitest';
import { aCase, caseNumber, MEDIATOR, type Case } from '../../../test/story.ts';
import { bindingAnswer } from './complete.ts';
import { countedForm, outcome, pairs, phase } from './outcome.ts';

const a = { who: 'a' } as const;
const b = { who: 'b' } as const;
const desk = { by: 'desk' } as const;

describe('Bart and Karel (004:132-196)', () => {
  /** 2016: Bart is in prison and lets Karel know that he is sorry; for Karel it is too early. */
  function bart2016(): Case {
    const c = aCase({ on: '2016-03-07', referrerKind: 'prison', cause: 'assault', criminalStage: 'final', a: [{ role: 'offender', age: 24, detained: 'yes' }], b: [{ role: 'victim', age: 26 }] });
    c.do('judge-violence').do('accept').do('request-data');
    c.on('2016-03-21').do('record-data-answer', {}, desk).do('record-detail', { channel: 'post', source: 'prosecution' }, { ...b, ...desk }).do('allocate');
    c.on('2016-03-24').do('contact-referrer');
    c.on('2016-04-04').do('hold-intake', { place: 'prison', present: ['referrer'] }, a).do('inform', {}, a).do('decide-to-go-on', {}, a).do('weigh-safety', { result: 'safe-with-conditions' });
    c.do('release', { to: 'p2', what: 'name', lines: true }, a).do('release', { to: 'p2', what: 'lines', lines: true }, a);
    c.on('2016-04-06').do('check-address', { source: 'prosecution', otherSideLivesThere: 'no' }, b).do('approach', { channel: 'letter', reason: 'default' });
    c.on('2016-04-25').do('record-answer', { answer: 'yes' }).do('hold-intake', { place: 'home' }, b).do('decide-to-go-on', { decision: 'thinks' }, b);
    // First show it, with the compensation: the mediator speaks with each about it. No contact passes between them.
    c.on('2016-05-10').do('hold-intake', { place: 'prison' }, a);
    c.on('2016-06-02').do('record-answer', { answer: 'not-now' });
    return c;
  }

  test('"not now, perhaps later": nothing more goes out, and nobody is late [P-01] [P-03]', () => {
    const c = bart2016();
    expect(c.person('b').answer).toEqual({ answer: 'not-now', until: null, since: '2016-06-02' });
    expect(c.why('approach')).toBe('not-now');
    expect(c.why('remind-approach')).toBe('no-reminder');
    expect(c.why('hold-contact', { people: ['p1', 'p2'] })).toBe('other-side-has-not-agreed');
  });

  test('the messages about the compensation are no contact: the case ends after the approach [R-080] [R-079]', () => {
    const c = bart2016();
    expect(c.why('pass-message', { form: 'shuttle', to: 'p2' }, a)).toBe('other-side-has-not-agreed');
    c.on('2016-06-10').do('stop-case', { by: 'mediator', reason: 'too-early' }).do('settle-closing-letter', {}, a).do('settle-closing-letter', { how: 'not-wanted' }, b).do('close');
    expect(outcome(c.state)).toBe('ended-after-approach');
    expect(phase(c.state)).toBe('closed');
  });

  /** 2019: out of prison, referred again by probation; the same mediator; a talk at a police station. */
  function bart2019(earlier: Case): Case {
    const c = aCase({ on: '2019-05-06', referrerKind: 'probation-rn', cause: 'assault', criminalStage: 'final', a: [{ role: 'offender', age: 27, detained: 'no' }], b: [{ role: 'victim', age: 29 }] });
    c.do('link-case', { other: caseNumber(1), link: 'earlier' }, desk);
    const binds = bindingAnswer(earlier.state, earlier.person('b'));
    if (binds) c.do('bind-earlier-answer', binds, { ...b, ...desk });
    c.do('judge-violence').do('accept').do('record-detail', { channel: 'post', source: 'institution' }, { ...b, ...desk }).do('record-detail', { channel: 'telephone', source: 'party' }, { ...b, ...desk });
    c.on('2019-05-08').do('allocate', { mediator: earlier.state.allocated?.mediator as string });
    c.on('2019-05-20').do('hold-intake', { present: ['referrer'] }, a).do('inform', {}, a).do('decide-to-go-on', {}, a).do('weigh-safety').do('release', { to: 'p2', what: 'name', lines: true }, a);
    return c.on('2019-05-22').do('check-address', { source: 'party', otherSideLivesThere: 'no' }, b);
  }

  test('years later it is a case of its own, from another referrer, linked, with the same mediator; the first stays closed [R-066] [R-067] [R-068]', () => {
    const first = bart2016().on('2016-06-10').do('stop-case').do('settle-closing-letter', {}, a).do('settle-closing-letter', {}, b).do('close');
    const second = bart2019(first);
    expect(second.state.allocated?.mediator).toBe(MEDIATOR);
    expect(second.state.links).toEqual([{ other: caseNumber(1), link: 'earlier' }]);
    expect(second.person('b').earlier).toMatchObject({ answer: 'not-now', until: null });
    expect(first.state.closed).toBe('2016-06-10');
  });

  test('"perhaps later" bars nothing three years on, and the mediator whom Karel knows may call him [P-01] [R-046]', () => {
    const c = bart2019(bart2016());
    expect(c.why('approach', { channel: 'telephone', reason: 'knows-mediator' })).toBe('possible');
    expect(c.why('approach', { channel: 'telephone', reason: 'post-unsafe' })).toBe('no-first-call-after-violence');
  });

  test('they talk at a police station, are asked some days later how it was, and the case closes as a mediated contact [R-059] [R-077] [R-080] [R-116]', () => {
    const c = bart2019(bart2016()).do('approach', { channel: 'telephone', reason: 'knows-mediator' });
    c.on('2019-05-24').do('record-answer', { answer: 'yes' }).on('2019-06-03').do('hold-intake', { place: 'home' }, b).do('decide-to-go-on', {}, b);
    for (const who of [a, b]) c.do('prepare', {}, who).do('agree-confidentiality', {}, who).do('consent-to-form', { form: 'talk' }, who);
    c.on('2019-06-24').do('hold-contact', { form: 'talk', people: ['p1', 'p2'], place: 'police-station' }).do('record-result', { result: 'joint-sign' });
    c.on('2019-06-28').do('follow-up', {}, a).do('follow-up', {}, b);
    c.on('2019-07-05').do('settle-closing-letter', {}, a).do('settle-closing-letter', {}, b).do('close');
    expect([phase(c.state), outcome(c.state), countedForm(c.state)]).toEqual(['closed', 'mediated-contact', 'talk']);
    expect(c.state.conflicts).toEqual([]);
  });

  test('had Karel said "never", only he himself could have begun again [P-01] [R-115]', () => {
    const c = bart2019(bart2016().do('record-answer', { answer: 'never' }));
    expect(c.why('approach', { channel: 'telephone', reason: 'knows-mediator' })).toBe('never-again');
    c.do('record-came-themselves', {}, b).do('record-answer', { answer: 'yes' });
    expect(c.why('hold-intake', {}, b)).toBe('possible');
  });

  test('had Karel agreed to talk and then stepped out, a later referral would need a second person\'s reason [P-01]', () => {
    const first = bart2016();
    first.do('record-answer', { answer: 'yes' }).do('stop-taking-part', {}, b);
    expect(bindingAnswer(first.state, first.person('b'))).toMatchObject({ answer: 'no' });
  });
});

describe('two offenders and three victims', () => {
  test('each pair goes its own way: a talk, letters, a no, and one who is never asked', () => {
    const c = aCase({ cause: 'robbery', a: [{ age: 17, representative: 'parent' }, {}], b: [{}, {}, {}] }).do('hear-child', {}, { who: 'p1', ...desk }).upTo('a-goes-on');
    for (const [from, to] of [['p1', 'p3'], ['p1', 'p4'], ['p2', 'p3'], ['p2', 'p4']] as const) c.do('release', { to, what: 'name', lines: true }, { who: from });
    for (const who of ['p3', 'p4']) c.do('check-address', {}, { who }).do('approach', {}, { who });
    expect(c.why('approach', {}, { who: 'p5' })).toBe('no-name-released');
    c.do('record-answer', {}, { who: 'p3' }).do('record-answer', {}, { who: 'p4' });
    for (const who of ['p3', 'p4']) c.do('hold-intake', {}, { who }).do('decide-to-go-on', {}, { who });
    for (const who of ['p1', 'p2', 'p3', 'p4']) c.do('prepare', {}, { who }).do('agree-confidentiality', {}, { who });
    c.do('consent-to-form', { form: 'talk' }, { who: 'p1' }).do('consent-to-form', { form: 'talk' }, { who: 'p3' });
    c.do('consent-to-form', { form: 'letters' }, { who: 'p2' }).do('consent-to-form', { form: 'letters' }, { who: 'p4' });
    c.do('hold-contact', { people: ['p1', 'p3'], present: ['representative'] }).do('pass-message', { to: 'p4' }, { who: 'p2' });
    expect(c.why('hold-contact', { people: ['p1', 'p4'] })).toBe('no-consent');
    expect(pairs(c.state).filter((p) => p.outcome === 'mediated-contact').map((p) => p.a.id + p.b.id)).toEqual(['p1p3', 'p2p4']);
    expect(outcome(c.state)).toBe('mediated-contact');
  });
});

describe('a little girl of three, and her parents', () => {
  test('she is the participant; her parents speak for her, and the letters go to them [R-070]', () => {
    const c = aCase({ cause: 'traffic-accident', a: [{ role: 'victim', age: 3, representative: 'parent' }], b: [{ role: 'causing-party', age: 61 }] });
    c.do('hear-child', { agrees: 'not-yet', lettersTo: 'representative' }, { ...a, ...desk }).upTo('closed');
    expect(c.person('a')).toMatchObject({ age: 3, child: { lettersTo: 'representative' } });
    expect(outcome(c.state)).toBe('mediated-contact');
  });
});

describe('a referral that waits for a mediation besides the trial', () => {
  test('is rejected for now, resumed when that ends, and goes its way without being typed again [R-002] [R-022]', () => {
    const c = aCase({ on: '2021-02-01' }).upTo('complete').do('reject', { reason: 'mis-first' });
    expect(phase(c.state)).toBe('rejected');
    c.later(120).do('resume-rejected').upTo('closed');
    expect(outcome(c.state)).toBe('mediated-contact');
  });
});
