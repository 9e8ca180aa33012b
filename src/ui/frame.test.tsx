import { describe, expect, it } from 'vitest';
import { htmlFaults } from '../../test/valid-html.ts';
import { DayField } from './field.tsx';
import { BareFrame, PublicFrame, StaffFrame } from './frame.tsx';
import { Steps } from './page-head.tsx';

const STAFF = { title: 'Zaken', user: { name: 'Jo van der Voorbeeld' }, onceKey: 'sleutel', demo: false, navigation: [{ items: [{ href: '/zaken', label: 'Zaken', count: 42, current: true }] }, { label: 'Stichting', items: [{ href: '/jaar', label: 'Jaarcijfers' }] }] };
const PUBLIC = { title: 'Formulier', phone: '030-2340045', demo: false };

describe('every frame', () => {
  const frames = {
    staff: String(<StaffFrame {...STAFF}><h1>Zaken</h1></StaffFrame>),
    public: String(<PublicFrame {...PUBLIC} aside={<p>Bel gerust.</p>}><h1>Vraag</h1></PublicFrame>),
    bare: String(<BareFrame title="Inloggen" demo={false}><h1>Inloggen</h1></BareFrame>),
  };
  it.each(Object.entries(frames))('%s: is a whole valid document in Dutch that starts with a way to its content', (_name, html) => {
    expect(html).toMatch(/^<!doctype html><html lang="nl">/);
    expect(html).toMatch(/<body[^>]*><a class="skip" href="#inhoud">.*<main id="inhoud"/);
    expect(htmlFaults(html)).toEqual([]);
  });

  it.each(Object.entries(frames))('%s: asks nothing of another host and holds no script or style of its own', (_name, html) => {
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(html).not.toMatch(/<script[^>]*>[^<]/);
    expect(html).not.toMatch(/<style| style=| on\w+=/);
  });

  it('says that it is a demonstration only where it is one', () => {
    expect(frames.staff + frames.public + frames.bare).not.toContain('Demonstratie');
    for (const html of [<StaffFrame {...STAFF} demo />, <PublicFrame {...PUBLIC} demo />, <BareFrame title="x" demo />]) expect(String(html)).toContain('Demonstratie');
  });
});

describe('the frame of staff', () => {
  it('leads past what stands before the part that people come for, where a page names one', () => {
    expect(String(<StaffFrame {...STAFF} skip={{ href: '#lijst', label: 'Naar de lijst' }} />)).toContain('<a class="skip" href="#inhoud">Naar de inhoud</a><a class="skip" href="#lijst">Naar de lijst</a>');
    expect(String(<StaffFrame {...STAFF} />).match(/class="skip"/g)).toHaveLength(1);
  });

  it('shows where one is, how much waits, who one is, and signs out with a one-time key', () => {
    const html = String(<StaffFrame {...STAFF} search={'O"Brien'} />);
    expect(html).toMatch(/href="\/zaken" aria-current="page">.*42/);
    expect(html).not.toMatch(/href="\/jaar" aria-current/);
    expect(html).toContain('Jo van der Voorbeeld');
    expect(html).toMatch(/aria-hidden="true">JV</);
    expect(html).toMatch(/action="\/uitloggen" method="post"><input type="hidden" name="eenmalig" value="sleutel"/);
    expect(html).toMatch(/action="\/zoeken" method="post".*name="q" type="search" value="O&quot;Brien".*name="eenmalig" value="sleutel"/);
    expect(String(<StaffFrame {...STAFF} searches={false} />)).not.toContain('/zoeken');
  });
});

describe('the frame of the public', () => {
  const html = String(<PublicFrame {...PUBLIC} />);

  it('keeps the telephone number and the quick exit on the page, as links that need no script', () => {
    expect(html).toMatch(/href="tel:\+31302340045".*030-2340045/);
    expect(html).toMatch(/<a class="exit" href="\/weg"/);
  });

  it('has a title that gives nothing away', () => {
    expect(/<title>(.*)<\/title>/.exec(html)?.[1]).toBe('Formulier');
  });

  it('offers the languages that the page has', () => {
    const languages = [{ href: '?taal=nl', label: 'Nederlands', lang: 'nl', current: true }, { href: '?taal=en', label: 'English', lang: 'en' }];
    const page = String(<PublicFrame {...PUBLIC} languages={languages}><h1>Vraag</h1></PublicFrame>);
    expect(page).toMatch(/href="\?taal=en" lang="en" hreflang="en">English/);
    expect(htmlFaults(page)).toEqual([]);
  });

  it('speaks English in its parts where the page does, and easy Dutch where that is asked', () => {
    const body = <><Steps step={2} of={6} back="/1" /><DayField name="a" label="Day" optional value="x" /></>;
    const english = String(<PublicFrame {...PUBLIC} demo language="en">{body}</PublicFrame>);
    expect(english).toContain('<html lang="en">');
    for (const word of ['Step 2 of 6', '(optional)', 'Leave now', 'Back', 'Skip to content', 'Demonstration']) expect(english).toContain(word);
    for (const word of ['Stap', 'verplicht', 'Snel weg', 'Terug', 'Schrijf', 'Demonstratie']) expect(english).not.toContain(word);
    expect(String(<PublicFrame {...PUBLIC} language="nl-easy">{body}</PublicFrame>)).toContain('(hoeft niet)');
    expect(String(<PublicFrame {...PUBLIC}>{body}</PublicFrame>)).toContain('Stap 2 van 6');
  });
});
