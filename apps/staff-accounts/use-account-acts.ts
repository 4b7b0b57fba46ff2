import { useState } from 'preact/hooks';
import { call, codeOf } from '../../browser/api.ts';
import type { PasswordLinkMade, StaffAccount } from '../../protocol/accounts.ts';
import type { CardAct } from './account-card.tsx';
import type { Saved } from './account-draft.ts';
import type { Accounts } from './use-accounts.ts';

/** The dialog that stands open, and about whom. */
export type OpenDialog =
  | { readonly is: 'form'; readonly account: StaffAccount | undefined }
  | { readonly is: 'off' | 'reset'; readonly account: StaffAccount }
  | { readonly is: 'link'; readonly account: StaffAccount; readonly link: PasswordLinkMade };

export interface AccountActs {
  readonly open: OpenDialog | undefined;
  /** Why an act without a dialog was refused. */
  readonly failure: string | undefined;
  begin(account: StaffAccount, act: CardAct): void;
  add(): void;
  saved(saved: Saved): void;
  /** Throws what the server refused. */
  setActive(account: StaffAccount, active: boolean): Promise<void>;
  /** Throws what the server refused. */
  makeLink(account: StaffAccount): Promise<void>;
  close(): void;
}

/** What an admin does to accounts: most acts are asked about in a dialog first. */
export function useAccountActs(accounts: Accounts, onExpired: () => void): AccountActs {
  const [open, setOpen] = useState<OpenDialog>();
  const [failure, setFailure] = useState<string>();
  const saved = ({ account, link }: Saved): void => {
    accounts.put(account);
    setOpen(link === undefined ? undefined : { is: 'link', account, link });
  };
  const setActive = async (account: StaffAccount, active: boolean): Promise<void> =>
    saved(await call<Saved>('PUT', `/v1/staff/accounts/${account.id}`, { active }));
  return {
    open,
    failure,
    saved,
    setActive,
    begin: (account, act) => {
      setFailure(undefined);
      if (act === 'edit') setOpen({ is: 'form', account });
      else if (act !== 'on') setOpen({ is: act, account });
      else
        setActive(account, true).catch((error: unknown) =>
          codeOf(error) === 'login_required' ? onExpired() : setFailure(codeOf(error)),
        );
    },
    add: () => setOpen({ is: 'form', account: undefined }),
    makeLink: async (account) => {
      const path = `/v1/staff/accounts/${account.id}/password-link`;
      const { link } = await call<{ link: PasswordLinkMade }>('POST', path, {});
      setOpen({ is: 'link', account, link });
    },
    close: () => setOpen(undefined),
  };
}
