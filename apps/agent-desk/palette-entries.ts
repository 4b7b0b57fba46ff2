import type { Words } from '../../browser/load-words.ts';
import { format } from '../../locales/format.ts';
import { repliesAddress } from './canned/replies-address.ts';
import type { PaletteEntry } from './palette.tsx';
import { chatName } from './people.tsx';
import { type AgentDesk, focusedChat } from './use-agent-desk.ts';
import type { ShortcutActs } from './use-shortcuts.ts';

/** What can be done now: in the chat that is in front, and at the desk. */
export function paletteEntries(words: Words, desk: AgentDesk, acts: ShortcutActs): readonly PaletteEntry[] {
  const { state, commands, link } = desk;
  const { actions, composer, palette, presence, search, shortcuts, tickets, canned } = words.desk;
  const chat = focusedChat(desk);
  const open = chat?.phase.is === 'open' ? chat : undefined;
  const inChat: readonly PaletteEntry[] =
    open === undefined
      ? []
      : [
          { name: composer.note, keys: 'Alt N', run: () => acts({ does: 'note' }) },
          { name: actions.details, keys: 'Alt I', run: () => acts({ does: 'details' }) },
          { name: actions.transfer, keys: 'Alt T', run: () => acts({ does: 'transfer' }) },
          { name: actions.back, keys: 'Alt R', run: () => acts({ does: 'back' }) },
          { name: actions.close, keys: 'Alt C', run: () => acts({ does: 'close' }) },
        ];
  return [
    ...inChat,
    ...state.chats.map((each, index) => ({
      name: [format(palette.goTo, { name: chatName(words, each) }), each.ticket?.number ?? []].flat().join(' '),
      ...(index < 9 ? { keys: `Alt ${index + 1}` } : {}),
      run: () => commands.goTo(each.id),
    })),
    { name: shortcuts.queue, keys: 'Alt Q', run: commands.goToQueue },
    { name: tickets.heading, keys: 'Alt L', run: commands.goToTickets },
    { name: search.label, keys: '/', run: commands.goToSearch },
    {
      name: canned.edit,
      run: () => {
        location.hash = repliesAddress();
      },
    },
    ...(['online', 'away', 'offline'] as const)
      .filter((each) => each !== state.presence)
      .map((each) => ({
        name: `${presence.label}: ${presence[each]}`,
        run: () => link.choosePresence(each, state.capacity),
      })),
    { name: shortcuts.heading, keys: '?', run: () => acts({ does: 'help' }) },
  ];
}
