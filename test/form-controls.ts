import type { Fields } from './visit.ts';

/** Forms of a page as a browser reads them. Only what BIS writes: attributes in double quotes. */
export interface Control {
  readonly name: string;
  readonly kind: 'line' | 'area' | 'day' | 'list' | 'radio' | 'check' | 'hidden' | 'secret' | 'file';
  /** What it would post now; no page gives a file back. Of a list, of radio buttons and of boxes what is chosen. */
  readonly values: readonly string[];
  /** What can be chosen. */
  readonly options: readonly string[];
}

export interface ReadForm {
  /** Path that it posts to. */
  readonly action: string;
  readonly method: string;
  readonly controls: readonly Control[];
}

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

function attributes(tag: string): Map<string, string> {
  return new Map([...tag.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name!, plain(value ?? '')]));
}

/** Browsers send every line end as CR LF, and read it back as one. */
export const oneLineEnd = (text: string): string => text.replace(/\r\n?/g, '\n');

export function formsIn(html: string): ReadForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, tag, inside]) => {
    const own = attributes(tag!);
    return { action: own.get('action') ?? '', method: own.get('method') ?? 'get', controls: controlsIn(inside!) };
  });
}

function controlsIn(inside: string): Control[] {
  const found = new Map<string, Control>();
  for (const [, input, tag, attrs, content] of inside.matchAll(/<input\b([^>]*)>|<(textarea|select)\b([^>]*)>([\s\S]*?)<\/\2>/g)) {
    const one = input === undefined ? controlOf(tag!, attributes(attrs!), content!) : controlOf('input', attributes(input), '');
    if (!one) continue;
    const known = found.get(one.name);
    found.set(one.name, known ? { ...known, values: [...known.values, ...one.values], options: [...known.options, ...one.options] } : one);
  }
  return [...found.values()];
}

function controlOf(tag: string, own: Map<string, string>, content: string): Control | null {
  const name = own.get('name');
  if (name === undefined) return null;
  const value = own.get('value') ?? '';
  if (tag === 'textarea') return { name, kind: 'area', values: [plain(content.replace(/^\n/, ''))], options: [] };
  if (tag === 'select') return listOf(name, content);
  const type = own.get('type') ?? 'text';
  if (type === 'radio' || type === 'checkbox') {
    return { name, kind: type === 'radio' ? 'radio' : 'check', values: own.has('checked') ? [value] : [], options: own.has('disabled') ? [] : [value] };
  }
  if (type === 'file') return { name, kind: 'file', values: [], options: [] };
  if (type === 'password' || own.get('autocomplete') === 'one-time-code') return { name, kind: 'secret', values: [], options: [] };
  return { name, kind: type === 'hidden' ? 'hidden' : type === 'date' ? 'day' : 'line', values: [value], options: [] };
}

function listOf(name: string, content: string): Control {
  const options = [...content.matchAll(/<option\b([^>]*)>/g)].map(([, tag]) => attributes(tag!)).filter((own) => !own.has('disabled'));
  const chosen = options.find((own) => own.has('selected')) ?? options[0];
  return { name, kind: 'list', values: [chosen?.get('value') ?? ''], options: options.map((own) => own.get('value') ?? '') };
}

/** What the form posts as it stands. */
export const standing = ({ controls }: ReadForm): Record<string, readonly string[]> =>
  Object.fromEntries(controls.filter(({ values }) => values.length > 0).map(({ name, values }) => [name, values]));

/** Whether somebody can type or choose something in it. */
export const isTyped = ({ controls }: ReadForm): boolean => controls.some(({ kind }) => kind !== 'hidden');

/** Text that is nowhere else, with all that can go wrong on the way: markup, marks, other scripts, spaces and lines at both ends. */
export class Typist {
  #count = 0;
  characters = 0;
  fields = 0;

  /** Something else in every field than what stands there, where it has a choice. */
  fill({ controls }: ReadForm): Record<string, readonly string[]> {
    const typed = controls.filter(({ kind }) => kind !== 'hidden' && kind !== 'secret' && kind !== 'file').map((one) => [one.name, this.#answer(one)] as const);
    this.fields += typed.length;
    this.characters += typed.flatMap(([, values]) => values).reduce((sum, value) => sum + value.length, 0);
    return Object.fromEntries(typed);
  }

  #answer({ name, kind, values, options }: Control): readonly string[] {
    this.#count += 1;
    const word = `zgetypt${this.#count}z`;
    switch (kind) {
      case 'area': return [`\r\n  ${word} <b>&amp; "één"\r\n\r\n\tمرحبا 😀 'twee' \\ %20+ \r\n`];
      // The day itself decides what a form can ask: yesterday, and in every other field a day of its own.
      case 'day': return [name === 'dag' ? '2020-06-01' : `2021-${String(this.#count % 12 + 1).padStart(2, '0')}-${String(this.#count % 28 + 1).padStart(2, '0')}`];
      case 'list': case 'radio': return [options.findLast((one) => one !== values[0]) ?? options[0] ?? ''];
      case 'check': return options.filter((_, index) => index % 2 === 0 || index === options.length - 1);
      default: return [` ${word} <i>&quot; é 😀 'x' \\ %20+ `];
    }
  }
}

/** Names of fields that do not say what was typed. */
export function lost(form: ReadForm | undefined, typed: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(typed).filter(([name, values]) => {
    const now = form?.controls.find((one) => one.name === name)?.values ?? [];
    return JSON.stringify([...now].map(oneLineEnd).sort()) !== JSON.stringify([...values].map(oneLineEnd).sort());
  }).map(([name]) => name);
}

export const asFields = (...parts: readonly Readonly<Record<string, readonly string[]>>[]): Fields => Object.assign({}, ...parts) as Fields;
