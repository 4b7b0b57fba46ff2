import { useEffect, useRef } from 'preact/hooks';
import type { ChatDialog } from './chat-dialogs.tsx';
import { type Shortcut, shortcutOf } from './shortcuts.ts';
import { type AgentDesk, focusedChat } from './use-agent-desk.ts';

/** What the keys open. */
interface Opens {
  readonly palette: () => void;
  readonly help: () => void;
  readonly dialog: (kind: ChatDialog, conversationId: string) => void;
}

/** Does what a shortcut would. */
export type ShortcutActs = (shortcut: Shortcut) => void;

/** Listens for the desk's shortcuts on the whole page while they are on. */
export function useShortcuts(on: boolean, desk: AgentDesk, opens: Opens): ShortcutActs {
  const run = (shortcut: Shortcut): void => runShortcut(shortcut, desk, opens);
  // Read at each key, so that none is missed between a change and the effect that follows it.
  const latest = useRef(on ? run : undefined);
  latest.current = on ? run : undefined;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const act = latest.current;
      if (act === undefined || event.isComposing || event.keyCode === 229 || event.repeat) return;
      const target = event.target;
      const typing = target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
      const { code, key, altKey, ctrlKey, metaKey } = event;
      const shortcut = shortcutOf({
        code,
        key,
        altKey,
        ctrlKey,
        metaKey,
        command: isMac() ? metaKey : ctrlKey,
        typing,
      });
      if (shortcut === undefined) return;
      event.preventDefault();
      act(shortcut);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  return run;
}

const isMac = (): boolean => /Mac|iP/.test(navigator.platform);

function runShortcut(shortcut: Shortcut, desk: AgentDesk, opens: Opens): void {
  const { store, link, commands } = desk;
  switch (shortcut.does) {
    case 'help':
      opens.help();
      return;
    case 'palette':
      opens.palette();
      return;
    case 'queue':
      commands.goToQueue();
      return;
    case 'tickets':
      commands.goToTickets();
      return;
    case 'search':
      commands.goToSearch();
      return;
    case 'chat': {
      const chat = store.state().chats[shortcut.index];
      if (chat !== undefined) commands.goTo(chat.id);
      return;
    }
    case 'accept':
    case 'decline': {
      const offer = store.state().offers[0];
      if (offer === undefined) return;
      if (shortcut.does === 'accept') commands.accept(offer.conversationId);
      else void link.decline(offer.conversationId);
      return;
    }
    default:
      runInChat(shortcut.does, desk, opens);
  }
}

function runInChat(does: ChatDialog | 'note' | 'details' | 'suggestions', desk: AgentDesk, opens: Opens): void {
  const { commands, drafts, details } = desk;
  const chat = focusedChat(desk);
  if (chat === undefined) return;
  if (does === 'details') details.toggle(chat.id);
  else if (does === 'suggestions') commands.goToSuggestions(chat.id);
  else if (does === 'note') {
    drafts.change(chat.id, { mode: drafts.of(chat.id).mode === 'note' ? 'reply' : 'note' });
    commands.goTo(chat.id);
  } else if (chat.phase.is === 'open') opens.dialog(does, chat.id);
}
