import { call, codeOf, isTokenRefusal } from '../../browser/api.ts';
import { renewingUpload } from '../../browser/renewing-upload.ts';
import { type Upload, upload } from '../../browser/upload.ts';

/** How a page speaks to the server: as a party with its token, or as staff with the cookie. */
export interface Access {
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  upload(file: File, progress: (part: number) => void): Upload;
}

export const STAFF_ACCESS: Access = {
  get: (path, signal) => call('GET', path, undefined, signal),
  post: (path, body) => call('POST', path, body),
  upload: (file, progress) => upload(file, progress),
};

/** Holds a party's token and asks for a new one once, where the server says that it has run out. */
export function partyAccess(first: string, renew: () => Promise<string>): Access & { token(): string } {
  let token = first;
  const send = async <T>(method: 'GET' | 'POST', path: string, body?: unknown, signal?: AbortSignal): Promise<T> => {
    try {
      return await call<T>(method, path, body, signal, token);
    } catch (error) {
      if (!isTokenRefusal(codeOf(error))) throw error;
      token = await renew();
      return call<T>(method, path, body, signal, token);
    }
  };
  return {
    get: (path, signal) => send('GET', path, undefined, signal),
    post: (path, body) => send('POST', path, body),
    upload: (file, progress) =>
      renewingUpload({
        token: async () => token,
        renewToken: async () => {
          token = await renew();
          return token;
        },
        send: (held) => upload(file, progress, { token: held }),
      }),
    token: () => token,
  };
}
