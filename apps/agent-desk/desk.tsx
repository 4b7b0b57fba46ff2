import { useMemo, useState } from 'preact/hooks';
import { OverDialogs } from '../../browser/dialog.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { Staff } from '../../browser/staff-gate.tsx';
import { useRepliesPlace } from './canned/replies-address.ts';
import { RepliesPage } from './canned/replies-page.tsx';
import type { ReplyEdits } from './canned/use-reply-form.ts';
import { ChatColumn } from './chat-column.tsx';
import { type ChatDialog, ChatDialogs } from './chat-dialogs.tsx';
import { ChatTabs } from './chat-tabs.tsx';
import { ConnectionBanner, Notices } from './desk-notices.tsx';
import { mediates } from './mediates.ts';
import { Offers } from './offers.tsx';
import { Palette } from './palette.tsx';
import { paletteEntries } from './palette-entries.ts';
import { keepSwitch, switchedOn } from './preferences.ts';
import { SearchPane } from './search/search-pane.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { SidePanel } from './side-panel.tsx';
import { atQueue } from './state.ts';
import { type TicketDialog, TicketDialogs } from './tickets/ticket-dialogs.tsx';
import { TicketsPane } from './tickets/tickets-pane.tsx';
import { TopBar } from './top-bar.tsx';
import { type AgentDesk, useAgentDesk } from './use-agent-desk.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useTitle } from './use-title.ts';
import { Welcome } from './welcome.tsx';

/** A dialog about one chat. */
interface OpenDialog {
  readonly kind: ChatDialog | TicketDialog;
  readonly chatId: string;
}

/** The whole desk of one signed-in agent. */
export function Desk({ staff }: { staff: Staff }) {
  const { words } = useLanguage();
  const desk = useAgentDesk(staff);
  const { account, state, now, link, commands } = desk;
  const [dialog, setDialog] = useState<OpenDialog>();
  const place = useRepliesPlace();
  const edits = useMemo<ReplyEdits>(() => new Map(), []);
  const [over, setOver] = useState<'help' | 'palette'>();
  const [searched, setSearched] = useState('');
  const [shortcuts, setShortcuts] = useState(switchedOn('shortcuts'));
  const openDialog = (kind: OpenDialog['kind'], chatId: string): void => setDialog({ kind, chatId });
  useTitle(state, words);
  const acts = useShortcuts(shortcuts && dialog === undefined && over === undefined && place === undefined, desk, {
    help: () => setOver('help'),
    palette: () => setOver('palette'),
    dialog: openDialog,
  });
  const leaveReplies = (): void => {
    if (place !== undefined) location.hash = '';
  };
  const notices = <DeskNotices desk={desk} />;
  return (
    <OverDialogs.Provider value={notices}>
      <div class={atQueue(state) ? 'desk desk-at-queue' : 'desk desk-at-chat'}>
        <TopBar
          state={state}
          accountName={account.name}
          admin={account.roles.includes('admin')}
          onPresence={(presence, capacity) => link.choosePresence(presence, capacity)}
          searched={searched}
          onSearched={setSearched}
          onSearch={() => {
            leaveReplies();
            commands.search();
          }}
          onShortcuts={() => setOver('help')}
          onSignOut={() => {
            link.choosePresence('offline', state.capacity);
            staff.signOut();
          }}
        />
        <ConnectionBanner connection={state.connection} />
        {place === undefined ? (
          <ChatTabs state={state} onFocus={commands.focus} onTickets={commands.goToTickets} />
        ) : (
          <RepliesPage staff={staff} book={desk.book} place={place} edits={edits} />
        )}
        <main class="desk-main" hidden={place !== undefined}>
          <SidePanel
            state={state}
            myId={account.id}
            now={now}
            onPick={commands.pick}
            onFocus={commands.goTo}
            onTickets={commands.goToTickets}
          />
          {state.atTickets && (
            <TicketsPane
              myId={account.id}
              now={now}
              news={state.queue}
              onAct={(tickets, act) => link.tickets.actOnAll(tickets, act)}
              onOpen={(id) => link.tickets.look(id)}
            />
          )}
          {state.atSearch && (
            <SearchPane
              typed={searched}
              agents={state.agents}
              opensCases={mediates(account.roles)}
              onOpen={(id) => link.tickets.look(id)}
            />
          )}
          <Chats desk={desk} onDialog={openDialog} />
        </main>
        <Offers
          offers={state.offers}
          now={now}
          onAccept={(id) => {
            leaveReplies();
            commands.accept(id);
          }}
          onDecline={(id) => void link.decline(id)}
          onExpired={(id) => link.offerExpired(id)}
        />
        {notices}
        {dialog !== undefined && <AboutChat desk={desk} dialog={dialog} onDone={() => setDialog(undefined)} />}
        {over === 'palette' && (
          <Palette entries={paletteEntries(words, desk, acts)} onClose={() => setOver(undefined)} />
        )}
        {over === 'help' && (
          <ShortcutsDialog
            enabled={shortcuts}
            onEnabled={(on) => {
              keepSwitch('shortcuts', on);
              setShortcuts(on);
            }}
            onClose={() => setOver(undefined)}
          />
        )}
      </div>
    </OverDialogs.Provider>
  );
}

/** What happened, with a way to undo it where there is one. */
function DeskNotices({ desk: { state, store, link } }: { desk: AgentDesk }) {
  return (
    <Notices
      notices={state.notices}
      onDismiss={(id) => store.dispatch({ type: 'notice-dismissed', id })}
      onUndo={({ merged, split }) => {
        if (merged !== undefined) void link.tickets.takeApart(merged);
        if (split !== undefined) void link.tickets.rejoin(split);
      }}
    />
  );
}

interface ChatsProps {
  readonly desk: AgentDesk;
  readonly onDialog: (kind: OpenDialog['kind'], chatId: string) => void;
}

/** The agent's chats side by side, or how to get one. */
function Chats({ desk, onDialog }: ChatsProps) {
  const { account, state, now, store, link, commands, drafts, details, book } = desk;
  return (
    <div class="work" hidden={state.atTickets || state.atSearch}>
      {state.chats.length === 0 && (
        <Welcome presence={state.presence} onGoOnline={() => link.choosePresence('online', state.capacity)} />
      )}
      {state.chats.map((chat) => (
        <ChatColumn
          key={chat.id}
          chat={chat}
          focused={chat.id === state.focused}
          now={now}
          myId={account.id}
          myName={account.name}
          opensCases={mediates(account.roles)}
          myLocale={account.locale}
          link={link}
          book={book}
          draft={drafts.of(chat.id)}
          details={details.shown(chat.id)}
          onDraft={(change) => drafts.change(chat.id, change)}
          onDetails={() => details.toggle(chat.id)}
          onFocus={() => commands.focus(chat.id)}
          onDialog={(kind) => onDialog(kind, chat.id)}
          onTake={() => commands.pick(chat.id)}
          onRemove={() => {
            drafts.drop(chat.id);
            store.dispatch({ type: 'chat-removed', conversationId: chat.id });
          }}
        />
      ))}
    </div>
  );
}

function AboutChat({ desk, dialog, onDone }: { desk: AgentDesk; dialog: OpenDialog; onDone: () => void }) {
  const { account, state, now, link, drafts } = desk;
  const { kind, chatId } = dialog;
  const chat = state.chats.find(({ id }) => id === chatId);
  if (chat === undefined) return null;
  if (kind === 'merge' || kind === 'split')
    return <TicketDialogs dialog={kind} chat={chat} now={now} requests={link.tickets} onDone={onDone} />;
  const draft = drafts.of(chatId);
  return (
    <ChatDialogs
      dialog={kind}
      chat={chat}
      agents={state.agents}
      myId={account.id}
      unsent={draft.reply !== '' || draft.note !== ''}
      onTransfer={(to, note) => link.transfer(chatId, to, note)}
      onReturn={() => link.returnToBot(chatId)}
      onCloseChat={(resolution) => link.close(chatId, resolution)}
      onDone={onDone}
    />
  );
}
