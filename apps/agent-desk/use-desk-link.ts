import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import type { Staff } from '../../browser/staff-gate.tsx';
import { chime, notify } from './attention.ts';
import { DeskLink } from './desk-link.ts';
import { shownName } from './people.tsx';
import { startState } from './state.ts';
import { createStore, type Store } from './store.ts';

/** The desk's state and its connection, from the first drawing until the agent leaves. */
export function useDeskLink(staff: Staff): { readonly store: Store; readonly link: DeskLink } {
  const { words } = useLanguage();
  const latestWords = useRef(words);
  latestWords.current = words;
  const agentId = staff.account.id;
  const desk = useMemo(() => {
    const store = createStore(startState());
    const link = new DeskLink({
      agentId,
      store,
      newId: () => crypto.randomUUID(),
      now: () => new Date(),
      onSessionOver: staff.expired,
      onOffer: (conversationId) => {
        const text = latestWords.current;
        const offer = store.state().offers.find((candidate) => candidate.conversationId === conversationId);
        if (offer === undefined) return;
        chime('offer');
        notify(text.desk.offer.heading, shownName(text, offer.packet.shopper.name, conversationId), conversationId);
      },
      onShopperMessage: (conversationId, message) => {
        if (document.hasFocus() && store.state().focused === conversationId) return;
        chime('message');
        notify(shownName(latestWords.current, message.author.name, conversationId), message.text ?? '', conversationId);
      },
    });
    return { store, link };
  }, [agentId]);
  useEffect(() => {
    const { link } = desk;
    link.start();
    const wake = (): void => link.wake();
    window.addEventListener('online', wake);
    return () => {
      window.removeEventListener('online', wake);
      link.stop();
    };
  }, [desk]);
  return desk;
}
