import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { CodedError } from '../protocol/error-codes.ts';
import type { Call, Reply } from './route.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Pages load files of this server only; scripts and styles inside the HTML do not run. */
export const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self'",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

interface Prepared {
  readonly type: string;
  readonly etag: string;
  readonly bytes: Buffer;
  readonly gzip: Buffer;
  readonly brotli: Buffer;
}

/** The built browser files, read and compressed once; a path that was not there then does not exist. */
export interface StaticFiles {
  /** @param path below the folder, with `/` */
  reply(path: string, call: Call): Reply;
}

export function staticFiles(folder: string): StaticFiles {
  const files = new Map<string, Prepared>();
  for (const path of existsSync(folder) ? walk(folder) : []) {
    const bytes = readFileSync(path);
    files.set(relative(folder, path).split(sep).join('/'), {
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      bytes,
      gzip: gzipSync(bytes),
      brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    });
  }
  return {
    reply(path, { request }) {
      const file = files.get(path);
      if (file === undefined) throw new CodedError('route_unknown');
      const headers: Record<string, string> = {
        'content-type': file.type,
        etag: file.etag,
        vary: 'accept-encoding',
        'cache-control': path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        // The widget's files are loaded by pages of other origins.
        'cross-origin-resource-policy': 'cross-origin',
        ...(file.type.startsWith('text/html') ? { 'content-security-policy': PAGE_POLICY } : {}),
        ...(path.startsWith('widget') ? { 'access-control-allow-origin': '*' } : {}),
      };
      if (request.headers['if-none-match'] === file.etag) return { status: 304, headers, body: '' };
      const accepted = String(request.headers['accept-encoding'] ?? '');
      if (/\bbr\b/.test(accepted))
        return { status: 200, headers: { ...headers, 'content-encoding': 'br' }, body: file.brotli };
      if (/\bgzip\b/.test(accepted))
        return { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, body: file.gzip };
      return { status: 200, headers, body: file.bytes };
    },
  };
}

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}
