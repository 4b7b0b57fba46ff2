import { useEffect, useRef, useState } from 'preact/hooks';
import { droppedFiles } from '../../browser/file-drop.ts';
import type { Notice, State } from '../state.ts';
import { readCredentials } from '../tokens.ts';
import { Composer } from './composer.tsx';
import { Header } from './header.tsx';
import { Icon } from './icons.tsx';
import { LinkBanner } from './link-banner.tsx';
import { MessageLog } from './message-log.tsx';
import { ScriptPlace } from './script-place.tsx';
import { StatusStrip } from './status-strip.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useKeyboardRoom } from './use-keyboard-room.ts';
import { useWidget } from './widget-context.ts';

/** The whole chat: a dialog that leaves the page usable on a desk, and covers it on a phone. */
export function Panel({ state }: { state: State }) {
  const { say, explain, live, close, uploads, settings, storage } = useWidget();
  const panel = useRef<HTMLDivElement>(null);
  const [dropping, setDropping] = useState(false);
  const [large, setLarge] = useState(() => storage.read('large') === 'yes');
  useKeyboardRoom(panel, state.open);
  useKeptFocus(panel);

  useEffect(() => {
    storage.write('large', large ? 'yes' : undefined);
  }, [large, storage]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.isComposing) {
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab' && panel.current && coversPage()) keepFocus(event, panel.current);
  }

  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setDropping(false);
    uploads.add(droppedFiles(event.dataTransfer));
  }

  const noticeText = (notice: Notice): string => {
    if (notice === 'offline') return say('noticeOffline');
    return notice === 'unsent' ? say('noticeUnsent') : explain(notice);
  };
  const showInbox = (shown: boolean) => live.dispatch({ type: 'inbox:shown', shown });
  const title = settings ? say('title', { marketplace: settings.marketplace }) : say('titlePlain');
  return (
    <div
      ref={panel}
      class={large ? 'panel large' : 'panel'}
      role="dialog"
      aria-label={title}
      aria-modal={state.open && coversPage()}
      hidden={!state.open}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (!panel.current?.contains(event.relatedTarget as Node | null)) setDropping(false);
      }}
      onDrop={onDrop}
    >
      <Header state={state} title={title} large={large} onResize={() => setLarge(!large)} />
      <StatusStrip state={state} />
      <LinkBanner state={state} />
      <PushPlace key={state.person} state={state} />
      {state.inbox ? (
        <ScriptPlace
          script="inbox"
          leave={() => showInbox(false)}
          onFailed={() => {
            showInbox(false);
            live.dispatch({ type: 'notice:shown', code: 'offline' });
          }}
        />
      ) : (
        <MessageLog state={state} />
      )}
      <div class="notice-place" role="alert">
        {state.notice && (
          <div class="notice">
            <Icon name="alert" />
            <span>{noticeText(state.notice)}</span>
            <button
              type="button"
              class="plain"
              aria-label={say('dismiss')}
              onClick={() => live.dispatch({ type: 'notice:dismissed' })}
            >
              <Icon name="close" />
            </button>
          </div>
        )}
      </div>
      <Composer key={state.person} state={state} />
      {dropping && (
        <div class="drop" aria-hidden="true">
          <Icon name="clip" />
          {say('dropHere')}
        </div>
      )}
    </div>
  );
}

/** A guest who waits may be told while the page is out of sight; whom this browser tells is looked after as well. */
function PushPlace({ state: { handoff } }: { state: State }) {
  const { storage } = useWidget();
  const [done, setDone] = useState(false);
  const isGuest = readCredentials(storage)?.subject === undefined;
  const waits = isGuest && /^(queued|offered|ticket)$/.test(handoff.state);
  return (waits && !done) || storage.read('push') ? (
    <ScriptPlace script="push-offer" leave={() => setDone(true)} />
  ) : null;
}

/** Matches the style sheet: below this width the panel is a sheet over the whole page. */
function coversPage(): boolean {
  return window.matchMedia('(max-width: 560px)').matches;
}

/** Tab goes round within the sheet: what lies behind it cannot be seen. */
function keepFocus(event: KeyboardEvent, panel: HTMLElement): void {
  const stops = [...panel.querySelectorAll<HTMLElement>('button, textarea, a[href], input, [tabindex="0"]')].filter(
    (element) => !element.matches(':disabled, [tabindex="-1"]') && element.offsetParent !== null,
  );
  const root = panel.getRootNode() as ShadowRoot;
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (root.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
