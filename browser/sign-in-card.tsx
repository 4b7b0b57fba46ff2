import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { errorText } from './error-text.ts';
import { LanguageMenu, useLanguage } from './language.tsx';
import type { Submitting } from './use-submit.ts';

/** The whole page for somebody who is not signed in yet. */
export function SignInCard({ title, children }: { title: string; children: ComponentChildren }) {
  const { words } = useLanguage();
  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <div class="sign-in-brand">
          <span class="brand-mark" aria-hidden="true" />
          <span>Kaunter</span>
          <LanguageMenu label={words.desk.common.language} />
        </div>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}

interface PasswordFormProps {
  readonly submitting: Submitting;
  readonly send: string;
  readonly sending: string;
  /** Fields above the password. */
  readonly children?: ComponentChildren;
  readonly password: PasswordFieldProps;
}

/** A form that ends with a password, and a button. */
export function PasswordForm({ submitting, send, sending, children, password }: PasswordFormProps) {
  const { words } = useLanguage();
  const { working, failure, submit } = submitting;
  return (
    <form onSubmit={submit} method="post">
      {children}
      <PasswordField {...password} />
      <div aria-live="assertive">
        {failure !== undefined && <p class="callout callout-danger">{errorText(words, failure)}</p>}
      </div>
      <button type="submit" class="button button-main" aria-disabled={working}>
        {working ? sending : send}
      </button>
    </form>
  );
}

interface PasswordFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** A new one has to be this long; undefined: the one that is in use. */
  readonly least?: number;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

/** A password that can be looked at while it is typed. */
function PasswordField({ label, hint, least, value, onInput }: PasswordFieldProps) {
  const { words } = useLanguage();
  const [shown, setShown] = useState(false);
  const id = least === undefined ? 'password' : 'new-password';
  const field = {
    id,
    name: 'password',
    autocomplete: least === undefined ? ('current-password' as const) : ('new-password' as const),
    required: true,
    minLength: least,
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
    value,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };
  return (
    <>
      <label class="field" for={id}>
        <span>{label}</span>
        {shown ? <input type="text" {...field} /> : <input type="password" {...field} />}
        {hint !== undefined && (
          <span class="small muted" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </label>
      <label class="check">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
        <span>{words.desk.signIn.show}</span>
      </label>
    </>
  );
}
