import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Browser, socketLine } from './browser.ts';
import { measure, type Bounds, type Times } from './measure.ts';

/** The word by which the bench starts itself as the bare server. */
export const BARE = 'bare';

/** In a process of its own: `node:http` and nothing else, with an answer of as many bytes as the path says. */
export function serveBare(): void {
  const server = createServer((request, response) => {
    const body = Buffer.alloc(Number(request.url?.slice(1)) || 0, 'x');
    request.resume().on('end', () => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length }).end(body));
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.once('disconnect', () => process.exit(0));
}

export interface Bare {
  /** A visit of as many answers as there are sizes, in bytes. */
  measure(sizes: readonly number[], connections: number, bounds: Bounds): Promise<Times>;
  stop(): void;
}

export async function startBare(): Promise<Bare> {
  const child = fork(process.argv[1] as string, [BARE]);
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(message as number));
    child.once('exit', () => reject(new Error('the bare server ended')));
  });
  return {
    async measure(sizes, connections, bounds) {
      const browsers = Array.from({ length: connections }, () => new Browser(socketLine(`http://127.0.0.1:${port}`)));
      const visit = async (browser: Browser) => {
        const answers = [];
        for (const bytes of sizes) answers.push(await browser.get(`/${bytes}`));
        return answers;
      };
      const times = await measure(browsers.map((browser) => () => visit(browser)), bounds);
      browsers.forEach((browser) => browser.close());
      return times;
    },
    stop: () => { if (child.connected) child.disconnect(); },
  };
}
