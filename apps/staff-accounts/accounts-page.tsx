import { useState } from 'preact/hooks';
import { errorText } from '../../browser/error-text.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { Staff } from '../../browser/staff-gate.tsx';
import { StaffTopBar } from '../../browser/staff-top-bar.tsx';
import { format } from '../../locales/format.ts';
import { plural } from '../../locales/plural.ts';
import type { StaffAccount } from '../../protocol/accounts.ts';
import { AccountCard, type CardAct } from './account-card.tsx';
import { AskDialog, LinkDialog } from './account-dialogs.tsx';
import { AccountForm } from './account-form.tsx';
import { type AccountActs, useAccountActs } from './use-account-acts.ts';
import { useAccounts } from './use-accounts.ts';

/** Who works here, for admins. */
export function AccountsPage({ staff }: { staff: Staff }) {
  const { words } = useLanguage();
  const text = words.staff;
  const accounts = useAccounts(staff.expired);
  const acts = useAccountActs(accounts, staff.expired);
  const failure = acts.failure ?? accounts.failure;
  return (
    <div class="staff-page">
      <StaffTopBar title={text.title} staff={staff}>
        <nav class="staff-links">
          <a href="/desk">{text.desk}</a>
          <a href="/editor">{text.editor}</a>
        </nav>
      </StaffTopBar>
      <main class="staff-main">
        <div class="staff-head">
          <p class="muted">{text.hint}</p>
          <button type="button" class="button button-main" onClick={acts.add}>
            <Icon name="plus" size={16} /> {text.add}
          </button>
        </div>
        {failure !== undefined && (
          <div class="callout callout-danger" role="alert">
            {errorText(words, failure)}{' '}
            {accounts.failure !== undefined && (
              <button type="button" class="link-button" onClick={() => void accounts.reload()}>
                {words.desk.common.retry}
              </button>
            )}
          </div>
        )}
        {accounts.list === undefined && accounts.failure === undefined && (
          <p class="staff-state muted" aria-busy="true">
            {words.desk.common.loading}
          </p>
        )}
        {accounts.list !== undefined && (
          <FoundAccounts list={accounts.list} ownId={staff.account.id} onAct={acts.begin} />
        )}
      </main>
      <AccountDialog acts={acts} onExpired={staff.expired} />
    </div>
  );
}

interface FoundAccountsProps {
  readonly list: readonly StaffAccount[];
  readonly ownId: string;
  readonly onAct: (account: StaffAccount, act: CardAct) => void;
}

/** The accounts whose name or address holds what is looked for. */
function FoundAccounts({ list, ownId, onAct }: FoundAccountsProps) {
  const { locale, words } = useLanguage();
  const text = words.staff;
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const found = list.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted));
  return (
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
            own={account.id === ownId}
            onAct={(act) => onAct(account, act)}
          />
        ))}
      </ul>
    </>
  );
}

function AccountDialog({ acts, onExpired }: { acts: AccountActs; onExpired: () => void }) {
  const { words } = useLanguage();
  const text = words.staff;
  const { open } = acts;
  const leaving = { onExpired, onClose: acts.close };
  switch (open?.is) {
    case undefined:
      return null;
    case 'form':
      return <AccountForm account={open.account} onSaved={acts.saved} {...leaving} />;
    case 'off':
      return (
        <AskDialog
          heading={format(text.offHeading, { name: open.account.name })}
          text={text.offText}
          act={text.switchOff}
          onAct={() => acts.setActive(open.account, false)}
          {...leaving}
        />
      );
    case 'reset':
      return (
        <AskDialog
          heading={format(text.resetHeading, { name: open.account.name })}
          text={format(text.resetText, { name: open.account.name })}
          act={text.makeLink}
          onAct={() => acts.makeLink(open.account)}
          {...leaving}
        />
      );
    case 'link':
      return <LinkDialog account={open.account} link={open.link} onClose={acts.close} />;
  }
}
