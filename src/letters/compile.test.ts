import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { approachLetter } from './build.ts';
import { IDLE_MS, LETTERS_A_CHILD, LetterPress, QUEUE_LENGTH, TIMEOUT_MS, pressFiles, type After } from './compile.ts';
import { released, type ApproachInput, type Letter } from './letter.ts';
import { pdfText } from './pdf-text.ts';
import { approachExamples } from './templates/approach.example.ts';

const { child, templates } = pressFiles(fileURLToPath(new URL('..', import.meta.url)));
const example = approachExamples('nl')['with own lines and a wish'] as ApproachInput;
const letter = approachLetter(example) as Letter;

/** Nothing fires by itself: a test fires what it wants. */
function clock(): { after: After; fire: (milliseconds: number) => void } {
  const waiting = new Map<() => void, number>();
  return {
    after: (milliseconds, work) => {
      waiting.set(work, milliseconds);
      return () => { waiting.delete(work); };
    },
    fire: (milliseconds) => { for (const [work] of [...waiting].filter(([, at]) => at === milliseconds)) { waiting.delete(work); work(); } },
  };
}

const presses: LetterPress[] = [];
function press(options: Partial<ConstructorParameters<typeof LetterPress>[0]> = {}): LetterPress {
  const made = new LetterPress({ child, templates, after: clock().after, ...options });
  presses.push(made);
  return made;
}
afterEach(async () => { await Promise.all(presses.splice(0).map((p) => p.close())); });

const alive = (pid: number | null): boolean => {
  try { return pid !== null && process.kill(pid, 0); } catch { return false; }
};

describe('the press that makes letters in a child', () => {
  test('starts no child before the first letter, and gives the letter under a neutral name', async () => {
    const p = press();
    expect(p.child).toBeNull();
    const made = await p.make(letter);
    if (made.kind !== 'made') throw new Error(made.reason);
    expect(made.fileName).toBe('brief-2026-0417.pdf');
    expect(pdfText(made.pdf).text).toContain('Een vraag aan u');
  });

  test('many at once come out each as its own letter, by one child', async () => {
    const p = press();
    const names = Array.from({ length: 12 }, (_, i) => `Naam-${i}-einde`);
    const made = await Promise.all(names.map((name) => p.make(approachLetter({ ...example, released: released({ ...example.released!, name }) }) as Letter)));
    made.forEach((m, i) => {
      if (m.kind !== 'made') throw new Error(m.reason);
      const text = pdfText(m.pdf).text;
      expect(names.filter((name) => text.includes(name))).toEqual([names[i]]);
    });
    expect(alive(p.child)).toBe(true);
  });

  test('the child ends after a rest, and the next letter starts another (G14)', async () => {
    const { after, fire } = clock();
    const p = press({ after });
    const first = await p.make(letter);
    const pid = p.child;
    expect(alive(pid)).toBe(true);
    fire(IDLE_MS);
    expect(p.child).toBeNull();
    const second = await p.make(letter);
    expect(p.child).not.toBe(pid);
    expect(alive(pid)).toBe(false);
    expect(second).toEqual(first);
  });

  test('a fresh child takes over after so many letters, and none is lost', async () => {
    const p = press();
    const children = new Set<number | null>();
    const made = await Promise.all(Array.from({ length: LETTERS_A_CHILD + 1 }, () => p.make(letter).then((m) => { children.add(p.child); return m.kind; })));
    expect(new Set(made)).toEqual(new Set(['made']));
    expect(children.size).toBe(2);
  });

  test('a letter that takes too long is answered as such, and the next one is made', async () => {
    const { after, fire } = clock();
    const p = press({ after });
    const slow = p.make(letter);
    const next = p.make(letter);
    fire(TIMEOUT_MS);
    expect(await slow).toEqual({ kind: 'failed', reason: 'timed-out' });
    expect((await next).kind).toBe('made');
  });

  test('a child that dies is an answer, not an exception', async () => {
    const p = press();
    const lost = p.make(letter);
    process.kill(p.child as number, 'SIGKILL');
    expect(await lost).toEqual({ kind: 'failed', reason: 'stopped' });
    expect((await p.make(letter)).kind).toBe('made');
    expect(await press({ child: `${child}.absent` }).make(letter)).toEqual({ kind: 'failed', reason: 'stopped' });
  });

  test('says which characters it cannot show, and a broken template without its words', async () => {
    const p = press();
    expect(await p.make(approachLetter({ ...example, released: released({ ...example.released!, lines: '漢字' }) }) as Letter))
      .toEqual({ kind: 'failed', reason: 'characters', characters: ['漢', '字'] });
    expect(await p.make({ ...letter, sheet: { ...letter.sheet, parts: [] } })).toEqual({ kind: 'failed', reason: 'template' });
    expect((await p.make(letter)).kind).toBe('made');
  });

  test('refuses more than it can keep waiting', async () => {
    const p = press();
    const asked = Array.from({ length: QUEUE_LENGTH + 2 }, () => p.make(letter));
    expect(await asked.at(-1)).toEqual({ kind: 'failed', reason: 'busy' });
    await p.close();
    expect(await asked[QUEUE_LENGTH]).toEqual({ kind: 'failed', reason: 'closed' });
  });

  test('closing ends the child and answers what was waiting', async () => {
    const p = press();
    const waiting = [p.make(letter), p.make(letter)];
    const pid = p.child;
    await p.close();
    expect(alive(pid)).toBe(false);
    expect(await Promise.all(waiting)).toEqual([{ kind: 'failed', reason: 'closed' }, { kind: 'failed', reason: 'closed' }]);
    expect(await p.make(letter)).toEqual({ kind: 'failed', reason: 'closed' });
  });
});
