/** A refusal by the server, or `unreachable` when there was no answer at all. */
export class ApiError extends Error {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: string, data: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    super(code, { cause });
    this.name = 'ApiError';
    this.code = code;
    this.data = data;
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Calls a route of our own server with the session cookie, or as the holder of `token` and then without any cookie.
 * The answer's shape is the contract of `protocol/api.ts`.
 */
export async function call<T>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
  token?: string,
): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  // In which language the page is read: letters go out in that.
  const language = globalThis.document?.documentElement.lang ?? '';
  if (language !== '') headers['accept-language'] = language;
  const init: RequestInit = { method, credentials: token === undefined ? 'same-origin' : 'omit', headers };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(body);
  }
  if (signal !== undefined) init.signal = signal;
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    throw new ApiError('unreachable', {}, cause);
  }
  const answer: unknown = response.status === 204 ? {} : await response.json().catch(() => undefined);
  if (!response.ok) throw refusal(answer, response.status);
  return answer as T;
}

/** Reads `{error: {code, data}}` out of an answer, whatever a proxy in between may have made of it. */
export function refusal(answer: unknown, status: number): ApiError {
  const error = field(answer, 'error');
  const code = field(error, 'code');
  const data = field(error, 'data');
  if (typeof code !== 'string') return new ApiError(status === 0 ? 'unreachable' : `http_${status}`);
  return new ApiError(code, typeof data === 'object' && data !== null ? { ...data } : {});
}

export function codeOf(error: unknown): string {
  return error instanceof ApiError ? error.code : 'internal_error';
}

/** The codes that a new token cures. */
export function isTokenRefusal(code: string): boolean {
  return code === 'token_expired' || code === 'token_invalid' || code === 'token_missing';
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
