import { useState } from 'preact/hooks';
import { Dialog } from '../../browser/dialog.tsx';
import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import { useSubmit } from '../../browser/use-submit.ts';
import { format } from '../../locales/format.ts';
import type { StaffAccount } from '../../protocol/accounts.ts';
import { type AccountDraft, draftOf, type Saved, save } from './account-draft.ts';
import { PasswordChoice, ServesFields, WhoFields } from './account-fields.tsx';

interface AccountFormProps {
  /** Undefined: a new one. */
  readonly account: StaffAccount | undefined;
  readonly onSaved: (saved: Saved) => void;
  readonly onExpired: () => void;
  readonly onClose: () => void;
}

/** Adds an account, or changes what is said of one. */
export function AccountForm({ account, onSaved, onExpired, onClose }: AccountFormProps) {
  const { locale: reader, words } = useLanguage();
  const text = words.staff;
  const [draft, setDraft] = useState<AccountDraft>(() => draftOf(account, reader));
  const [rolesMissing, setRolesMissing] = useState(false);
  const { working, failure, submit } = useSubmit(async () => {
    setRolesMissing(draft.roles.length === 0);
    if (draft.roles.length > 0) onSaved(await save(draft, account));
  }, onExpired);
  const heading = account === undefined ? text.addHeading : format(text.editHeading, { name: account.name });
  const fields = { draft, onChange: (change: Partial<AccountDraft>) => setDraft((now) => ({ ...now, ...change })) };
  const refused = rolesMissing ? text.rolesMissing : failure === undefined ? undefined : errorText(words, failure);
  return (
    <Dialog heading={heading} closeLabel={words.desk.common.close} onClose={onClose}>
      <form onSubmit={submit} method="post" autocomplete="off">
        <WhoFields {...fields} fresh={account === undefined} />
        <ServesFields {...fields} />
        {account === undefined && <PasswordChoice {...fields} />}
        <div aria-live="assertive">{refused !== undefined && <p class="callout callout-danger">{refused}</p>}</div>
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            {words.desk.common.cancel}
          </button>
          <button type="submit" class="button button-main" aria-disabled={working}>
            {working ? text.saving : text.save}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
