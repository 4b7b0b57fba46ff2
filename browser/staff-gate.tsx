import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { StaffRole, StaffSession } from '../protocol/api.ts';
import { ApiError, call } from './api.ts';
import { useLanguage } from './language.tsx';
import { startLocale } from './load-words.ts';
import { SignIn } from './sign-in.tsx';

export interface Staff {
  readonly account: StaffSession['account'];
  readonly signOut: () => void;
  /** To be called when a request was refused with `login_required`; the page keeps what was typed. */
  readonly expired: () => void;
}

interface StaffGateProps {
  readonly title: string;
  readonly lead: string;
  readonly roles: readonly StaffRole[];
  readonly children: (staff: Staff) => ComponentChildren;
}

type Standing =
  | { readonly is: 'unknown' }
  | { readonly is: 'out'; readonly because?: 'expired' | 'forbidden' }
  | { readonly is: 'unreachable' }
  | { readonly is: 'in'; readonly account: StaffSession['account'] };

/** Shows its children to staff with one of the roles, and the sign-in to everybody else. */
export function StaffGate({ title, lead, roles, children }: StaffGateProps) {
  const { words, change } = useLanguage();
  const [standing, setStanding] = useState<Standing>({ is: 'unknown' });

  const enter = ({ account }: StaffSession): void => {
    if (!account.roles.some((role) => role === 'admin' || roles.includes(role))) {
      setStanding({ is: 'out', because: 'forbidden' });
      return;
    }
    change(startLocale(account.locale), false);
    setStanding({ is: 'in', account });
  };

  const ask = async (): Promise<void> => {
    setStanding({ is: 'unknown' });
    try {
      enter(await call<StaffSession>('GET', '/v1/staff/session'));
    } catch (error) {
      const refused = error instanceof ApiError && error.code !== 'unreachable' && !error.code.startsWith('http_5');
      setStanding(refused ? { is: 'out' } : { is: 'unreachable' });
    }
  };
  useEffect(() => {
    void ask();
  }, []);

  if (standing.is === 'unknown') {
    return (
      <main class="page-state" aria-busy="true">
        <p class="muted">{words.desk.common.loading}</p>
      </main>
    );
  }
  if (standing.is === 'unreachable') {
    return (
      <main class="page-state">
        <p role="alert">{words.desk.common.unreachable}</p>
        <button type="button" class="button" onClick={() => void ask()}>
          {words.desk.common.retry}
        </button>
      </main>
    );
  }
  if (standing.is === 'out') {
    const because = standing.because === undefined ? {} : { because: standing.because };
    return <SignIn title={title} lead={lead} {...because} onSignedIn={enter} />;
  }
  const signOut = (): void => {
    void call('POST', '/v1/staff/logout', {}).catch(() => undefined);
    setStanding({ is: 'out' });
  };
  return (
    <>
      {children({
        account: standing.account,
        signOut,
        expired: () => setStanding({ is: 'out', because: 'expired' }),
      })}
    </>
  );
}
