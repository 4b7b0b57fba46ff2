import { useState } from 'preact/hooks';
import { call, codeOf } from '../../browser/api.ts';
import { errorText } from '../../browser/error-text.ts';
import { LanguageMenu, useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';

const LEAST = 12;

/** Sets the password of whoever was sent a link for it. */
export function SetPassword({ token }: { token: string }) {
  const { words } = useLanguage();
  const text = words.staff.set;
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [email, setEmail] = useState<string>();

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (working) return;
    setWorking(true);
    setFailure(undefined);
    try {
      setEmail((await call<{ email: string }>('POST', '/v1/staff/password', { token, password })).email);
    } catch (error) {
      setFailure(codeOf(error));
    }
    setWorking(false);
  };

  const field = {
    id: 'new-password',
    name: 'password',
    autocomplete: 'new-password' as const,
    required: true,
    minLength: LEAST,
    'aria-describedby': 'password-hint',
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
        <h1>{text.heading}</h1>
        {email === undefined ? (
          <>
            <p class="muted">{text.lead}</p>
            <form onSubmit={submit} method="post">
              <label class="field" for="new-password">
                <span>{words.staff.newPassword}</span>
                {shown ? <input type="text" {...field} /> : <input type="password" {...field} />}
                <span class="small muted" id="password-hint">
                  {words.staff.passwordHint}
                </span>
              </label>
              <label class="check">
                <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
                <span>{words.desk.signIn.show}</span>
              </label>
              <div aria-live="assertive">
                {failure !== undefined && <p class="callout callout-danger">{errorText(words, failure)}</p>}
              </div>
              <button type="submit" class="button button-main" aria-disabled={working}>
                {working ? text.working : text.submit}
              </button>
            </form>
          </>
        ) : (
          <>
            <p class="callout callout-good" role="status">
              {format(text.done, { email })}
            </p>
            <p>
              <a href="/desk">{text.toDesk}</a>
            </p>
          </>
        )}
      </div>
    </main>
  );
}
