import { useState } from 'preact/hooks';
import { call, codeOf } from '../../../browser/api.ts';

export interface Acting {
  readonly busy: boolean;
  readonly failure: string | undefined;
  readonly act: (path: string, body: unknown) => Promise<void>;
}

/** One decision at a time. What somebody else has decided meanwhile is done as well. */
export function useAct(onDone: () => void): Acting {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  return {
    busy,
    failure,
    act: async (path, body) => {
      if (busy) return;
      setBusy(true);
      setFailure(undefined);
      try {
        await call('POST', path, body);
        onDone();
      } catch (error) {
        const code = codeOf(error);
        if (code === 'already_decided') onDone();
        else setFailure(code);
      }
      setBusy(false);
    },
  };
}
