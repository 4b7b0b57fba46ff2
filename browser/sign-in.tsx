import { useState } from 'preact/hooks';
import type { StaffSession } from '../protocol/api.ts';
import { call } from './api.ts';
import { useLanguage } from './language.tsx';
import { PasswordForm, SignInCard } from './sign-in-card.tsx';
import { useSubmit } from './use-submit.ts';

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
  const submitting = useSubmit(async () =>
    onSignedIn(await call<StaffSession>('POST', '/v1/staff/login', { email: email.trim(), password })),
  );
  return (
    <SignInCard title={title}>
      <p class="muted">{lead}</p>
      {because !== undefined && (
        <p class="callout callout-caution" role="status">
          {text[because]}
        </p>
      )}
      <PasswordForm
        submitting={submitting}
        send={text.submit}
        sending={text.working}
        password={{ label: text.password, value: password, onInput: setPassword }}
      >
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
      </PasswordForm>
    </SignInCard>
  );
}
