import { useState } from 'preact/hooks';
import { Icon } from '../../browser/icons.tsx';
import { LanguageMenu, useLanguage } from '../../browser/language.tsx';
import { Menu } from '../../browser/menu.tsx';
import { ThemeField } from '../../browser/theme-field.tsx';
import { format } from '../../locales/format.ts';
import type { PresenceState } from '../../protocol/agent-events.ts';
import { repliesAddress } from './canned/replies-address.ts';
import { CapacityField } from './capacity-field.tsx';
import { keepSwitch, type Switch, switchedOn } from './preferences.ts';
import { SearchField } from './search/search-field.tsx';
import { type DeskState, isMine } from './state.ts';

const PRESENCES: readonly PresenceState[] = ['online', 'away', 'offline'];

interface TopBarProps {
  readonly state: DeskState;
  readonly accountName: string;
  /** Keeps the staff accounts, too. */
  readonly admin: boolean;
  readonly onPresence: (presence: PresenceState, capacity: number) => void;
  /** What is searched for. */
  readonly searched: string;
  readonly onSearched: (words: string) => void;
  readonly onSearch: () => void;
  readonly onShortcuts: () => void;
  readonly onSignOut: () => void;
}

/** Name, status and settings. */
export function TopBar(props: TopBarProps) {
  const { state, accountName, admin, onPresence, onShortcuts, onSignOut } = props;
  const { words } = useLanguage();
  return (
    <header class="top-bar">
      <span class="brand-mark" aria-hidden="true" />
      <h1>{words.desk.title}</h1>
      <SearchField words={props.searched} onWords={props.onSearched} onSearch={props.onSearch} />
      <div class="top-bar-end">
        <PresenceMenu state={state} onPresence={onPresence} />
        <button
          type="button"
          class="icon-button wide-only"
          aria-label={words.desk.shortcuts.heading}
          title={`${words.desk.shortcuts.heading} (?)`}
          onClick={onShortcuts}
        >
          <Icon name="keyboard" />
        </button>
        <SettingsMenu accountName={accountName} admin={admin} onSignOut={onSignOut} />
      </div>
    </header>
  );
}

function PresenceMenu({ state, onPresence }: Pick<TopBarProps, 'state' | 'onPresence'>) {
  const { words } = useLanguage();
  const text = words.desk.presence;
  const active = state.chats.filter(isMine).length;
  const hints = { online: text.onlineHint, away: text.awayHint, offline: text.offlineHint };
  const load = format(text.load, { active, capacity: state.capacity });
  return (
    <Menu
      class="presence-menu"
      summary={
        <>
          <span class={`dot dot-${state.presence}`} aria-hidden="true" />
          <span>
            <span class="visually-hidden">{text.label}: </span>
            {text[state.presence]}
          </span>
          <span class="muted wide-only">{load}</span>
          <Icon name="down" size={16} />
        </>
      }
    >
      <fieldset class="options">
        <legend class="visually-hidden">{text.label}</legend>
        {PRESENCES.map((presence) => (
          <label key={presence} class="option">
            <input
              type="radio"
              name="presence"
              checked={state.presence === presence}
              onChange={() => onPresence(presence, state.capacity)}
            />
            <span>
              <span class={`dot dot-${presence}`} aria-hidden="true" /> {text[presence]}
              <span class="small muted option-hint">{hints[presence]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <CapacityField capacity={state.capacity} onCapacity={(capacity) => onPresence(state.presence, capacity)} />
    </Menu>
  );
}

function SettingsMenu({ accountName, admin, onSignOut }: Pick<TopBarProps, 'accountName' | 'admin' | 'onSignOut'>) {
  const { words } = useLanguage();
  const common = words.desk.common;
  return (
    <Menu class="settings-menu" label={`${common.account}: ${accountName}`} summary={<Icon name="sliders" />}>
      <p class="menu-name">{accountName}</p>
      <div class="field">
        <span aria-hidden="true">{common.language}</span>
        <LanguageMenu label={common.language} />
      </div>
      <ThemeField class="field" />
      <SwitchBox name="sound" label={words.desk.settings.sound} />
      <NotificationSwitch />
      <button
        type="button"
        class="button"
        onClick={(event) => {
          event.currentTarget.closest('details')?.removeAttribute('open');
          location.hash = repliesAddress();
        }}
      >
        {words.desk.canned.heading}
      </button>
      {admin && <a href="/staff">{words.staff.title}</a>}
      <button type="button" class="button" onClick={onSignOut}>
        {common.signOut}
      </button>
    </Menu>
  );
}

function SwitchBox({ name, label }: { name: Switch; label: string }) {
  const [on, setOn] = useState(switchedOn(name));
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => {
          keepSwitch(name, event.currentTarget.checked);
          setOn(event.currentTarget.checked);
        }}
      />
      <span>{label}</span>
    </label>
  );
}

function NotificationSwitch() {
  const { words } = useLanguage();
  const [permission, setPermission] = useState('Notification' in window ? Notification.permission : 'denied');
  const [on, setOn] = useState(switchedOn('notifications') && permission === 'granted');
  const change = async (wanted: boolean): Promise<void> => {
    const allowed = wanted && permission !== 'granted' ? await Notification.requestPermission() : permission;
    setPermission(allowed);
    const now = wanted && allowed === 'granted';
    keepSwitch('notifications', now);
    setOn(now);
  };
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={on}
        disabled={permission === 'denied'}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
      <span>
        {words.desk.settings.notifications}
        {permission === 'denied' && <span class="small muted option-hint">{words.desk.settings.blocked}</span>}
      </span>
    </label>
  );
}
