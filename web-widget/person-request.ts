import type { LiveState } from './live-state.ts';
import type { Requests } from './requests.ts';

/** The shopper's wish for a person: it outlives a break of the link. */
export interface PersonRequest {
  make(): void;
  takeBack(): void;
  /** Waits no longer in line, and is answered later. */
  leaveTicket(): void;
  /** Asks again for what the server may not have heard. */
  repeat(): void;
}

export function createPersonRequest(live: LiveState, { ask, act }: Requests): PersonRequest {
  let wanted = false;

  async function make(): Promise<void> {
    wanted = true;
    if (live.get().link !== 'online') return;
    const outcome = await ask('handoff:request', {});
    if (outcome.kind === 'lost') return; // asked again after the reconnect
    wanted = false;
    if (outcome.kind === 'done') live.dispatch({ type: 'handoff:changed', handoff: outcome.answer.handoff });
    else live.dispatch({ type: 'notice:shown', code: outcome.error.code });
  }

  async function waitNoLonger(event: 'handoff:cancel' | 'handoff:ticket'): Promise<void> {
    wanted = false;
    const answer = await act(event, {});
    if (answer !== undefined) live.dispatch({ type: 'handoff:changed', handoff: answer.handoff });
  }

  return {
    make: () => void make(),
    takeBack: () => void waitNoLonger('handoff:cancel'),
    leaveTicket: () => void waitNoLonger('handoff:ticket'),
    repeat: () => void (wanted && make()),
  };
}
