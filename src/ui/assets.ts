import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { bundleAssets } from './bundle.ts';

/**
 * Style, script, fonts and mark, read once and served from memory. Names carry the hash of their content, so a browser
 * may keep them for ever (`cache-control: public, max-age=31536000, immutable`).
 *
 * In the started product this module lies in `dist/` and finds `dist/static/` beside it. `bin/build` fills that folder
 * with what `bundleAssets()` returns. Elsewhere the files are bundled on first use.
 */
export interface Asset {
  /** The content type to answer with. */
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};
const HASHED = /^(.+)\.[A-Z0-9]{8}\.([a-z0-9]+)$/;

interface Shelf {
  urls: Map<string, string>;
  files: Map<string, Asset>;
}

let shelf: Shelf | null = null;

function read(): { name: string; bytes: Uint8Array }[] {
  const folder = new URL('./static/', import.meta.url);
  if (!existsSync(folder)) return bundleAssets();
  return readdirSync(folder).map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) }));
}

function load(): Shelf {
  const urls = new Map<string, string>();
  const files = new Map<string, Asset>();
  for (const { name, bytes } of read()) {
    const [, base, extension] = HASHED.exec(name) ?? [];
    if (!base || !extension) continue;
    const url = `/static/${name}`;
    urls.set(`${base}.${extension}`, url);
    files.set(url, { type: TYPES[extension] ?? 'application/octet-stream', bytes: new Uint8Array(bytes) });
  }
  return { urls, files };
}

/** The address of a static file by its plain name, e.g. `style.css` → `/static/style.K3XY12AB.css`. Throws on a name that does not exist: a programming error. */
export function assetUrl(name: string): string {
  shelf ??= load();
  const url = shelf.urls.get(name);
  if (!url) throw new Error(`no static file ${name}`);
  return url;
}

/** Every file with its address, for who writes them elsewhere. */
export function everyAsset(): Iterable<[path: string, asset: Asset]> {
  shelf ??= load();
  return shelf.files;
}

/** The file at an address such as `/static/style.K3XY12AB.css`, or null where there is none. */
export function asset(path: string): Asset | null {
  shelf ??= load();
  return shelf.files.get(path) ?? null;
}
