import { useState } from 'preact/hooks';
import { call, codeOf } from '../../browser/api.ts';
import { errorText } from '../../browser/error-text.ts';
import { Icon } from '../../browser/icons.tsx';
import { LanguageMenu, useLanguage } from '../../browser/language.tsx';
import type { Staff } from '../../browser/staff-gate.tsx';
import { format } from '../../locales/format.ts';
import { plural } from '../../locales/plural.ts';
import type { PasswordLinkMade, StaffAccount } from '../../protocol/accounts.ts';
import { AccountCard, type CardAct } from './account-card.tsx';
import { AskDialog, LinkDialog } from './account-dialogs.tsx';
import { AccountForm, type Saved } from './account-form.tsx';
import { useAccounts } from './use-accounts.ts';

type Open =
  | { readonly is: 'form'; readonly account: StaffAccount | undefined }
  | { readonly is: 'off' | 'reset'; readonly account: StaffAccount }
  | { readonly is: 'link'; readonly account: StaffAccount; readonly link: PasswordLinkMade };

/** Who works here, for admins. */
export function AccountsPage({ staff }: { staff: Staff }) {
  const { locale, words } = useLanguage();
  const text = words.staff;
  const accounts = useAccounts(staff.expired);
  const [filter, setFilter] = useState('');
  const [open, setOpen] = useState<Open>();
  const [failure, setFailure] = useState<string>();

  const saved = ({ account, link }: Saved): void => {
    accounts.put(account);
    setOpen(link === undefined ? undefined : { is: 'link', account, link });
  };
  const change = async (account: StaffAccount, active: boolean): Promise<void> =>
    saved(await call<Saved>('PUT', `/v1/staff/accounts/${account.id}`, { active }));
  const makeLink = async (account: StaffAccount): Promise<void> => {
    const { link } = await call<{ link: PasswordLinkMade }>(
      'POST',
      `/v1/staff/accounts/${account.id}/password-link`,
      {},
    );
    setOpen({ is: 'link', account, link });
  };
  const act = (account: StaffAccount, what: CardAct): void => {
    setFailure(undefined);
    if (what === 'edit') setOpen({ is: 'form', account });
    else if (what !== 'on') setOpen({ is: what, account });
    else
      change(account, true).catch((error: unknown) =>
        codeOf(error) === 'login_required' ? staff.expired() : setFailure(codeOf(error)),
      );
  };
  const close = (): void => setOpen(undefined);
  const wanted = filter.trim().toLowerCase();
  const found = accounts.list?.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted));

  return (
    <div class="staff-page">
      <TopBar staff={staff} />
      <main class="staff-main">
        <div class="staff-head">
          <p class="muted">{text.hint}</p>
          <button type="button" class="button button-main" onClick={() => setOpen({ is: 'form', account: undefined })}>
            <Icon name="plus" size={16} /> {text.add}
          </button>
        </div>
        {(failure ?? accounts.failure) !== undefined && (
          <div class="callout callout-danger" role="alert">
            {errorText(words, failure ?? accounts.failure ?? '')}{' '}
            {accounts.failure !== undefined && (
              <button type="button" class="link-button" onClick={() => void accounts.reload()}>
                {words.desk.common.retry}
              </button>
            )}
          </div>
        )}
        {found === undefined ? (
          accounts.failure === undefined && (
            <p class="staff-state muted" aria-busy="true">
              {words.desk.common.loading}
            </p>
          )
        ) : (
          <>
            <label class="field">
              <span class="visually-hidden">{text.filter}</span>
              <input
                type="search"
                placeholder={text.filter}
                value={filter}
                onInput={(event) => setFilter(event.currentTarget.value)}
              />
            </label>
            <p class="small muted" role="status">
              {plural(locale, text.count, found.length)}
            </p>
            {found.length === 0 && <p class="staff-state muted">{wanted === '' ? text.empty : text.none}</p>}
            <ul class="accounts">
              {found.map((account) => (
                <AccountCard
                  key={account.id}
                  account={account}
                  own={account.id === staff.account.id}
                  onAct={(what) => act(account, what)}
                />
              ))}
            </ul>
          </>
        )}
      </main>
      {open?.is === 'form' && (
        <AccountForm account={open.account} onSaved={saved} onExpired={staff.expired} onClose={close} />
      )}
      {open?.is === 'off' && (
        <AskDialog
          heading={format(text.offHeading, { name: open.account.name })}
          text={text.offText}
          act={text.switchOff}
          onAct={() => change(open.account, false)}
          onExpired={staff.expired}
          onClose={close}
        />
      )}
      {open?.is === 'reset' && (
        <AskDialog
          heading={format(text.resetHeading, { name: open.account.name })}
          text={format(text.resetText, { name: open.account.name })}
          act={text.makeLink}
          onAct={() => makeLink(open.account)}
          onExpired={staff.expired}
          onClose={close}
        />
      )}
      {open?.is === 'link' && <LinkDialog account={open.account} link={open.link} onClose={close} />}
    </div>
  );
}

function TopBar({ staff }: { staff: Staff }) {
  const { words } = useLanguage();
  return (
    <header class="top-bar">
      <span class="brand-mark" aria-hidden="true" />
      <h1>{words.staff.title}</h1>
      <nav class="staff-links">
        <a href="/desk">{words.staff.desk}</a>
        <a href="/editor">{words.staff.editor}</a>
      </nav>
      <div class="top-bar-end">
        <LanguageMenu label={words.desk.common.language} />
        <button type="button" class="button" onClick={staff.signOut}>
          {words.desk.common.signOut}
        </button>
      </div>
    </header>
  );
}
