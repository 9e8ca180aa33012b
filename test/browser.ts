import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, LaunchOptions } from 'playwright-core';

/** Where Debian and others put it. */
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Root needs the first; the others keep it from looking for a network. */
const ARGUMENTS = ['--no-sandbox', '--disable-quic', '--disable-background-networking'];
/** What unpacking changes in the environment of this process. */
const CHANGED = ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME'];
const CACHE = new URL('../node_modules/.cache/chromium/', import.meta.url).pathname;

/** The chromium of this machine, else the one from npm. One a test file; close it in `afterAll`. */
export async function openBrowser(): Promise<Browser> {
  const installed = INSTALLED.find((path) => existsSync(path));
  return chromium.launch({ ...(installed ? { executablePath: installed } : await fromNpm()), args: ARGUMENTS, ignoreDefaultArgs: roomInMemory() ? ['--disable-dev-shm-usage'] : [] });
}

/** What is painted goes through memory that is shared; where that has no room, as in a small container, through files, which takes a tenth more of each page. */
function roomInMemory(): boolean {
  if (!existsSync('/dev/shm')) return false;
  const { bavail, bsize } = statfsSync('/dev/shm');
  return bavail * bsize > 2 ** 30;
}

/** Unpacked once, beside its place and then moved, because test files start at the same time. Brings its own libraries and fonts. */
async function fromNpm(): Promise<LaunchOptions> {
  if (!existsSync(CACHE)) await unpack();
  return {
    executablePath: join(CACHE, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: join(CACHE, 'al2023', 'lib'), FONTCONFIG_PATH: join(CACHE, 'fonts') } as Record<string, string>,
  };
}

async function unpack(): Promise<void> {
  mkdirSync(join(CACHE, '..'), { recursive: true });
  const making = mkdtempSync(join(CACHE, '..', 'chromium-'));
  const before = CHANGED.map((name) => [name, process.env[name]] as const);
  // The package unpacks into the temporary folder, and its libraries only where it believes to be on this platform.
  Object.assign(process.env, { TMPDIR: making, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' });
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
    // Its own names folders of that platform, and without any font the browser ends.
    writeFileSync(join(making, 'fonts', 'fonts.conf'), fontSettings());
    renameSync(making, CACHE);
  } catch (error) {
    if (!existsSync(CACHE)) throw error;
  } finally {
    for (const [name, value] of before) restore(name, value);
    rmSync(making, { recursive: true, force: true });
  }
}

function fontSettings(): string {
  const [fonts, cached] = [join(CACHE, 'fonts'), join(CACHE, 'fonts-cache')];
  return `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${cached}</cachedir></fontconfig>\n`;
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
