import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { BuildResult, OutputFile } from 'esbuild';

/**
 * The static files, made from their sources: minified CSS and script, fonts and mark, each name with the hash of its
 * content (`style.K3XY12AB.css`). Paths in the answer are bare file names.
 *
 * `bin/build` writes them to `dist/static/`; without that folder (development, tests) `assets.ts` calls this itself.
 */
export function bundleAssets(): { name: string; bytes: Uint8Array }[] {
  // Loaded on call: the started product reads finished files and should not pay for a compiler.
  const { buildSync } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild');
  const result = buildSync({
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
    entryPoints: { style: 'src/ui/style.css', client: 'src/client/client.ts', staff: 'src/client/staff.ts', form: 'src/client/form.ts', search: 'src/client/search.ts', work: 'src/client/work.ts', safety: 'src/client/safety.ts', office: 'src/ui/office.css', paper: 'src/ui/paper.css', mark: 'src/ui/mark.svg' },
    bundle: true, minify: true, write: false, outdir: 'static', format: 'esm', target: 'es2022',
    entryNames: '[name].[hash]', assetNames: '[name].[hash]', legalComments: 'none', logLevel: 'error',
    // CSS stays as written: light-dark() and nesting need browsers of 2024 anyway.
    supported: { nesting: true },
    loader: { '.woff2': 'file', '.svg': 'copy' },
  }) as BuildResult & { outputFiles: OutputFile[] };
  return result.outputFiles.map((file) => ({ name: file.path.replace(/^.*[\\/]/, ''), bytes: file.contents }));
}
