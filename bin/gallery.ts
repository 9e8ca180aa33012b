/** Writes every page of the gallery to `dist/gallery/`, to look at the parts of `src/ui` without a server: `tsx bin/gallery.ts`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { everyAsset } from '../src/ui/assets.ts';
import { PAGES, render } from '../test/gallery/pages.tsx';

const folder = new URL('../dist/gallery/', import.meta.url);
rmSync(folder, { recursive: true, force: true });
mkdirSync(new URL('static/', folder), { recursive: true });
for (const [path, { bytes }] of everyAsset()) writeFileSync(new URL(`.${path}`, folder), bytes);
for (const name of Object.keys(PAGES)) writeFileSync(new URL(`${name}.html`, folder), render(name).replaceAll('"/static/', '"static/'));
console.log(`${Object.keys(PAGES).length} pages in dist/gallery`);
