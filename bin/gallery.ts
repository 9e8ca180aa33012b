/** Writes every page of the gallery to `dist/gallery/`, to look at the parts of `src/ui` without a server: `tsx bin/gallery.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { bundleAssets } from '../src/ui/bundle.ts';
import { PAGES, render } from '../test/gallery/pages.tsx';

const folder = new URL('../dist/gallery/', import.meta.url);
mkdirSync(new URL('static/', folder), { recursive: true });
for (const { name, bytes } of bundleAssets()) writeFileSync(new URL(`static/${name}`, folder), bytes);
for (const name of Object.keys(PAGES)) writeFileSync(new URL(`${name}.html`, folder), render(name).replaceAll('"/static/', '"static/'));
console.log(`${Object.keys(PAGES).length} pages in dist/gallery`);
