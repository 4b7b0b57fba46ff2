import { CodedError } from '../../protocol/error-codes.ts';

/**
 * Waits for acts on several conversations. One that fails stops no other; where somebody else changed the conversation first,
 * there is nothing left to do.
 */
export async function settleActs(acts: readonly Promise<unknown>[], onFault: (error: unknown) => void): Promise<void> {
  for (const act of await Promise.allSettled(acts))
    if (act.status === 'rejected' && !isOvertaken(act.reason)) onFault(act.reason);
}

function isOvertaken(error: unknown): boolean {
  return error instanceof CodedError && error.code !== 'storage_unavailable';
}
