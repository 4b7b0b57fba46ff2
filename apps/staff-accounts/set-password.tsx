import { useState } from 'preact/hooks';
import { call } from '../../browser/api.ts';
import { useLanguage } from '../../browser/language.tsx';
import { PasswordForm, SignInCard } from '../../browser/sign-in-card.tsx';
import { useSubmit } from '../../browser/use-submit.ts';
import { format } from '../../locales/format.ts';
import { LEAST_PASSWORD } from '../../protocol/accounts.ts';

/** Sets the password of whoever was sent a link for it. */
export function SetPassword({ token }: { token: string }) {
  const { words } = useLanguage();
  const text = words.staff.set;
  const [password, setPassword] = useState('');
  const [email, setEmail] = useState<string>();
  const submitting = useSubmit(async () =>
    setEmail((await call<{ email: string }>('POST', '/v1/staff/password', { token, password })).email),
  );
  if (email !== undefined) {
    return (
      <SignInCard title={text.heading}>
        <p class="callout callout-good" role="status">
          {format(text.done, { email })}
        </p>
        <p>
          <a href="/desk">{text.toDesk}</a>
        </p>
      </SignInCard>
    );
  }
  return (
    <SignInCard title={text.heading}>
      <p class="muted">{text.lead}</p>
      <PasswordForm
        submitting={submitting}
        send={text.submit}
        sending={text.working}
        password={{
          label: words.staff.newPassword,
          hint: words.staff.passwordHint,
          least: LEAST_PASSWORD,
          value: password,
          onInput: setPassword,
        }}
      />
    </SignInCard>
  );
}
