import { useState } from 'preact/hooks';
import { codeOf } from '../../browser/api.ts';
import { AttachmentView } from '../../browser/attachment-view.tsx';
import { Dialog } from '../../browser/dialog.tsx';
import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import { useSubmit } from '../../browser/use-submit.ts';
import { format } from '../../locales/format.ts';
import { REPORT_REASONS, type ReportReason } from '../../protocol/dispute-reports.ts';
import type { DisputeMessage, DisputeView } from '../../protocol/disputes.ts';
import type { Access } from './access.ts';
import { LongText } from './long-text.tsx';
import { Moment } from './moment.tsx';
import { word } from './word-for-code.ts';

interface SaidProps {
  readonly message: DisputeMessage;
  readonly view: DisputeView;
  readonly access: Access;
  readonly onView: (view: DisputeView) => void;
}

/** One message, with what its reader may do about it: a party reports words of the other one, a mediator decides on them. */
export function Said({ message, view, access, onView }: SaidProps) {
  const { words } = useLanguage();
  const mine = message.by.role === view.role;
  const who = [message.by.name, word(words.disputes.roles, message.by.role)].filter((part) => part !== '');
  const isOfParty = message.by.role === 'buyer' || message.by.role === 'seller';
  const isParty = view.role === 'buyer' || view.role === 'seller';
  const path = `/v1/disputes/${encodeURIComponent(view.number)}/messages/${encodeURIComponent(message.id)}`;
  const post = async (act: string, body: object): Promise<void> =>
    onView((await access.post<{ dispute: DisputeView }>(`${path}/${act}`, body)).dispute);
  const canAct = view.readOnly !== true && isOfParty && !mine;
  return (
    <li class={mine ? 'said said-mine' : `said said-${message.by.role}`}>
      <p class="small muted said-head">
        <span class="said-by">{mine ? words.resolution.messages.you : who.join(' · ')}</span> <Moment at={message.at} />
      </p>
      <Words message={message} isParty={isParty} />
      {canAct && isParty && message.hidden !== true && message.report === undefined && (
        <ReportButton send={(reason) => post('report', { reason })} />
      )}
      {canAct && !isParty && <Decision message={message} decide={(hidden) => post('decision', { hidden })} />}
    </li>
  );
}

/** What was said; of what was hidden or reported, only that it was. */
function Words({ message, isParty }: { readonly message: DisputeMessage; readonly isParty: boolean }) {
  const { words } = useLanguage();
  const text = words.resolution.messages.reports;
  if (message.hidden === true && isParty) return <p class="said-text muted">{text.hidden}</p>;
  const said = (
    <>
      <LongText text={message.text} class="said-text" />
      {message.attachments.map((file) => (
        <AttachmentView key={file.id} attachment={file} />
      ))}
    </>
  );
  if (message.report === undefined || !isParty) return said;
  return (
    <details class="said-reported">
      <summary class="small muted">
        {message.report.open ? text.given : text.kept} {text.show}
      </summary>
      {said}
    </details>
  );
}

function ReportButton({ send }: { readonly send: (reason: ReportReason) => Promise<void> }) {
  const { words } = useLanguage();
  const text = words.resolution.messages.reports;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<ReportReason>('abusive');
  const { working, failure, submit } = useSubmit(async () => {
    await send(reason);
    setOpen(false);
  });
  return (
    <>
      <button type="button" class="link-button small said-report" onClick={() => setOpen(true)}>
        {text.report}
      </button>
      {open && (
        <Dialog heading={text.heading} closeLabel={words.desk.common.close} onClose={() => setOpen(false)}>
          <form class="said-report-form" onSubmit={(event) => void submit(event)}>
            <p class="muted">{text.lead}</p>
            {REPORT_REASONS.map((one) => (
              <label key={one} class="check">
                <input type="radio" name="report-reason" checked={reason === one} onChange={() => setReason(one)} />
                <span>{text.reasons[one]}</span>
              </label>
            ))}
            {failure !== undefined && (
              <p class="callout callout-danger" role="alert">
                {errorText(words, failure)}
              </p>
            )}
            <div class="dialog-foot">
              <button type="button" class="button" onClick={() => setOpen(false)}>
                {words.desk.common.cancel}
              </button>
              <button type="submit" class="button button-main" aria-disabled={working}>
                {text.send}
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}

interface DecisionProps {
  readonly message: DisputeMessage;
  readonly decide: (hidden: boolean) => Promise<void>;
}

/** For mediators: what was reported and why, and whether both sides go on seeing it. */
function Decision({ message, decide }: DecisionProps) {
  const { words } = useLanguage();
  const text = words.resolution.messages.reports;
  const [failure, setFailure] = useState<string>();
  const press = async (hides: boolean): Promise<void> => {
    setFailure(undefined);
    await decide(hides).catch((error: unknown) => setFailure(codeOf(error)));
  };
  const { report } = message;
  const isHidden = message.hidden === true;
  const { by, reason } = report ?? {};
  return (
    <div class="said-decision small">
      {by !== undefined && reason !== undefined && (
        <span class={report?.open === true ? 'tag tag-caution' : 'tag'}>
          {format(text.by, { who: word(words.disputes.roles, by), reason: text.reasons[reason] })}
        </span>
      )}
      {isHidden && <span class="tag">{text.hiddenTag}</span>}
      <button type="button" class="link-button" onClick={() => void press(!isHidden)}>
        {isHidden ? text.unhide : text.hide}
      </button>
      {report?.open === true && (
        <button type="button" class="link-button" onClick={() => void press(false)}>
          {text.keep}
        </button>
      )}
      {failure !== undefined && <span role="alert">{errorText(words, failure)}</span>}
    </div>
  );
}
