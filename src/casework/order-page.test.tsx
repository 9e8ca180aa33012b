import { describe, expect, test } from 'vitest';
import { aCase, MEDIATOR, MILESTONES, STAFF, type Case } from '../../test/story.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { day } from '../core/day.ts';
import { codesOf } from '../core/fields.ts';
import type { CaseId } from '../core/fields.ts';
import type { Relation } from '../core/case/order.ts';
import { ORDER_NAMES, specOf, type OrderName } from '../core/case/orders.ts';
import { possible } from '../core/case/possible.ts';
import { settingsFrom } from '../core/case/setting-change.ts';
import { StaffFrame } from '../ui/frame.tsx';
import { CasePage } from './case-page.tsx';
import { beforehand } from './notices.tsx';
import { OrderPage, type OrderAsk } from './order-page.tsx';
import { ORDER_TEXTS, orderAt } from '../words/orders.ts';
import { fieldText } from './texts-fields.ts';
import { viewOf, type CaseView } from './view.ts';

const MEDIATORS = [{ id: MEDIATOR, name: 'Bemiddelaar Proef', region: 'Oost', open: 3 }];
const NAMES = ['Anna van Proef', 'Bart Verzonnen', 'Cor Voorbeeld', 'Dina Test'];

function viewIn(c: Case, relation: Relation): CaseView {
  const written = [...c.state.people.keys()].map((id, index) => ({ place: id, kind: 'name', text: NAMES[index] ?? id, recorded: new Date(0), factSeq: 1, by: null }));
  return viewOf({
    id: '00000000-0000-4000-8000-0000000000aa' as CaseId, number: '2019-00001', entries: c.entries, state: c.state, lastSeq: c.entries.length, relations: [relation],
    staff: STAFF[relation], today: c.today, settings: c.settings, restricted: [], written, staffName: () => 'Bemiddelaar Proef', caseNumber: () => '2016-00012',
  });
}

const page = (body: unknown) => String(
  <StaffFrame title="Proef" user={{ name: 'Jo Proef' }} navigation={[]} onceKey="k" demo={false}>{body as never}</StaffFrame>,
);

function orderPage(c: Case, order: OrderName, relation: Relation, person: string | null): string {
  const view = viewIn(c, relation);
  const ask: OrderAsk = { view, state: view.state, order, on: view.today, relation, person: person as never, organisations: [], mediators: MEDIATORS };
  const { notices, known } = beforehand(ask, []);
  return page(<OrderPage ask={ask} onceKey="sleutel" typed={null} errors={[]} notices={notices} known={known} />);
}

/** Cases in which, together, every order can be given by somebody. */
const PLACES: readonly (() => Case)[] = [
  ...MILESTONES.toReversed().map((milestone) => () => aCase().upTo(milestone)),
  () => aCase().upTo('met').do('settle-closing-letter', {}, { who: 'a' }).do('settle-closing-letter', {}, { who: 'b' }),
  () => aCase({ entry: 'self', referrerKind: null, a: [{ details: ['post'] }] }),
  () => aCase({ clientAgrees: 'no', callBack: 'yes' }),
  () => aCase().do('judge-violence').do('request-data'),
  () => aCase({ a: [{ age: 15 }] }).do('add-representative', {}, { who: 'a' }).do('record-detail', {}, { who: 'a' }),
  () => aCase().upTo('accepted').do('request-data').later(14),
  () => aCase().do('judge-violence', { domestic: 'yes' }),
  () => aCase().do('ask-referrer'), () => aCase().do('ask-referrer').do('record-referrer-answer'),
  () => aCase().do('hold-back'), () => aCase().do('record-ban'), () => aCase().do('reject', { reason: 'unreachable' }),
  () => aCase().upTo('accepted').do('request-data').later(14).do('allocate-incomplete'),
  () => aCase().upTo('sent-out').do('add-second-mediator'),
  () => aCase().upTo('approached').do('record-answer', { answer: 'no' }),
  () => aCase().upTo('prepared').do('consent-to-form', { form: 'letters' }, { who: 'a' }).do('consent-to-form', { form: 'letters' }, { who: 'b' }).do('pass-message', { to: 'p2', received: 'no' }, { who: 'a' }),
  () => aCase().upTo('met').do('consent-to-report-back', {}, { who: 'a' }).do('consent-to-report-back', {}, { who: 'b' }).do('consent-to-process-notice'),
  () => aCase({ entry: 'acquaintance', referrerKind: null }),
  () => aCase().upTo('sent-out').do('pause'),
  () => aCase().upTo('sent-out').do('bind-earlier-answer', { answer: 'no', since: '2016-05-01' }),
  () => aCase().upTo('approached').do('record-answer', { answer: 'not-now', until: '2020-01-01' }),
];

const RELATIONS: readonly Relation[] = ['desk', 'mediator', 'policy', 'supervisor'];

interface Found { c: Case; relation: Relation; person: string | null }

function search(order: OrderName, can: boolean): Found | null {
  for (const make of PLACES) {
    const c = make();
    for (const relation of RELATIONS) {
      const one = possible({ ...c.context(relation), staff: STAFF[relation] }).find((p) => p.order === order && (p.reason === null) === can);
      if (one) return { c, relation, person: one.person };
    }
  }
  return null;
}

/** Reports of the world, which nothing but the wrong relation or the wrong stage can stop in these cases. */
describe('the page of every order', () => {
  test.each(ORDER_NAMES)('%s: where it can be given, it asks every field and posts to its own address', (order) => {
    const found = search(order, true);
    expect(found, 'no case in which it is possible').not.toBeNull();
    const html = orderPage(found!.c, order, found!.relation, found!.person);
    expect(htmlFaults(html)).toEqual([]);
    expect(html).toContain(`action="/zaken/2019-00001/${ORDER_TEXTS[order].slug}`);
    for (const name of Object.keys(specOf(order).fields)) expect(html).toContain(`name="v-${name}"`);
    expect(html).toContain('name="dag"');
  });

  test.each(ORDER_NAMES)('%s: where it cannot, it says why and has no form for it', (order) => {
    const found = search(order, false);
    if (!found) return expect(specOf(order).stage).toBe('always');
    const html = orderPage(found.c, order, found.relation, found.person);
    expect(htmlFaults(html)).toEqual([]);
    expect(html).toContain('Dit kan nu niet');
    expect(html).not.toContain('name="gezien"');
  });
});

test('no field that an answer can demand is labelled as one that never matters (P-04)', () => {
  const wrong: string[] = [];
  for (const order of ORDER_NAMES) {
    const found = search(order, true);
    if (!found) continue;
    const { c, relation, person } = found;
    const html = orderPage(c, order, relation, person);
    const fields = Object.entries(specOf(order).fields);
    const answers = fields.flatMap(([name, field]) => (field.type === 'code' ? codesOf(field).map((code) => ({ [name]: code })) : []));
    for (const [name, field] of fields.filter(([, one]) => 'optional' in one)) {
      const demanded = [{}, ...answers].some((given) => {
        const said = c.decide(order, { ...given, [name]: field.type === 'text' ? false : null } as never, { by: relation, ...(person ? { who: person } : {}) });
        return !said.ok && [said, ...said.also ?? []].some((fault) => fault.reason === 'field-missing' && fault.field === name);
      });
      const label = fieldText(order, name).label;
      if (demanded && html.includes(`${label}<span class="optional">`)) wrong.push(`${order}.${name}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('every order has an address of its own, in lower case', () => {
  const slugs = ORDER_NAMES.map((name) => ORDER_TEXTS[name].slug);
  expect(new Set(slugs).size).toBe(slugs.length);
  for (const slug of slugs) expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
  for (const name of ORDER_NAMES) expect(orderAt(ORDER_TEXTS[name].slug)).toBe(name);
});

test.each(PLACES.map((make, index) => [index, make] as const))('the case file is valid for everybody who may open it (%i)', (_, make) => {
  const c = make();
  for (const relation of RELATIONS) {
    const html = page(<CasePage view={viewIn(c, relation)} tasks={[]} panels={[]} done="1" form={null} now={new Date(0)} onceKey={() => 'sleutel'} />);
    expect(htmlFaults(html)).toEqual([]);
  }
});

test('a case file never says "afwijzing" or "poging": a participant may read it', () => {
  for (const make of PLACES) {
    const html = page(<CasePage view={viewIn(make(), 'mediator')} tasks={[]} panels={[]} done={null} form={null} now={new Date(0)} onceKey={() => 'sleutel'} />);
    expect(html).not.toMatch(/afwijzing|\bpoging\b/i);
  }
});

test('what the foundation does not offer on that day cannot be chosen, but by a case that has it', () => {
  const settingsOn = settingsFrom(['form.video', 'cause.fraud', 'rejection.mis-first'].map((name, i) => ({ id: i + 1, name, value: false, from: day('2019-03-01'), takesBack: null })));
  const offers = (text: string, code: string) => text.includes(`value="${code}"`);
  const consent = orderPage(aCase({ settingsOn }).upTo('b-goes-on'), 'consent-to-form', 'mediator', 'p1');
  expect([offers(consent, 'letters'), offers(consent, 'video')]).toEqual([true, false]);
  const [theft, fraud] = (['theft', 'fraud'] as const).map((cause) => orderPage(aCase({ settingsOn, cause }), 'correct-cause', 'desk', null)) as [string, string];
  expect([offers(theft, 'fraud'), offers(fraud, 'fraud')]).toEqual([false, true]);
  const reject = orderPage(aCase({ settingsOn, on: '2020-03-02' }), 'reject', 'desk', null);
  expect([offers(reject, 'unreachable'), offers(reject, 'mis-first')]).toEqual([true, false]);
});
