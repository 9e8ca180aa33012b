import { describe, expect, test } from 'vitest';
import { asFields, formsIn, standing } from '../../test/form-controls.ts';
import { ready } from '../../test/guarantees/scenes.ts';
import { drafts, filled, house, mediator, note, number, quietly, slug, typing, WORD } from '../../test/typed-before.ts';

typing();

describe('what was typed before', () => {
  test('that stands in two windows is done once, and what was typed on in the second waits in the form again', async () => {
    const typed = await note();
    await quietly(typed);
    const [one, two] = [await note(), await note()];
    expect([one['eenmalig'], two['eenmalig']]).toEqual([typed['eenmalig'], typed['eenmalig']]);
    const first = await mediator.post(`/zaken/${number}/notitie`, one);
    expect((await mediator.post(`/zaken/${number}/notitie`, two)).location).toBe(first.location);
    const more = await mediator.post(`/zaken/${number}/notitie`, { ...two, notitie: `${WORD} en meer` });
    expect([more.status, more.text.includes('al verstuurd'), more.text.includes(WORD)]).toEqual([409, true, false]);
    const notes = (await mediator.get(`/zaken/${number}`)).text;
    expect(notes.match(new RegExp(`${WORD}(?! en)`, 'g'))).toHaveLength(1);
    const again = await filled(mediator, `/zaken/${number}`, `/zaken/${number}/notitie`, {});
    expect(again['notitie']).toEqual([`${WORD} en meer`]);
    expect((await mediator.post(`/zaken/${number}/notitie`, again)).status).toBe(303);
    expect(await drafts()).toEqual([]);
  });

  test('that stands in two windows is done once, also where the first had something to mend in between', async () => {
    const typed = await note();
    await quietly(typed);
    const [one, two] = [await note(), await note()];
    const mend = await mediator.post(`/zaken/${number}/notitie`, { ...one, notitie: '' });
    const form = formsIn(mend.text).find(({ action }) => action === `/zaken/${number}/notitie`);
    const mended = asFields(standing(form!), { notitie: [WORD] as never } as never);
    expect([mend.status, mended['eenmalig']]).toEqual([422, typed['eenmalig']]);
    const first = await mediator.post(`/zaken/${number}/notitie`, mended);
    expect((await mediator.post(`/zaken/${number}/notitie`, two)).location).toBe(first.location);
    expect((await mediator.get(`/zaken/${number}`)).text.match(new RegExp(WORD, 'g'))).toHaveLength(1);
  });

  test('of before a colleague recorded something here is not sent as if its writer knew', async () => {
    await quietly(await filled(mediator, slug, slug, { 'v-result': ['spoken'] as never }));
    const { c } = ready('contact-referrer');
    expect((await house.post(number, { order: 'correct-cause', person: null, values: { cause: 'robbery', policeReport: 'one', immaterialNeed: 'unknown', funding: 'ministry' }, on: c.today }, { who: 'desk', seen: c.entries.length })).status).toBe(303);
    const told = await mediator.post(slug, await filled(mediator, slug, slug, {}));
    expect([told.status, told.text.includes('Iemand anders legde intussen iets vast')]).toEqual([409, true]);
  });

  test('of whoever had to sign in again stands where the way back leads', async () => {
    const fields = await note();
    const kept = await house.visitor().post(`/zaken/${number}/notitie`, fields);
    const [, back = ''] = /href="\/inloggen\?naar=([^"]+)"/.exec(kept.text) ?? [];
    const [path, id] = decodeURIComponent(back).split('#');
    expect([kept.status, path]).toEqual([401, `/zaken/${number}`]);
    expect((await mediator.get(`/zaken/${number}`)).text).toContain(` id="${id}"`);
  });

  test('a session that ended says of what is never kept that it is gone, and leads back to its page', async () => {
    const answers = await house.visitor().post('/aanmeldpunt/om-antwoorden', { antwoorden: WORD, eenmalig: house.key('desk') });
    expect([answers.status, answers.text.includes('staat er niet meer'), answers.text.includes('href="/inloggen?naar=%2Faanmeldpunt%2Fom-antwoorden"'), answers.text.includes(WORD)]).toEqual([401, true, true, false]);
    expect((await house.visitor().post(`/zaken/${number}/notitie`, { notitie: WORD, eenmalig: house.key('mediator') })).text).toContain('href="/inloggen"');
  });
});
