import { useState } from 'preact/hooks';
import { LOCALE_NAMES, LOCALES } from '../../protocol/locale.ts';
import { signedAddress } from '../signed-page.ts';
import type { State } from '../state.ts';
import { readCredentials } from '../tokens.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { useChats } from './use-chats.ts';
import { useWidget } from './widget-context.ts';

interface HeaderProps {
  state: State;
  title: string;
  large: boolean;
  onResize: () => void;
}

/** Who is at the counter, and the controls that concern the whole chat. No `header`: that would be a second banner of the page. */
export function Header({ state, title, large, onResize }: HeaderProps) {
  const { say, session, live, server, storage, inbox, close, locale } = useWidget();
  const { handoff } = state;
  const [sound, setSound] = useState(() => storage.read('sound') === 'on');
  const visit = (path: string): void => {
    const page = new URL(path, server).href;
    window.open(signedAddress(page, server, readCredentials(storage), Date.now()) ?? page, '_blank', 'noopener');
  };
  // A guest's answers are in this chat and nowhere else.
  const isSignedIn = readCredentials(storage)?.subject !== undefined;
  const count = inbox.unread();
  const chats = useChats(state);
  const agent = handoff.state === 'agent' ? handoff.agent?.name : undefined;
  return (
    <div class="head">
      <Avatar kind={handoff.state === 'agent' ? 'agent' : 'bot'} name={agent ?? ''} />
      <div class="head-words">
        <h2>{title}</h2>
        <p>{statusOf(state, say)}</p>
      </div>
      <Menu
        icon="globe"
        label={`${say('language')}: ${LOCALE_NAMES[locale]}`}
        items={LOCALES.map((tag) => ({
          key: tag,
          label: LOCALE_NAMES[tag],
          lang: tag,
          role: 'menuitemradio',
          checked: tag === state.locale,
          onSelect: () => session.setLocale(tag),
        }))}
      />
      <Menu
        icon="more"
        label={say('more')}
        onOpen={inbox.look}
        items={[
          ...chats,
          ...(isSignedIn
            ? [
                {
                  key: 'inbox',
                  label: say('inbox'),
                  fresh: count > 0 ? { count, words: say('inboxUnread', { count }) } : undefined,
                  role: 'menuitem',
                  onSelect: () => live.dispatch({ type: 'inbox:shown', shown: true }),
                } as const,
              ]
            : []),
          {
            key: 'contact',
            label: say('contactUs'),
            role: 'menuitem',
            onSelect: () => visit(`/help/${locale}/contact`),
          },
          {
            key: 'sound',
            label: say('soundOn'),
            role: 'menuitemcheckbox',
            checked: sound,
            onSelect() {
              storage.write('sound', sound ? undefined : 'on');
              setSound(!sound);
            },
          },
          {
            key: 'size',
            label: say(large ? 'smaller' : 'larger'),
            role: 'menuitem',
            wideOnly: true,
            onSelect: onResize,
          },
        ]}
      />
      <button type="button" class="plain" aria-label={say('close')} title={say('close')} onClick={close}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function statusOf({ handoff }: State, say: (key: string, values?: Record<string, string>) => string): string {
  switch (handoff.state) {
    case 'agent':
      return handoff.agent ? say('teamStatus', { name: handoff.agent.name }) : say('withTeam');
    case 'queued':
    case 'offered':
      return say('waitingStatus');
    case 'closed':
    case 'wrap-up':
      return say('closedStatus');
    default:
      return say('assistantStatus');
  }
}
