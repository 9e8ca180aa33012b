import { describe, expect, it } from 'vitest';
import { Answers } from './page-head.tsx';
import { Card } from './card.tsx';
import { BarChart, StackedBars } from './chart.tsx';
import { Notice } from './notice.tsx';
import { PhaseBar, PhaseDots, type Phase } from './phase-bar.tsx';
import { Tabs } from './tabs.tsx';
import { Timeline } from './timeline.tsx';

const PHASES: Phase[] = [{ label: 'Begin', state: 'done', note: '2 okt' }, { label: 'Midden', state: 'now' }, { label: 'Zij', state: 'skipped' }, { label: 'Eind', state: 'todo' }];

describe('a phase bar', () => {
  it('says in words what is done, what is now, what is not needed and what is still to come', () => {
    const text = String(<PhaseBar label="Fasen" phases={PHASES} />).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();
    expect(text).toBe('Begin gedaan · 2 okt Midden nu Zij niet nodig Eind nog niet');
  });

  it('marks one step as the current one', () => {
    expect(String(<PhaseBar label="Fasen" phases={PHASES} />).match(/aria-current="step"/g)).toHaveLength(1);
  });

  it('is one sentence in a table', () => {
    expect(String(<PhaseDots phases={PHASES} />)).toContain('aria-label="stap 2 van 4: Midden"');
    expect(String(<PhaseDots phases={[{ label: 'Begin', state: 'done' }]} />)).toContain('aria-label="alle 1 stappen doorlopen"');
  });
});

describe('a chart', () => {
  const texts = { id: 'g', title: 'Aanmeldingen', description: 'Meer dan vorig jaar.' };

  it('has a title and a sentence for who does not see it', () => {
    const html = String(<BarChart {...texts} bars={[{ label: 'A', value: 3, before: 2 }]} />);
    expect(html).toMatch(/role="img" aria-labelledby="g-titel g-tekst"/);
    expect(html).toMatch(/<title id="g-titel">Aanmeldingen<\/title><desc id="g-tekst">Meer dan vorig jaar\.<\/desc>/);
    expect(html).not.toContain('style=');
  });

  it('draws twice the value twice as long, and the longest not over its figure', () => {
    const html = String(<BarChart {...texts} bars={[{ label: 'A', value: 100 }, { label: 'B', value: 50 }]} />);
    expect([...html.matchAll(/class="part part--1"[^>]* width="([\d.]+)%"/g)].map((match) => Number(match[1]))).toEqual([76, 38]);
  });

  it('draws nothing where there is nothing, and never a width that is no number', () => {
    expect(String(<BarChart {...texts} bars={[{ label: 'A', value: 0 }]} />)).toContain('width="0%"');
    expect(String(<BarChart {...texts} bars={[]} />) + String(<StackedBars {...texts} parts={['x', 'y']} rows={[{ label: 'A', values: [0, 0] }]} />)).not.toContain('NaN');
  });

  it('fills the line with its parts where it shows shares, and compares lengths where it shows amounts', () => {
    const rows = [{ label: 'A', values: [1, 3] }, { label: 'B', values: [1, 1] }];
    const widths = (html: string): number[] => [...html.matchAll(/<rect class="part[^>]* width="([\d.]+)%"/g)].map((match) => Number(match[1]));
    expect(widths(String(<StackedBars {...texts} scale="whole" parts={['x', 'y']} rows={rows} />))).toEqual([25, 75, 50, 50]);
    expect(widths(String(<StackedBars {...texts} parts={['x', 'y']} rows={rows} />))).toEqual([25, 75, 25, 25]);
  });
});

describe('other parts', () => {
  it('a corrected moment stays readable with its reason, and is not shown as something that happened', () => {
    const html = String(<Timeline label="Tijdlijn" items={[{ when: 'ma 2 nov', dateTime: '2026-11-02', title: 'Gebeld', corrected: 'was een andere zaak' }]} />);
    expect(html).toContain('<s>Gebeld</s>');
    expect(html).toContain('Gecorrigeerd: was een andere zaak');
    expect(html).not.toContain('<b>Gebeld</b>');
  });

  it('only the message of success is announced', () => {
    expect(String(<Notice tone="success" title="Bewaard" />)).toContain('role="status"');
    expect(String(<Notice first tone="success" title="Bewaard" />)).toContain('role="status" tabindex="-1" autofocus');
    expect(String(<Notice tone="success" title="Bewaard" />)).not.toContain('tabindex');
    expect(String(<Notice tone="safety" title="Alleen bellen" />)).toContain('role="note"');
  });

  it('a view that cannot wait says so in words', () => {
    const html = String(<Tabs label="Weergaven" tabs={[{ href: '?a', label: 'Alle', count: 0, current: true }, { href: '?b', label: 'Te laat', count: 3, urgent: true }]} />);
    expect(html).toContain('(kan niet wachten)');
    expect(html).toContain('>0</span>');
    expect(html.match(/aria-current="page"/g)).toHaveLength(1);
  });

  it('a card is named by its title', () => {
    expect(String(<Card id="kant-a" title="Kant A" items={[{ label: 'Naam', value: 'V. Oorbeeld' }]} />)).toMatch(/aria-labelledby="kant-a-kop".*<h2 id="kant-a-kop">Kant A.*<dt>Naam<\/dt><dd>V\. Oorbeeld/);
  });

  it('every answer to check names what its link changes', () => {
    expect(String(<Answers answers={[{ label: 'Naam', value: 'x', href: '/4' }]} />)).toMatch(/href="\/4">Wijzigen<span class="vh">: Naam<\/span>/);
  });
});
