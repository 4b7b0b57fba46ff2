import type { LiveLink } from './live-link.ts';
import type { LiveState } from './live-state.ts';

/** Shows another conversation of this shopper; without an id, the newest. */
export function showConversation(live: LiveState, { catchUp }: Pick<LiveLink, 'catchUp'>) {
  return (goesOn: string | undefined): void => {
    const { link, outbox, held } = live.get();
    if (link !== 'online') live.dispatch({ type: 'notice:shown', code: 'offline' });
    // What is on its way belongs where it was written.
    else if (held || outbox.length > 0) live.dispatch({ type: 'notice:shown', code: 'unsent' });
    else {
      live.dispatch({ type: 'conversation:forgotten', goesOn });
      catchUp();
    }
  };
}
