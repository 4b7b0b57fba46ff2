import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { CodedError } from '../protocol/error-codes.ts';
import { parseClean } from './clean-json.ts';
import { crumbGuard } from './crumbs.ts';
import { gatheredBytes } from './gathered-bytes.ts';
import { malformed } from './socket-events.ts';

const LIMIT_BYTES = 64 * 1024;
const LONGEST_MS = 30_000;

/**
 * The body of a request, checked against its schema. An empty body counts as `{}`.
 * @throws CodedError `payload_too_large`, `request_malformed`
 */
export async function readJson<Schema extends z.ZodType>(
  request: IncomingMessage,
  schema: Schema,
  limitBytes = LIMIT_BYTES,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(parse(await readText(request, limitBytes)));
  if (!parsed.success) throw malformed(parsed.error);
  return parsed.data;
}

async function readText(request: IncomingMessage, limitBytes: number): Promise<string> {
  // Even if it still drips: nobody needs longer for a body of this size.
  const deadline = setTimeout(() => request.destroy(), LONGEST_MS);
  try {
    const bytes = gatheredBytes();
    const guard = crumbGuard(request);
    for await (const chunk of request as AsyncIterable<Buffer>) {
      guard(chunk);
      bytes.add(chunk);
      if (bytes.size() > limitBytes) {
        request.resume();
        throw new CodedError('payload_too_large', { limitBytes });
      }
    }
    return bytes.all().toString('utf8');
  } catch (error) {
    // A sender who leaves in the middle is no fault of ours.
    throw error instanceof CodedError ? error : new CodedError('request_malformed', undefined, error);
  } finally {
    clearTimeout(deadline);
  }
}

function parse(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return parseClean(text);
  } catch (error) {
    throw new CodedError('request_malformed', undefined, error);
  }
}
