import { useState } from 'preact/hooks';
import { Dialog } from '../../browser/dialog.tsx';
import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import { useSubmit } from '../../browser/use-submit.ts';
import { format } from '../../locales/format.ts';
import type { PasswordLinkMade, StaffAccount } from '../../protocol/accounts.ts';

interface AskProps {
  readonly heading: string;
  readonly text: string;
  readonly act: string;
  readonly onAct: () => Promise<void>;
  readonly onExpired: () => void;
  readonly onClose: () => void;
}

/** Asks before something that a person would feel. */
export function AskDialog({ heading, text, act, onAct, onExpired, onClose }: AskProps) {
  const { words } = useLanguage();
  const { working, failure, submit } = useSubmit(onAct, onExpired);
  return (
    <Dialog heading={heading} closeLabel={words.desk.common.close} onClose={onClose}>
      <form onSubmit={submit} method="post">
        <p>{text}</p>
        <div aria-live="assertive">
          {failure !== undefined && <p class="callout callout-danger">{errorText(words, failure)}</p>}
        </div>
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            {words.desk.common.cancel}
          </button>
          <button type="submit" class="button button-main" aria-disabled={working}>
            {act}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Shows a link that sets a password: once, as it is kept nowhere. */
export function LinkDialog({
  account,
  link,
  onClose,
}: {
  account: StaffAccount;
  link: PasswordLinkMade;
  onClose: () => void;
}) {
  const { locale, words } = useLanguage();
  const text = words.staff;
  const [copied, setCopied] = useState(false);
  const until = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(link.expiresAt),
  );
  return (
    <Dialog
      heading={format(text.linkHeading, { name: account.name })}
      closeLabel={words.desk.common.close}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
        }}
      >
        <p>{format(text.linkText, { name: account.name, until })}</p>
        <label class="field">
          <span class="visually-hidden">{format(text.linkHeading, { name: account.name })}</span>
          <input type="text" class="mono" readonly value={link.url} onFocus={(event) => event.currentTarget.select()} />
        </label>
        <footer class="dialog-foot">
          <button
            type="button"
            class="button"
            onClick={() =>
              // Without HTTPS there is no clipboard; the link is selected for copying by hand.
              void navigator.clipboard?.writeText(link.url).then(() => setCopied(true))
            }
          >
            {copied ? text.copied : text.copy}
          </button>
          <button type="submit" class="button button-main">
            {text.done}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
