import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { errorText } from '../../browser/error-text.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { Staff } from '../../browser/staff-gate.tsx';
import { chime, notify } from './attention.ts';
import { ChatColumn } from './chat-column.tsx';
import { type ChatDialog, ChatDialogs } from './chat-dialogs.tsx';
import { ChatTabs } from './chat-tabs.tsx';
import { DeskLink } from './desk-link.ts';
import { type Draft, EMPTY_DRAFT, keepDraft, keptDraft } from './kept.ts';
import { Offers } from './offers.tsx';
import { shownName } from './people.tsx';
import { keepSwitch, switchedOn } from './preferences.ts';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { SidePanel } from './side-panel.tsx';
import { startState } from './state.ts';
import { createStore, useNow, useStore } from './store.ts';
import { TopBar } from './top-bar.tsx';
import { useRoomForDetails } from './use-room-for-details.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useTitle } from './use-title.ts';
import { Welcome } from './welcome.tsx';

/** The whole desk of one signed-in agent. */
export function Desk({ staff }: { staff: Staff }) {
  const { words } = useLanguage();
  const { id: myId, name: myName } = staff.account;
  const latestWords = useRef(words);
  latestWords.current = words;
  const { store, link } = useMemo(() => {
    const newStore = createStore(startState());
    const newLink = new DeskLink({
      agentId: myId,
      store: newStore,
      newId: () => crypto.randomUUID(),
      now: () => new Date(),
      onSessionOver: staff.expired,
      onOffer: (conversationId) => {
        const text = latestWords.current;
        const offer = newStore.state().offers.find((candidate) => candidate.conversationId === conversationId);
        if (offer === undefined) return;
        chime('offer');
        notify(text.desk.offer.heading, shownName(text, offer.packet.shopper.name, conversationId), conversationId);
      },
      onShopperMessage: (conversationId, message) => {
        if (document.hasFocus() && newStore.state().focused === conversationId) return;
        chime('message');
        notify(shownName(latestWords.current, message.author.name, conversationId), message.text ?? '', conversationId);
      },
    });
    return { store: newStore, link: newLink };
  }, [myId]);
  useEffect(() => {
    link.start();
    const wake = (): void => link.wake();
    window.addEventListener('online', wake);
    return () => {
      window.removeEventListener('online', wake);
      link.stop();
    };
  }, [link]);

  const state = useStore(store);
  const now = useNow() - state.clockAhead;
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const [details, setDetails] = useState<Readonly<Record<string, boolean>>>({});
  const roomForDetails = useRoomForDetails(state.chats.length);
  const [dialog, setDialog] = useState<{ readonly kind: ChatDialog; readonly chatId: string }>();
  const [help, setHelp] = useState(false);
  const [shortcuts, setShortcuts] = useState(switchedOn('shortcuts'));
  useTitle(state, words);

  const draftOf = (id: string): Draft => drafts[id] ?? keptDraft(myId, id);
  const changeDraft = (id: string, change: Partial<Draft>): void => {
    setDrafts((all) => {
      const next = { ...(all[id] ?? keptDraft(myId, id)), ...change };
      keepDraft(myId, id, next);
      return { ...all, [id]: next };
    });
  };
  const focus = (id: string | undefined): void => {
    if (store.state().focused !== id) store.dispatch({ type: 'focused', conversationId: id });
  };
  const goTo = (id: string): void => {
    focus(id);
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(id)}"] .composer-box`)?.focus();
    });
  };
  const showsDetails = (id: string): boolean => details[id] ?? roomForDetails;
  const toggleDetails = (id: string): void => setDetails((all) => ({ ...all, [id]: !(all[id] ?? roomForDetails) }));
  const take = async (taking: Promise<boolean>, id: string): Promise<void> => {
    if (await taking) goTo(id);
  };
  const choosePresence = (presence: typeof state.presence, capacity: number): void => {
    link.choosePresence(presence, capacity);
  };
  useShortcuts(shortcuts && dialog === undefined && !help, (shortcut) => {
    const offer = store.state().offers[0];
    const focused = store.state().chats.find((chat) => chat.id === store.state().focused);
    switch (shortcut.does) {
      case 'help':
        setHelp(true);
        return;
      case 'accept':
        if (offer !== undefined) void take(link.accept(offer.conversationId), offer.conversationId);
        return;
      case 'decline':
        if (offer !== undefined) void link.decline(offer.conversationId);
        return;
      case 'queue':
        focus(undefined);
        document.getElementById('queue')?.focus();
        return;
      case 'chat': {
        const chat = store.state().chats[shortcut.index];
        if (chat !== undefined) goTo(chat.id);
        return;
      }
      case 'note':
        if (focused === undefined) return;
        changeDraft(focused.id, { mode: draftOf(focused.id).mode === 'note' ? 'reply' : 'note' });
        goTo(focused.id);
        return;
      case 'details':
        if (focused !== undefined) toggleDetails(focused.id);
        return;
      default:
        if (focused?.phase.is === 'open') setDialog({ kind: shortcut.does, chatId: focused.id });
    }
  });

  const dialogChat = state.chats.find((chat) => chat.id === dialog?.chatId);
  const unsent =
    dialogChat !== undefined && (draftOf(dialogChat.id).reply !== '' || draftOf(dialogChat.id).note !== '');
  return (
    <div class={state.focused === undefined ? 'desk desk-at-queue' : 'desk desk-at-chat'}>
      <TopBar
        state={state}
        accountName={myName}
        admin={staff.account.roles.includes('admin')}
        onPresence={choosePresence}
        onShortcuts={() => setHelp(true)}
        onSignOut={() => {
          choosePresence('offline', state.capacity);
          staff.signOut();
        }}
      />
      <div class="banner-place" role="status">
        {state.connection !== 'online' && (
          <p class={state.connection === 'connecting' ? 'banner' : 'banner banner-caution'}>
            {state.connection === 'reconnecting' && !navigator.onLine
              ? words.desk.connection.offline
              : words.desk.connection[state.connection]}
          </p>
        )}
      </div>
      <ChatTabs state={state} onFocus={focus} />
      <main class="desk-main">
        <SidePanel state={state} myId={myId} now={now} onPick={(id) => void take(link.pick(id), id)} onFocus={goTo} />
        <div class="work">
          {state.chats.length === 0 && (
            <Welcome presence={state.presence} onGoOnline={() => choosePresence('online', state.capacity)} />
          )}
          {state.chats.map((chat, index) => (
            <ChatColumn
              key={chat.id}
              chat={chat}
              index={index}
              focused={chat.id === state.focused}
              now={now}
              myName={myName}
              link={link}
              draft={draftOf(chat.id)}
              details={showsDetails(chat.id)}
              onDraft={(change) => changeDraft(chat.id, change)}
              onDetails={() => toggleDetails(chat.id)}
              onFocus={() => focus(chat.id)}
              onDialog={(kind) => setDialog({ kind, chatId: chat.id })}
              onRemove={() => {
                changeDraft(chat.id, EMPTY_DRAFT);
                store.dispatch({ type: 'chat-removed', conversationId: chat.id });
              }}
            />
          ))}
        </div>
      </main>
      <Offers
        offers={state.offers}
        now={now}
        onAccept={(id) => void take(link.accept(id), id)}
        onDecline={(id) => void link.decline(id)}
        onExpired={(id) => link.offerExpired(id)}
      />
      <div class="notices" role="alert">
        {state.notices.map((notice) => (
          <div key={notice.id} class={`notice notice-${notice.kind}`}>
            <span>{notice.code === 'offer_expired' ? words.desk.lost.expired : errorText(words, notice.code)}</span>
            <button
              type="button"
              class="icon-button icon-button-small"
              aria-label={words.desk.common.dismiss}
              onClick={() => store.dispatch({ type: 'notice-dismissed', id: notice.id })}
            >
              <Icon name="close" size={16} />
            </button>
          </div>
        ))}
      </div>
      {dialog !== undefined && dialogChat !== undefined && (
        <ChatDialogs
          dialog={dialog.kind}
          chat={dialogChat}
          agents={state.agents}
          myId={myId}
          unsent={unsent}
          onTransfer={(to) => link.transfer(dialogChat.id, to)}
          onReturn={() => link.returnToBot(dialogChat.id)}
          onCloseChat={(resolution) => link.close(dialogChat.id, resolution)}
          onDone={() => setDialog(undefined)}
        />
      )}
      {help && (
        <ShortcutsDialog
          enabled={shortcuts}
          onEnabled={(on) => {
            keepSwitch('shortcuts', on);
            setShortcuts(on);
          }}
          onClose={() => setHelp(false)}
        />
      )}
    </div>
  );
}
