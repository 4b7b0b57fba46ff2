import { useState } from 'preact/hooks';
import { codeOf } from './api.ts';

export interface Submitting {
  readonly working: boolean;
  /** Code of the last refusal. */
  readonly failure: string | undefined;
  readonly submit: (event: Event) => Promise<void>;
}

/**
 * Sends a form once at a time, and keeps why it was refused.
 * @param act throws what the server refused
 * @param onExpired where the session has ended; without it that is a refusal like others
 */
export function useSubmit(act: () => Promise<void>, onExpired?: () => void): Submitting {
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<string>();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (working) return;
    setWorking(true);
    setFailure(undefined);
    try {
      await act();
    } catch (error) {
      const code = codeOf(error);
      if (code === 'login_required' && onExpired !== undefined) onExpired();
      else setFailure(code);
    }
    setWorking(false);
  };
  return { working, failure, submit };
}
