import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../../browser/icons.tsx';
import { useLanguage } from '../../../browser/language.tsx';
import { holderOf } from '../../../browser/party-session.ts';
import { type PushState, pushState, turnPushOff, turnPushOn } from '../../../browser/web-push.ts';
import type { Access } from '../../case/access.ts';

/** Whether this browser tells of news while the page is closed: off until the reader wants it. */
export function PushSwitch({ access }: { readonly access: Access & { token(): string } }) {
  const { words, locale } = useLanguage();
  const text = words.resolution.inbox.push;
  const [state, setState] = useState<PushState>('impossible');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const reader = holderOf(access.token())?.visitorId ?? '';
  useEffect(() => void pushState(reader).then(setState, () => undefined), [reader]);
  if (state === 'impossible') return null;
  const turn = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailed(false);
    try {
      setState(state === 'on' ? await turnPushOff(access) : await turnPushOn(access, reader, locale));
    } catch {
      setFailed(true);
    }
    setBusy(false);
  };
  const said = { refused: text.refused, off: text.offer, on: text.on }[state];
  return (
    <section class="card inbox-push">
      <Icon name="note" />
      <p>{said}</p>
      {state !== 'refused' && (
        <button type="button" class="button" aria-disabled={busy} onClick={() => void turn()}>
          {state === 'on' ? text.turnOff : text.turnOn}
        </button>
      )}
      {failed && (
        <p class="small inbox-push-failed" role="alert">
          {text.failed}
        </p>
      )}
    </section>
  );
}
