import { z } from 'zod';
import type { ExternalService } from '../transport/external-services.ts';
import { reasonOf } from '../transport/outage-log.ts';
import { circuitBreaker } from './circuit-breaker.ts';
import type { LanguageModel, ModelAnswer, ModelRequest } from './language-model.ts';

export interface EndpointSettings {
  /** Of an OpenAI-compatible service, without a slash at its end: `<url>/chat/completions` is called. */
  readonly url: string;
  readonly key: string | undefined;
  readonly model: string;
  /** A clock that never jumps, in milliseconds. */
  readonly clock: () => number;
  readonly service?: ExternalService;
  /** Once it is aborted, calls under way fail. */
  readonly stopping?: AbortSignal;
  readonly timeoutMs?: number;
  readonly restMs?: number;
}

const TIMEOUT_MS = 3_000;
const FAILURES_BEFORE_REST = 3;
const REST_MS = 30_000;
const MOST_UNDER_WAY = 8;
/** Bytes; an answer is some sentences. */
const LARGEST_BODY = 64 * 1024;

const answerSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/** A language model behind an OpenAI-compatible endpoint. */
export function chatEndpoint({
  url,
  key,
  model,
  clock,
  service,
  stopping = new AbortController().signal,
  timeoutMs = TIMEOUT_MS,
  restMs = REST_MS,
}: EndpointSettings): LanguageModel {
  const breaker = circuitBreaker({ clock, restMs, failures: FAILURES_BEFORE_REST, most: MOST_UNDER_WAY });

  async function ask({ task, material, longest }: ModelRequest, signal: AbortSignal): Promise<string> {
    const response = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      // A redirect would take the words of shoppers to somebody whom the operator has not named.
      redirect: 'error',
      signal,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({
        model,
        temperature: 0,
        max_tokens: longest,
        messages: [
          { role: 'system', content: task },
          { role: 'user', content: material },
        ],
      }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`status ${response.status}`);
    }
    const parsed = answerSchema.parse(JSON.parse(await readBody(response)));
    return parsed.choices[0]?.message.content.trim() ?? '';
  }

  return {
    async complete(request): Promise<ModelAnswer> {
      if (!breaker.enter()) return { outcome: 'resting' };
      const limit = AbortSignal.timeout(timeoutMs);
      try {
        const text = await ask(request, AbortSignal.any([limit, stopping]));
        breaker.succeeded();
        service?.answered();
        return text === '' ? { outcome: 'empty' } : { outcome: 'used', text };
      } catch (error) {
        breaker.failed();
        // What does not read as JSON may quote people.
        service?.failed(
          error instanceof SyntaxError || error instanceof z.ZodError ? 'not its answer' : reasonOf(error),
        );
        return { outcome: limit.aborted ? 'slow' : 'failed' };
      }
    },
  };
}

/** @throws Error where there is more of it than an answer needs */
async function readBody(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY) throw new Error('answer too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
