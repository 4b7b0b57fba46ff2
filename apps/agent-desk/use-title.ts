import { useEffect } from 'preact/hooks';
import type { Words } from '../../browser/load-words.ts';
import { type DeskState, unreadCount } from './state.ts';

const FLASH_MS = 1000;

/** The tab's title: unread messages counted, an offer flashing until it is answered. */
export function useTitle(state: DeskState, words: Words): void {
  const unread = state.chats.reduce((sum, chat) => sum + unreadCount(chat), 0);
  const offered = state.offers.length > 0;
  const title = `${unread > 0 ? `(${unread}) ` : ''}${words.desk.title} – Kaunter`;
  useEffect(() => {
    document.title = title;
    if (!offered) return;
    let flash = false;
    const timer = setInterval(() => {
      flash = !flash;
      document.title = flash ? `● ${words.desk.offer.titleFlash}` : title;
    }, FLASH_MS);
    return () => {
      clearInterval(timer);
      document.title = title;
    };
  }, [title, offered]);
}
