import type { IncomingMessage } from 'node:http';
import type { UploadCreated } from '../protocol/api.ts';
import { CodedError } from '../protocol/error-codes.ts';
import type { RateLimits } from '../transport/rate-limits.ts';
import type { Call, Reply, Route } from '../transport/route.ts';
import type { AttachmentLinks } from './attachment-links.ts';
import { type AttachmentFiles, type AttachmentStore, type StoredAttachment, thumbnailId } from './attachments.ts';
import { byteRange } from './byte-range.ts';

export interface FileRoutePorts {
  readonly store: AttachmentStore;
  readonly files: AttachmentFiles;
  readonly links: AttachmentLinks;
  readonly limits: RateLimits;
  readonly keep: (request: IncomingMessage, ownerId: string) => Promise<StoredAttachment>;
  /** Whether what a file is shown with is withheld from those who see it. */
  readonly withheld: (within: string) => Promise<boolean>;
  /** Tries to have a file scanned at once; its state afterwards. */
  readonly scan: (attachment: StoredAttachment) => Promise<StoredAttachment['state']>;
}

/** What is shown in a page; all else is a download. */
const SHOWN = /^(?:image|video)\//;
/** The page that holds a link holds it for as long; the bytes behind it never change. */
const CACHED = 'private, max-age=1800, immutable';
/** What may be withheld at any time is asked for each time. */
const ASKED_ANEW = 'private, no-cache';

/** Files into and out of conversations and cases. */
export function fileRoutes({ store, files, links, limits, keep, withheld, scan }: FileRoutePorts): Route[] {
  return [
    {
      method: 'POST',
      path: '/v1/uploads',
      permission: 'sender',
      limited: true,
      async handle({ request, visitor, account }) {
        const ownerId = visitor?.visitorId ?? account?.id ?? '';
        await limits.spend('upload', ownerId);
        const kept = await keep(request, ownerId);
        const state = kept.state === 'quarantined' ? await scan(kept) : kept.state;
        if (state === 'refused') throw new CodedError('attachment_rejected');
        return { status: 201, body: uploadView({ ...kept, state }) };
      },
    },
    {
      method: 'GET',
      path: '/v1/uploads/:id',
      permission: 'sender',
      async handle({ path, visitor, account }) {
        const [found] = await store.findOwn([path.id ?? ''], visitor?.visitorId ?? account?.id ?? '');
        if (found === undefined) throw new CodedError('attachment_not_found');
        return { status: 200, body: uploadView(found) };
      },
    },
    {
      method: 'GET',
      path: '/v1/attachments/:id',
      permission: 'public',
      async handle(call) {
        const { path, query } = call;
        const id = path.id ?? '';
        const given = (name: string) => query.get(name) ?? undefined;
        const within = given('within');
        if (!links.valid(id, { expires: given('expires'), within, signature: given('signature') }))
          throw new CodedError('attachment_not_found');
        if (within !== undefined && (await withheld(within))) throw new CodedError('attachment_not_found');
        const [found] = await store.find([id]);
        if (found === undefined) throw new CodedError('attachment_not_found');
        const caching = cachingOf(found, call);
        if (caching.known) return { status: 304, headers: caching.headers, body: '' };
        if (query.get('size') === 'small') {
          const small = await thumbnailOf(found, files, caching.headers);
          if (small !== undefined) return small;
        }
        return whole(found, files, call, caching.headers);
      },
    },
  ];
}

function uploadView({ id, name, type, size, sha256, seconds, state }: StoredAttachment): UploadCreated {
  return { attachmentId: id, name, type, size, sha256, state, ...(seconds === undefined ? {} : { seconds }) };
}

/** How long a browser may show it unasked, and whether it has it already. */
function cachingOf({ sha256 }: StoredAttachment, { query, request }: Call): Caching {
  if (!query.has('within')) return { headers: { 'cache-control': CACHED }, known: false };
  const etag = `"${sha256}${query.get('size') === 'small' ? '-small' : ''}"`;
  return { headers: { 'cache-control': ASKED_ANEW, etag }, known: request.headers['if-none-match'] === etag };
}

interface Caching {
  readonly headers: Readonly<Record<string, string>>;
  readonly known: boolean;
}

/** Undefined for a picture that was uploaded before there were stills. */
async function thumbnailOf(
  file: StoredAttachment,
  files: AttachmentFiles,
  caching: Caching['headers'],
): Promise<Reply | undefined> {
  const stream = await files.read(thumbnailId(file.id));
  if (stream === undefined) return undefined;
  return {
    status: 200,
    headers: { ...guarding('inline', file.name), 'content-type': 'image/webp', ...caching },
    stream,
  };
}

async function whole(
  file: StoredAttachment,
  files: AttachmentFiles,
  { request, query }: Call,
  caching: Caching['headers'],
): Promise<Reply> {
  const range = byteRange(request.headers.range, file.size);
  const headers = {
    ...guarding(SHOWN.test(file.type) && !query.has('download') ? 'inline' : 'attachment', file.name),
    'content-type': file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type,
    'accept-ranges': 'bytes',
    ...caching,
  };
  if (range === 'unsatisfiable')
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${file.size}` }, body: '' };
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  const stream = await files.read(file.id, range);
  if (stream === undefined) throw new CodedError('attachment_not_found');
  return {
    status: range === undefined ? 200 : 206,
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      ...(range === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${file.size}` }),
    },
    stream,
  };
}

/** Whatever a browser makes of a file, it runs nothing of it, and not as one of our pages. */
function guarding(disposition: 'inline' | 'attachment', name: string): Record<string, string> {
  return {
    'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': "sandbox; default-src 'none'; media-src 'self'; style-src 'unsafe-inline'",
    'cross-origin-resource-policy': 'cross-origin',
  };
}
