import { useEffect, useState } from 'preact/hooks';
import type { ShownTrace } from '../../protocol/traces.ts';
import { call, codeOf } from '../api.ts';
import { Dialog } from '../dialog.tsx';
import { errorText } from '../error-text.ts';
import { useLanguage } from '../language.tsx';
import { TracePanel } from './trace-panel.tsx';

interface WhyProps {
  readonly conversationId: string;
  /** Of a message of the bot. */
  readonly seq: number;
}

/** Opens why the bot said a message. */
export function Why(props: WhyProps) {
  const { words } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="link-button why" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {words.trace.open}
      </button>
      {open && (
        <Dialog wide heading={words.trace.heading} closeLabel={words.desk.common.close} onClose={() => setOpen(false)}>
          <Recorded {...props} />
        </Dialog>
      )}
    </>
  );
}

function Recorded({ conversationId, seq }: WhyProps) {
  const { words } = useLanguage();
  const [trace, setTrace] = useState<ShownTrace>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    const leaving = new AbortController();
    call<ShownTrace>(
      'GET',
      `/v1/conversations/${encodeURIComponent(conversationId)}/turns/${seq}`,
      undefined,
      leaving.signal,
    ).then(setTrace, (error: unknown) => {
      if (!leaving.signal.aborted) setFailure(codeOf(error));
    });
    return () => leaving.abort();
  }, [conversationId, seq]);
  if (failure !== undefined)
    return (
      <p class="callout" role="alert">
        {errorText(words, failure)}
      </p>
    );
  if (trace === undefined) return <p aria-busy="true">{words.trace.loading}</p>;
  return (
    <>
      <p class="small muted">{words.trace.lead}</p>
      <TracePanel trace={trace} />
    </>
  );
}
