import { ApiError, codeOf, isTokenRefusal, refusal } from '../browser/api.ts';
import type { InboxCalls } from '../browser/inbox/use-inbox.ts';
import type { Session } from './session.ts';

type Ask = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<T>;

/** Calls the server as the shopper of this chat, from a page of another origin; a token that has run out is renewed once. */
export function serverCalls(
  server: string,
  { token, renewToken }: Pick<Session, 'token' | 'renewToken'>,
  locale: string,
): InboxCalls {
  const ask: Ask = async (method, path, body) => {
    const held = await token();
    try {
      return await send(server + path, method, held, locale, body);
    } catch (error) {
      if (!isTokenRefusal(codeOf(error))) throw error;
      return send(server + path, method, await renewToken(held), locale, body);
    }
  };
  return { get: (path) => ask('GET', path), post: (path, body) => ask('POST', path, body) };
}

async function send<T>(address: string, method: string, token: string, locale: string, body: unknown): Promise<T> {
  const headers = { authorization: `Bearer ${token}`, 'accept-language': locale };
  const init =
    body === undefined
      ? { headers }
      : { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(address, { ...init, method, credentials: 'omit' }).catch((cause: unknown) => {
    throw new ApiError('unreachable', {}, cause);
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusal(answer, response.status);
  return answer as T;
}
