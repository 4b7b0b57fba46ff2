import type { Instant } from '../../protocol/instant.ts';
import { parseClean } from '../../transport/clean-json.ts';
import type { ExternalService } from '../../transport/external-services.ts';
import { reasonOf } from '../../transport/outage-log.ts';
import { signedHeaders } from '../../transport/signed-calls.ts';

export interface MarketplaceAnswer {
  readonly status: number;
  /** Of an answer 2xx; what comes with a refusal may be anybody's page. */
  readonly body: unknown;
}

/** The marketplace did not answer as it should, or is given a rest after having failed too often. */
export class MarketplaceUnreachable extends Error {
  constructor(why: string, cause?: unknown) {
    super(why, { cause });
    this.name = 'MarketplaceUnreachable';
  }
}

export interface MarketplaceClient {
  /**
   * One signed call, repeated where it is safe. Any answer below 500 is an answer.
   * @throws MarketplaceUnreachable
   */
  call(method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<MarketplaceAnswer>;
}

export interface ClientSettings {
  /** Without a slash at its end. */
  readonly url: string;
  readonly secret: string;
  readonly now: () => Instant;
  /** Hears of each call. */
  readonly service?: ExternalService;
  readonly timeoutMs?: number;
  readonly pauseMs?: number;
  /** Once it is aborted, calls under way fail and none is made. */
  readonly stopping?: AbortSignal;
}

const TRIES = 3;
/** After this many failed calls in a row, calls are refused at once until a pause is over. */
const FAILURES_BEFORE_REST = 5;
const REST_MS = 15_000;
const LARGEST_ANSWER = 1024 * 1024;

/** It answers and refuses our signature: only an operator can mend that. */
const REFUSED = 'our signature was refused; is MARKETPLACE_SECRET the same on both sides, and both clocks right?';

/** Calls with time-out, repetition and a breaker. A POST is repeated too: it carries a key under which nothing happens twice. */
export function marketplaceClient({
  url,
  secret,
  now,
  service,
  timeoutMs = 3_000,
  pauseMs = 200,
  stopping = new AbortController().signal,
}: ClientSettings): MarketplaceClient {
  let failures = 0;
  let restUntil = 0;

  async function once(method: 'GET' | 'POST', address: URL, body: string, key: string | undefined) {
    const response = await fetch(address, {
      method,
      redirect: 'error',
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), stopping]),
      headers: {
        accept: 'application/json',
        ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...signedHeaders(secret, now(), method, address.pathname + address.search, body),
      },
      ...(method === 'POST' ? { body } : {}),
    });
    const text = await response.text();
    if (response.status >= 500) throw new Error(`status ${response.status}`);
    if (text.length > LARGEST_ANSWER) throw new Error('answer too large');
    if (!response.ok) return { status: response.status, body: undefined };
    return { status: response.status, body: text === '' ? {} : parseClean(text) };
  }

  return {
    async call(method, path, body, key) {
      if (now() < restUntil) throw new MarketplaceUnreachable('resting');
      const address = new URL(url + path);
      const text = body === undefined ? '' : JSON.stringify(body);
      let last: unknown;
      for (let tries = 0; tries < TRIES && !stopping.aborted; tries += 1) {
        if (tries > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs * 2 ** (tries - 1)));
        try {
          const answer = await once(method, address, text, key);
          failures = 0;
          if (answer.status === 401 || answer.status === 403) service?.failed(`${answer.status}: ${REFUSED}`);
          else service?.answered();
          return answer;
        } catch (error) {
          last = error;
        }
      }
      failures += 1;
      service?.failed(reasonOf(last));
      // After the rest one call is let through: it fails, and the next rest begins, or all goes on.
      if (failures >= FAILURES_BEFORE_REST) restUntil = now() + REST_MS;
      throw new MarketplaceUnreachable('no answer', last);
    },
  };
}
