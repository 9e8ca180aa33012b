import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { asset } from '../../src/ui/assets.ts';
import { render } from './pages.tsx';

/** Nothing outside the page itself, as in the product: a part that needs an inline style or script fails here. */
const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'";
export const ORIGIN = 'http://gallery.test';

export interface Gallery {
  page: Page;
  /** What the browser complained about: refused by the policy, scripts that failed. */
  complaints: string[];
  /** Posts that arrived, as address and body. */
  posts: string[];
}

/** A tab in which `ORIGIN/<name>` is the page of that name, without a server or a network. */
export async function openGallery(browser: Browser, options: BrowserContextOptions = {}): Promise<Gallery> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const posts: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = asset(pathname);
    if (file) return route.fulfill({ contentType: file.type, body: Buffer.from(file.bytes), headers: { 'access-control-allow-origin': ORIGIN } });
    if (route.request().method() === 'POST') {
      posts.push(`${pathname} ${route.request().postData() ?? ''}`);
      return route.fulfill({ status: 204 });
    }
    if (pathname === '/weg') return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Weer</title>' });
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: render(pathname.slice(1)), headers: { 'content-security-policy': POLICY } });
  });
  return { page, complaints, posts };
}
