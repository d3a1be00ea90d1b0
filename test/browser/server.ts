import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, resolve } from 'node:path';
import { headersFor } from '../../src/offline/headers';

/** The built app. */
export const DIST = resolve(import.meta.dirname, '../../dist');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json'
};

export interface StaticHost {
  /** Address of the app's page, with the trailing slash. */
  url: string;
  origin: string;
  /** Paths asked for, in order. */
  requests: string[];
  /** Serve another folder from now on, as a new deployment does. */
  deploy: (folder: string) => void;
  close: () => Promise<void>;
}

export interface HostOptions {
  folder?: string;
  /** Where the app is mounted, with both slashes; nothing is served outside it. */
  mount?: string;
  /** The headers of `public/_headers`, or none, as on hosts that cannot send them. */
  headers?: boolean;
  port?: number;
}

/** A static host on loopback: files as they are, 404 for all else, no fallback page. */
export async function host(options: HostOptions = {}): Promise<StaticHost> {
  const { mount = '/', headers = true, port = 0 } = options;
  let folder = options.folder ?? DIST;
  const requests: string[] = [];

  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    requests.push(path);
    const inside = path.startsWith(mount) ? path.slice(mount.length - 1) : null;
    const file = inside === null ? null : join(folder, normalize(inside));
    void (async () => {
      const target = file?.endsWith('/') ? join(file, 'index.html') : file;
      const found = target ? await stat(target).catch(() => null) : null;
      if (!target || !found?.isFile() || inside === null) {
        response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
        return;
      }
      response.writeHead(200, {
        'Content-Type': TYPES[extname(target)] ?? 'application/octet-stream',
        'Content-Length': found.size,
        ...(headers ? headersFor(inside) : {})
      });
      createReadStream(target).pipe(response);
    })();
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const address = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${String(address.port)}`;

  return {
    url: origin + mount,
    origin,
    requests,
    deploy: (next) => {
      folder = next;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      })
  };
}
