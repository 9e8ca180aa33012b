import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartRefused } from './database/instance.ts';

export interface Listening {
  port: number;
  /** Takes no new request, lets those under way finish for a moment, then cuts the connections. */
  close(): Promise<void>;
}

/** A reverse proxy keeps connections for a minute; the side that ends them first must be the proxy. */
const KEEP_ALIVE = 65_000;
/** A slow line must not hold a connection for ever: a form of 256 kB in half a minute. */
const REQUEST_LIMIT = 30_000;
const HEADERS_LIMIT = 10_000;
const CLOSE_LIMIT = 400;

/** Listens on `host`; `localhost` is both 127.0.0.1 and, where the machine has it, ::1. Throws StartRefused where the port is taken. */
export async function listen(listener: RequestListener, host: string, port: number): Promise<Listening> {
  const hosts = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
  const servers: Server[] = [];
  let chosen = port;
  for (const [index, name] of hosts.entries()) {
    const server = createServer({ keepAliveTimeout: KEEP_ALIVE, requestTimeout: REQUEST_LIMIT, headersTimeout: HEADERS_LIMIT }, listener);
    const failure = await opened(server, name, chosen);
    if (failure === null) {
      servers.push(server);
      chosen = (server.address() as AddressInfo).port;
    } else if (index === 0 || failure.code === 'EADDRINUSE') {
      await Promise.all(servers.map(close));
      throw refusal(failure, name, chosen);
    }
  }
  return { port: chosen, close: async () => void await Promise.all(servers.map(close)) };
}

function opened(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', resolve);
      resolve(null);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), CLOSE_LIMIT);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
  });
}

function refusal(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartRefused(`Poort ${port} is al in gebruik. Kies een andere met PORT, bijvoorbeeld PORT=${port + 1} npm start.\n`
      + `Port ${port} is already in use. Choose another with PORT, for example PORT=${port + 1} npm start.`);
  }
  return new StartRefused(`Op ${host}, poort ${port}, kan niet worden geluisterd (${error.code}).\nCannot listen on ${host}, port ${port} (${error.code}).`);
}
