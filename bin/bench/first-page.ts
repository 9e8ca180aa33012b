import { gzipSync } from 'node:zlib';
import { Browser, expectStatus, socketLine } from './browser.ts';

/** Bytes of the first public page and everything it asks for, fonts apart. */
export interface FirstPage { readonly plain: number; readonly packed: number; readonly fonts: number; readonly scripts: number }

const KILOBYTE = 1000;

export async function firstPage(origin: string, path: string): Promise<FirstPage> {
  const browser = new Browser(socketLine(origin));
  try {
    const page = await browser.get(path);
    expectStatus(page, 200, path);
    const linked = [...page.text.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map(([, address]) => address as string);
    const found = { plain: Buffer.byteLength(page.text), packed: gzipSync(page.text).length, fonts: 0, scripts: 0 };
    for (const address of new Set(linked)) {
      const file = await browser.get(address);
      expectStatus(file, 200, address);
      const size = Buffer.byteLength(file.text);
      if (/\.(woff2?|ttf)$/.test(address)) found.fonts += size;
      else {
        found.plain += size;
        found.packed += gzipSync(file.text).length;
        if (address.endsWith('.js')) found.scripts += size;
      }
    }
    return { plain: found.plain / KILOBYTE, packed: found.packed / KILOBYTE, fonts: found.fonts / KILOBYTE, scripts: found.scripts / KILOBYTE };
  } finally {
    browser.close();
  }
}
