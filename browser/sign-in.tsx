import { useState } from 'preact/hooks';
import type { StaffSession } from '../protocol/api.ts';
import { call, codeOf } from './api.ts';
import { errorText } from './error-text.ts';
import { LanguageMenu, useLanguage } from './language.tsx';

interface SignInProps {
  /** The page's name and what it is for. */
  readonly title: string;
  readonly lead: string;
  /** Why the sign-in is shown again, if it is. */
  readonly because?: 'expired' | 'forbidden';
  readonly onSignedIn: (session: StaffSession) => void;
}

/** Signs a member of the staff in; the session lives in a cookie that no script reads. */
export function SignIn({ title, lead, because, onSignedIn }: SignInProps) {
  const { words } = useLanguage();
  const text = words.desk.signIn;
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<string>();

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (working) return;
    setWorking(true);
    setFailure(undefined);
    try {
      onSignedIn(await call<StaffSession>('POST', '/v1/staff/login', { email: email.trim(), password }));
    } catch (error) {
      setFailure(codeOf(error));
      setWorking(false);
    }
  };

  const passwordField = {
    id: 'password',
    name: 'password',
    autocomplete: 'current-password' as const,
    required: true,
    value: password,
    onInput: (event: { currentTarget: HTMLInputElement }) => setPassword(event.currentTarget.value),
  };

  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <div class="sign-in-brand">
          <span class="brand-mark" aria-hidden="true" />
          <span>Kaunter</span>
          <LanguageMenu label={words.desk.common.language} />
        </div>
        <h1>{title}</h1>
        <p class="muted">{lead}</p>
        {because !== undefined && (
          <p class="callout callout-caution" role="status">
            {text[because]}
          </p>
        )}
        <form onSubmit={submit} method="post">
          <label class="field">
            <span>{text.email}</span>
            <input
              type="email"
              name="email"
              autocomplete="username"
              required
              value={email}
              onInput={(event) => setEmail(event.currentTarget.value)}
            />
          </label>
          <label class="field" for="password">
            <span>{text.password}</span>
            {shown ? <input type="text" {...passwordField} /> : <input type="password" {...passwordField} />}
          </label>
          <label class="check">
            <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
            <span>{text.show}</span>
          </label>
          <div aria-live="assertive">
            {failure !== undefined && <p class="callout callout-danger">{errorText(words, failure)}</p>}
          </div>
          <button type="submit" class="button button-main" aria-disabled={working}>
            {working ? text.working : text.submit}
          </button>
        </form>
      </div>
    </main>
  );
}
