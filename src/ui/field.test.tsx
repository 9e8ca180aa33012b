import fc from 'fast-check';
import type { Child } from 'hono/jsx';
import { describe, expect, it } from 'vitest';
import { htmlFaults } from '../../test/valid-html.ts';
import { Choice, Choices, DayField, ErrorSummary, fieldId, Hidden, Select, SubmitBar, TextArea, TextField } from './field.tsx';
import { ButtonForm, FieldRow, Form } from './form.tsx';
import { PublicFrame } from './frame.tsx';

const OPTIONS = [{ value: 'ja', label: 'Ja' }, { value: 'nee', label: 'Nee', hint: 'Geen probleem.' }];
const ERROR = 'Vul dit nog in.';
const COMMON = { name: 'antwoord.b[0]', label: 'Antwoord', hint: 'Kort mag.', error: ERROR };
const FIELDS: Record<string, Child> = {
  text: <TextField {...COMMON} />,
  area: <TextArea {...COMMON} />,
  day: <DayField {...COMMON} />,
  'impossible day': <DayField {...COMMON} value="2018-02-30" />,
  select: <Select {...COMMON} options={OPTIONS} />,
  choice: <Choice {...COMMON} options={OPTIONS} />,
  choices: <Choices {...COMMON} options={OPTIONS} />,
};

function page(children: Child): string {
  return String(<PublicFrame title="Formulier" phone="030-2340045" demo={false}><h1>Vraag</h1>{children}</PublicFrame>);
}

function unescape(html: string): string {
  return html.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
}

describe('a field', () => {
  it.each(Object.keys(FIELDS))('%s: ties label, explanation and sentence to its control, in valid HTML', (name) => {
    const html = page(<Form action="/x" onceKey="k">{FIELDS[name]}<SubmitBar label="Bewaren" /></Form>);
    expect(htmlFaults(html)).toEqual([]);
    const described = /aria-describedby="([^"]+)"/.exec(html)?.[1]?.split(' ') ?? [];
    expect(described).toHaveLength(2);
    for (const id of described) expect(html).toContain(`id="${id}"`);
    expect(html).toMatch(new RegExp(`id="${described[1]}"[^>]*>.*${ERROR}`));
    expect(html).toContain(`for="${fieldId(COMMON.name)}"`);
  });

  it.each(Object.keys(FIELDS))('%s: is reached from the summary of what to look at again', (name) => {
    const html = page(<><ErrorSummary errors={[{ field: COMMON.name, message: ERROR }]} />{FIELDS[name]}</>);
    const target = /href="#(v-[^"]+)"/.exec(html)?.[1];
    expect(html).toMatch(new RegExp(`<(input|select|textarea)[^>]* id="${target}"`));
    expect(htmlFaults(html)).toEqual([]);
  });

  it('says that it may be left open, and marks nothing with a star', () => {
    expect(String(<TextField name="a" label="Plaats" optional />)).toContain('(niet verplicht)');
    expect(page(Object.values(FIELDS))).not.toContain('*');
  });

  it('has no explanation, sentence or error mark where there is none', () => {
    const html = String(<TextField name="a" label="Plaats" />);
    expect(html).not.toContain('aria-');
  });

  it('can be the question of the page', () => {
    const html = String(<PublicFrame title="Formulier" phone="030-2340045" demo={false}><Choice name="a" label="Hoe dan?" question options={OPTIONS} /><TextArea name="b" label="Nog iets?" /></PublicFrame>);
    expect(html).toMatch(/<legend><h1 [^>]*>Hoe dan\?<\/h1><\/legend>/);
    expect(htmlFaults(html)).toEqual([]);
  });
});

describe('what was typed', () => {
  const typed = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('"><script>', '\n\nna twee regels', '\u202erechts', "d'Artagnan & 'co'"));

  it('comes back in a line with every character', () => {
    fc.assert(fc.property(typed, (value) => {
      const html = String(<TextField name="a" label="A" value={value} />);
      expect(unescape(/ value="([^"]*)"/.exec(html)?.[1] ?? 'nothing')).toBe(value);
    }));
  });

  it('comes back in a text with every character, after the one newline that HTML drops', () => {
    fc.assert(fc.property(typed, (value) => {
      const html = String(<TextArea name="a" label="A" value={value} />);
      expect(unescape(/<textarea[^>]*>([^<]*)<\/textarea>/.exec(html)?.[1] ?? 'nothing')).toBe(`\n${value}`);
    }));
  });

  it('comes back as a day where it is one, and as text where it is none', () => {
    expect(String(<DayField name="a" label="A" value="2018-03-31" />)).toMatch(/type="date" value="2018-03-31"/);
    for (const value of ['2018-02-30', '31-3-2018', 'vorige week', '0000-01-01']) {
      expect(String(<DayField name="a" label="A" value={value} />)).toContain(`type="text" value="${value}"`);
    }
  });

  it('stays chosen, once or several times', () => {
    const checked = (html: string): string[] => [...html.matchAll(/<input[^>]* value="(\w+)"[^>]* checked/g)].map((match) => match[1] ?? '');
    expect(checked(String(<Choice name="a" label="A" options={OPTIONS} value="nee" />))).toEqual(['nee']);
    expect(checked(String(<Choice name="a" label="A" options={OPTIONS} />))).toEqual([]);
    expect(checked(String(<Choices name="a" label="A" options={OPTIONS} values={['ja', 'nee']} />))).toEqual(['ja', 'nee']);
    expect(String(<Select name="a" label="A" options={OPTIONS} value="nee" />)).toMatch(/value="nee" selected/);
  });

  it('is never a password', () => {
    expect(String(<TextField name="a" label="A" type="password" value="geheim" />)).not.toContain('geheim');
  });
});

describe('a form', () => {
  it('carries its one-time key, also where it is one button', () => {
    const html = page(<><Form action="/a" onceKey="sleutel-1"><FieldRow><Hidden name="b" value="c" /></FieldRow><SubmitBar label="A zegt ja" cancel={{ href: '/' }} note="Bewaard om 09:31" /></Form><ButtonForm action="/b" onceKey="sleutel-2" label="Tonen" fields={{ kant: 'a' }} /></>);
    expect([...html.matchAll(/name="eenmalig" value="([^"]+)"/g)].map((match) => match[1])).toEqual(['sleutel-1', 'sleutel-2']);
    expect(htmlFaults(html)).toEqual([]);
  });

  it('shows no summary where all is well', () => {
    expect(String(<ErrorSummary errors={[]} />)).toBe('');
  });

  it('takes the focus to the summary when the page opens, and lists what belongs to no field', () => {
    const html = String(<ErrorSummary errors={[{ field: '', message: 'Iemand anders was eerder.' }]} />);
    expect(html).toMatch(/tabindex="-1" autofocus/);
    expect(html).toContain('<li>Iemand anders was eerder.</li>');
  });
});
