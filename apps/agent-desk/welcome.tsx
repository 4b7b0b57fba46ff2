import { useLanguage } from '../../browser/language.tsx';
import type { PresenceState } from '../../protocol/agent-events.ts';

/** What the desk shows while no chat is open: what happens next, or what to do for it. */
export function Welcome({ presence, onGoOnline }: { presence: PresenceState; onGoOnline: () => void }) {
  const { words } = useLanguage();
  const online = presence === 'online';
  return (
    <div class="welcome">
      <svg viewBox="0 0 120 88" width="120" height="88" aria-hidden="true" focusable="false">
        <path class="welcome-line" d="M12 74h96" />
        <path class="welcome-bell" d="M30 66a30 30 0 0 1 60 0Z" />
        <path class="welcome-line" d="M24 66h72M60 36v-6" />
        <circle class="welcome-knob" cx="60" cy="26" r="4" />
        {online && <path class="welcome-ring" d="M22 34c4-10 12-17 22-20M98 34c-4-10-12-17-22-20" />}
      </svg>
      <h2>{words.desk.chat.welcome}</h2>
      <p>{online ? words.desk.chat.welcomeOnline : words.desk.chat.welcomeOffline}</p>
      {!online && (
        <button type="button" class="button button-main" onClick={onGoOnline}>
          {words.desk.presence.goOnline}
        </button>
      )}
    </div>
  );
}
