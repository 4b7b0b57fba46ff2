import { Agent, request } from 'node:http';
import { articleQuestion } from '../turns/shoppers.ts';

export interface Searched {
  /** 0 where the connection broke. */
  readonly status: number;
  readonly retryAfterSeconds: number;
  readonly ms: number;
}

/** Searches of the help center, each in words that were not asked before, so that none is answered from memory. */
export function searches(url: string, most: number): (index: number) => Promise<Searched> {
  const agent = new Agent({ keepAlive: true, maxSockets: most });
  return (index) => {
    const words = [
      articleQuestion('en', index),
      articleQuestion('en', index * 31 + 7),
      index,
      (index * 7_919) % 100_003,
    ];
    const began = performance.now();
    return new Promise((resolve) => {
      const done = (status: number, retry?: string) =>
        resolve({ status, retryAfterSeconds: Number(retry ?? 0), ms: performance.now() - began });
      const path = `/v1/help/search?locale=en&q=${encodeURIComponent(words.join(' '))}`;
      request(url + path, { agent }, (response) => {
        response.resume();
        response.once('end', () => done(response.statusCode ?? 0, response.headers['retry-after']));
      })
        .once('error', () => done(0))
        .end();
    });
  };
}
