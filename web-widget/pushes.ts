import type { ShopperPushes } from '../protocol/shopper-events.ts';
import type { LiveState } from './live-state.ts';
import { isBehind } from './state.ts';

type Push = { [E in keyof ShopperPushes]: { readonly event: E; readonly push: Parameters<ShopperPushes[E]>[0] } };
type AnyPush = Push[keyof ShopperPushes];

/** Brings a push into the state; true when messages before it are missing. Pushes of other conversations are not ours. */
export function applyPush<E extends keyof ShopperPushes>(
  live: LiveState,
  event: E,
  push: Parameters<ShopperPushes[E]>[0],
): boolean {
  if (event === 'dispute:changed' || event === 'inbox:changed') live.dispatch({ type: 'news:came' });
  if (!('conversationId' in push) || push.conversationId !== live.get().conversationId) return false;
  const pushed = { event, push } as AnyPush;
  switch (pushed.event) {
    case 'message:new':
      live.dispatch({ type: 'message:received', message: pushed.push.message });
      return isBehind(live.get());
    case 'message:translated': {
      const { seq, translation } = pushed.push;
      const message = live.get().log.messages.find((held) => held.seq === seq);
      // One that is not here yet comes with its translation.
      if (message !== undefined) live.dispatch({ type: 'message:received', message: { ...message, translation } });
      return false;
    }
    case 'handoff:changed': {
      const { conversationId: _id, ...handoff } = pushed.push;
      live.dispatch({ type: 'handoff:changed', handoff });
      return false;
    }
    case 'typing:changed': {
      const { typing, name } = pushed.push;
      live.dispatch({ type: 'typing:changed', typing, ...(name === undefined ? {} : { name }) });
      return false;
    }
    case 'message:read':
      live.dispatch({ type: 'peer:read', seq: pushed.push.seq });
      return false;
    case 'locale:changed':
      live.dispatch({ type: 'locale:changed', locale: pushed.push.locale, chosen: pushed.push.localeChosen });
      return false;
    case 'conversation:closed':
      live.dispatch({ type: 'conversation:closed' });
      return false;
    case 'dispute:changed':
    case 'inbox:changed':
      return false; // the log says it too; the inbox and the resolution pages show more
  }
}
