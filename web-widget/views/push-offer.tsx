import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { InboxCalls } from '../../browser/inbox/use-inbox.ts';
import { type PushState, pushState, turnPushOff, turnPushOn } from '../../browser/web-push.ts';
import { hasEnded, waitsNowhere } from '../awaited.ts';
import { serverCalls } from '../server-calls.ts';
import { readCredentials } from '../tokens.ts';
import type { Mount } from './script-place.tsx';
import { useWidget, WidgetContext } from './widget-context.ts';

/** Where the widget remembers whom this browser tells, and that it was refused. */
const TELLS = 'push';
const REFUSED = 'noPush';

/**
 * Offers a guest who waits for a person to be told of the answer by this browser, on the help pages: a push is of the origin of its page, so that a shop's page
 * leads there. Once the chat is over, or somebody else's, this browser tells nothing any more.
 */
export const mount: Mount = async (place, widget, leave) => {
  const { live, storage, session, server, locale } = widget;
  const calls = serverCalls(server, session, locale);
  const stopTelling = () => {
    const guest = storage.read(TELLS) ?? '';
    storage.write(TELLS, undefined);
    void forget(guest, calls).catch(() => undefined);
    leave();
  };
  const tells = () => storage.read(TELLS) !== undefined;
  const isTheirs = () => readCredentials(storage)?.visitorId === storage.read(TELLS);
  const stopOnceOver = async (): Promise<void> => {
    const over = await waitsNowhere(live.get(), calls);
    if (over && hasEnded(live.get()) && tells()) stopTelling();
  };
  if (tells() && !isTheirs()) stopTelling();
  else if (tells() && (await waitsNowhere(live.get(), calls))) stopTelling();
  else if (storage.read(REFUSED) === undefined)
    render(
      <WidgetContext.Provider value={widget}>
        <Offer calls={calls} leave={leave} />
      </WidgetContext.Provider>,
      place,
    );
  const stop = live.subscribe((state, before) => {
    if (!tells()) return;
    if (!isTheirs()) stopTelling();
    else if (hasEnded(state) && (!hasEnded(before) || state.conversationId !== before.conversationId))
      void stopOnceOver();
  });
  return () => {
    stop();
    render(null, place);
  };
};

/** Whether or not the server can be told: a browser that has no subscription any more is one that it soon knows to be gone. */
async function forget(guest: string, { get, post }: InboxCalls): Promise<void> {
  // Somebody who is signed in may have taken this browser since.
  if (guest === '' || (await pushState(guest)) !== 'on') return;
  await turnPushOff({ get, post: <T,>(path: string, body: unknown) => post<T>(path, body).catch(() => ({}) as T) });
}

function Offer({ calls, leave }: { readonly calls: InboxCalls; readonly leave: () => void }) {
  const { say, live, storage, server, locale } = useWidget();
  const [state, setState] = useState<PushState>('impossible');
  const [failed, setFailed] = useState(false);
  const isOurs = location.origin === new URL(server).origin;
  const reader = readCredentials(storage)?.visitorId ?? '';
  useEffect(() => {
    if (isOurs)
      void pushState(reader)
        .then(renewed)
        .then(setState, () => undefined);
    else if ('Notification' in window) setState('off');
  }, [reader]);
  if (state === 'impossible' || reader === '') return null;

  /** The server forgets a guest's browser some time after the end of their chat, which may have been opened again since. */
  async function renewed(now: PushState): Promise<PushState> {
    return now === 'on' ? turnPushOn(calls, reader, locale).catch(() => now) : now;
  }
  async function turnOn(): Promise<void> {
    setFailed(false);
    try {
      const now = await turnPushOn(calls, reader, locale);
      if (now === 'on') storage.write(TELLS, reader);
      setState(now);
    } catch {
      setFailed(true);
    }
  }
  /** The same chat on our pages, where it can be turned on. */
  function openOurs(): void {
    const { token } = readCredentials(storage) ?? {};
    const { conversationId } = live.get();
    window.open(`${server}/help/${locale}/#chat=${token}&in=${conversationId}`, '_blank', 'noopener');
  }
  function refuse(): void {
    storage.write(REFUSED, 'yes');
    leave();
  }
  function stop(): void {
    storage.write(TELLS, undefined);
    void turnPushOff(calls).then(setState, () => setFailed(true));
  }
  const said = { off: say('pushOffer'), on: say('pushOn'), refused: say('pushRefused') }[state];
  return (
    <div class="strip">
      <p class="strip-words" role="status">
        <span>{failed ? say('noticeOffline') : said}</span>
      </p>
      <span class="pair">
        {state === 'off' && (
          <button type="button" class="pill strong" onClick={() => void (isOurs ? turnOn() : openOurs())}>
            {say('pushYes')}
          </button>
        )}
        {state === 'on' ? (
          <button type="button" class="pill" onClick={stop}>
            {say('pushStop')}
          </button>
        ) : (
          <button type="button" class="pill" onClick={refuse}>
            {say('pushNo')}
          </button>
        )}
      </span>
    </div>
  );
}
