import { useEffect, useRef } from 'preact/hooks';
import { useWidget, type Widget } from './widget-context.ts';

/** What such a script exports: draws into the place, and says how to take it away. */
export type Mount = (place: HTMLElement, widget: Widget, leave: () => void) => Promise<() => void>;

interface ScriptPlaceProps {
  readonly script: 'inbox' | 'push-offer';
  readonly leave: () => void;
  readonly onFailed?: () => void;
}

/** A script whose fetch has failed is not fetched again under the same address. */
let failures = 0;

/** A part of the chat whose script and words come when it is needed. */
export function ScriptPlace({ script, leave, onFailed }: ScriptPlaceProps) {
  const widget = useWidget();
  const { server, locale } = widget;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let takeAway: (() => void) | undefined;
    let gone = false;
    void (async () => {
      try {
        const address = `${server}/widget/${script}.js?v=${__KAUNTER_VERSION__}${failures === 0 ? '' : `&again=${failures}`}`;
        const { mount }: { mount: Mount } = await import(/* @vite-ignore */ address);
        if (!gone && place.current) takeAway = await mount(place.current, widget, leave);
        if (gone) takeAway?.();
      } catch {
        failures += 1;
        if (!gone) onFailed?.();
      }
    })();
    return () => {
      gone = true;
      takeAway?.();
    };
  }, [locale]);
  return <div class={`${script}-place`} ref={place} />;
}
