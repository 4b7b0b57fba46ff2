import { useEffect, useState } from 'preact/hooks';
import { call, codeOf } from '../../browser/api.ts';
import type { StaffAccount } from '../../protocol/accounts.ts';

export interface Accounts {
  /** Undefined while they are read for the first time. */
  readonly list: readonly StaffAccount[] | undefined;
  /** Why they could not be read. */
  readonly failure: string | undefined;
  readonly reload: () => Promise<void>;
  /** Shows an account that was added or changed, without reading all of them again. */
  readonly put: (account: StaffAccount) => void;
}

export function useAccounts(onExpired: () => void): Accounts {
  const [list, setList] = useState<readonly StaffAccount[]>();
  const [failure, setFailure] = useState<string>();
  const reload = async (): Promise<void> => {
    setFailure(undefined);
    try {
      setList((await call<{ accounts: readonly StaffAccount[] }>('GET', '/v1/staff/accounts')).accounts);
    } catch (error) {
      if (codeOf(error) === 'login_required') onExpired();
      else setFailure(codeOf(error));
    }
  };
  useEffect(() => void reload(), []);
  return {
    list,
    failure,
    reload,
    put: (account) =>
      setList((before = []) =>
        [...before.filter(({ id }) => id !== account.id), account].sort((a, b) => (a.email < b.email ? -1 : 1)),
      ),
  };
}
