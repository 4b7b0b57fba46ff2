import type { UploadCreated } from '../protocol/api.ts';
import { ApiError, codeOf, isTokenRefusal } from './api.ts';
import type { Upload } from './upload.ts';

interface Access {
  readonly token: () => Promise<string>;
  /** Another token than the one that the server has refused. */
  readonly renewToken: (refused: string) => Promise<string>;
  readonly send: (token: string) => Upload;
}

/** An upload in the name of a token; where the server refuses the token, the file is sent again with a new one, once. */
export function renewingUpload({ token, renewToken, send }: Access): Upload {
  let current: Upload | undefined;
  let cancelled = false;
  const sendAs = (held: string): Promise<UploadCreated> => {
    if (cancelled) throw new ApiError('upload_cancelled');
    current = send(held);
    return current.sent;
  };
  const sendTwice = async (): Promise<UploadCreated> => {
    const first = await token();
    try {
      return await sendAs(first);
    } catch (cause) {
      const fresh = isTokenRefusal(codeOf(cause)) ? await renewToken(first).catch(() => undefined) : undefined;
      if (fresh === undefined) throw cause;
      return sendAs(fresh);
    }
  };
  const sent = sendTwice();
  const done = sent.then((created) => current?.done ?? created);
  done.catch(() => undefined);
  return {
    sent,
    done,
    cancel: () => {
      cancelled = true;
      current?.cancel();
    },
  };
}
