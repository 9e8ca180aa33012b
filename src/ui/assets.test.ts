import { describe, expect, it } from 'vitest';
import { asset, assetUrl } from './assets.ts';

const NAMES = ['style.css', 'client.js', 'staff.js', 'form.js', 'search.js', 'mark.svg', 'inter-latin-wght-normal.woff2', 'atkinson-hyperlegible-next-latin-wght-normal.woff2'];

function text(name: string): string {
  return new TextDecoder().decode(asset(assetUrl(name))?.bytes);
}

describe('static files', () => {
  it.each(NAMES)('%s has an address with the hash of its content, and is found there', (name) => {
    expect(assetUrl(name)).toMatch(/^\/static\/[a-z-]+\.[A-Z0-9]{8}\.[a-z0-9]+$/);
    expect(asset(assetUrl(name))?.bytes.length).toBeGreaterThan(100);
  });

  it('have a type that a browser trusts', () => {
    expect(NAMES.map((name) => asset(assetUrl(name))?.type)).toEqual(['text/css; charset=utf-8', 'text/javascript; charset=utf-8', 'text/javascript; charset=utf-8', 'text/javascript; charset=utf-8', 'text/javascript; charset=utf-8', 'image/svg+xml', 'font/woff2', 'font/woff2']);
  });

  it('the style takes its fonts from here and nothing from elsewhere', () => {
    const urls = [...text('style.css').matchAll(/url\(["']?([^)"']+)/g)].map((match) => new URL(match[1] ?? '', `http://here${assetUrl('style.css')}`));
    expect(urls).toHaveLength(2);
    for (const url of urls) expect(url.host === 'here' && asset(url.pathname)).toBeTruthy();
  });

  it('are light: style and script together under 36 kB before compression', () => {
    expect(text('style.css').length + text('client.js').length).toBeLessThan(36_000);
    // What only staff see; pages of the public and of participants load none of it.
    expect(text('office.css').length).toBeLessThan(17_000);
    // Drafts, the keyboard, the end of a session and passkeys, likewise.
    expect(text('staff.js').length).toBeLessThan(6_000);
    // Suggestions while one searches, likewise.
    expect(text('search.js').length).toBeLessThan(4_000);
    // Who did not say to be safe, on pages of staff.
    expect(text('safety.js').length).toBeLessThan(1_500);
    // On the page of long work.
    expect(text('work.js').length).toBeLessThan(1_000);
    // On the pages of the public form, which keeps what is typed; the front page loads none of it.
    expect(text('form.js').length).toBeLessThan(2_500);
    expect(text('paper.css').length).toBeLessThan(1_500);
  });

  it('answer null elsewhere and refuse a name that does not exist', () => {
    for (const path of ['/static/', '/static/style.css', '/static/../package.json', '/static/style.AAAAAAAA.css']) expect(asset(path)).toBeNull();
    expect(() => assetUrl('stijl.css')).toThrow('no static file stijl.css');
  });
});
