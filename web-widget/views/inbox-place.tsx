import { useEffect, useRef } from 'preact/hooks';
import type { mountInbox } from '../inbox/mount-inbox.tsx';
import { useWidget } from './widget-context.ts';

/** A script whose fetch has failed is not fetched again under the same address. */
let failures = 0;

/** Where the inbox stands instead of the chat; its script and words come when it is opened. */
export function InboxPlace() {
  const widget = useWidget();
  const { server, live, locale } = widget;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let leave: (() => void) | undefined;
    let gone = false;
    const back = () => {
      live.dispatch({ type: 'inbox:shown', shown: false });
    };
    void (async () => {
      try {
        const again = failures === 0 ? '' : `&again=${failures}`;
        const address = `${server}/widget/inbox.js?v=${__KAUNTER_VERSION__}${again}`;
        const script: { mountInbox: typeof mountInbox } = await import(/* @vite-ignore */ address);
        if (!gone && place.current) leave = await script.mountInbox(place.current, widget, back);
        if (gone) leave?.();
      } catch {
        failures += 1;
        if (gone) return;
        back();
        live.dispatch({ type: 'notice:shown', code: 'offline' });
      }
    })();
    return () => {
      gone = true;
      leave?.();
    };
  }, [locale]);
  return <div class="inbox-place" ref={place} />;
}
