import { useState } from 'preact/hooks';
import { call, codeOf } from '../../browser/api.ts';
import { Dialog } from '../../browser/dialog.tsx';
import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { PasswordLinkMade, StaffAccount } from '../../protocol/accounts.ts';
import type { StaffRole } from '../../protocol/api.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../protocol/locale.ts';

const ROLES: readonly StaffRole[] = ['agent', 'mediator', 'editor', 'supervisor', 'admin'];
const MOST_CHATS = 20;
const LEAST_PASSWORD = 12;

export interface Saved {
  readonly account: StaffAccount;
  readonly link?: PasswordLinkMade;
}

interface AccountFormProps {
  /** Undefined: a new one. */
  readonly account: StaffAccount | undefined;
  readonly onSaved: (saved: Saved) => void;
  readonly onExpired: () => void;
  readonly onClose: () => void;
}

/** Adds an account, or changes what is said of one. */
export function AccountForm({ account, onSaved, onExpired, onClose }: AccountFormProps) {
  const { locale: reader, words } = useLanguage();
  const text = words.staff;
  const [email, setEmail] = useState('');
  const [name, setName] = useState(account?.name ?? '');
  const [roles, setRoles] = useState<readonly StaffRole[]>(account?.roles ?? ['agent']);
  const [languages, setLanguages] = useState<readonly Locale[]>(account?.languages ?? []);
  const [skills, setSkills] = useState((account?.skills ?? []).join(', '));
  const [capacity, setCapacity] = useState(String(account?.capacity ?? 4));
  const [locale, setLocale] = useState<Locale>(account?.locale ?? reader);
  const [password, setPassword] = useState<string>();
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string>();

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (saving) return;
    if (roles.length === 0) return setFailure('roles');
    setSaving(true);
    setFailure(undefined);
    const topics = skills.split(/[,，、]/).map((topic) => topic.trim());
    const said = {
      name: name.trim(),
      roles,
      languages,
      skills: topics.filter((topic) => topic !== ''),
      capacity: Number(capacity),
      locale,
    };
    try {
      onSaved(
        account === undefined
          ? await call<Saved>('POST', '/v1/staff/accounts', {
              ...said,
              email: email.trim(),
              ...(password === undefined ? {} : { password }),
            })
          : await call<Saved>('PUT', `/v1/staff/accounts/${account.id}`, said),
      );
    } catch (error) {
      setSaving(false);
      if (codeOf(error) === 'login_required') onExpired();
      else setFailure(codeOf(error));
    }
  };
  const heading = account === undefined ? text.addHeading : format(text.editHeading, { name: account.name });

  return (
    <Dialog heading={heading} closeLabel={words.desk.common.close} onClose={onClose}>
      <form onSubmit={submit} method="post" autocomplete="off">
        {account === undefined && (
          <label class="field">
            <span>{text.email}</span>
            <input
              type="email"
              required
              maxLength={254}
              autocomplete="off"
              value={email}
              onInput={(event) => setEmail(event.currentTarget.value)}
            />
          </label>
        )}
        <label class="field">
          <span>{text.name}</span>
          <input
            type="text"
            required
            maxLength={80}
            autocomplete="off"
            aria-describedby="name-hint"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <span class="small muted" id="name-hint">
            {text.nameHint}
          </span>
        </label>
        <fieldset class="options">
          <legend>{text.rolesLabel}</legend>
          {ROLES.map((role) => (
            <label key={role} class="option">
              <input type="checkbox" checked={roles.includes(role)} onChange={() => setRoles(toggled(roles, role))} />
              <span>
                {text.roles[role]}
                <span class="small muted option-hint">{text.roleHints[role]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset class="options languages">
          <legend>{text.languages}</legend>
          {LOCALES.map((each) => (
            <label key={each} class="check">
              <input
                type="checkbox"
                checked={languages.includes(each)}
                onChange={() => setLanguages(toggled(languages, each))}
              />
              <span lang={each}>{LOCALE_NAMES[each]}</span>
            </label>
          ))}
          <p class="small muted">{text.allLanguages}</p>
        </fieldset>
        <label class="field">
          <span>{text.skills}</span>
          <input
            type="text"
            maxLength={400}
            aria-describedby="skills-hint"
            value={skills}
            onInput={(event) => setSkills(event.currentTarget.value)}
          />
          <span class="small muted" id="skills-hint">
            {text.skillsHint}
          </span>
        </label>
        <div class="two-fields">
          <label class="field">
            <span>{text.capacity}</span>
            <input
              type="number"
              required
              min={1}
              max={MOST_CHATS}
              step={1}
              value={capacity}
              onInput={(event) => setCapacity(event.currentTarget.value)}
            />
          </label>
          <label class="field">
            <span>{text.locale}</span>
            <select
              value={locale}
              onChange={(event) => setLocale(LOCALES.find((each) => each === event.currentTarget.value) ?? locale)}
            >
              {LOCALES.map((each) => (
                <option key={each} value={each} lang={each}>
                  {LOCALE_NAMES[each]}
                </option>
              ))}
            </select>
          </label>
        </div>
        {account === undefined && <PasswordChoice password={password} onChange={setPassword} />}
        <div aria-live="assertive">
          {failure !== undefined && (
            <p class="callout callout-danger">{failure === 'roles' ? text.rolesMissing : errorText(words, failure)}</p>
          )}
        </div>
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            {words.desk.common.cancel}
          </button>
          <button type="submit" class="button button-main" aria-disabled={saving}>
            {saving ? text.saving : text.save}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

/** A link that the person sets their own password by, or one that is set here. */
function PasswordChoice({
  password,
  onChange,
}: {
  password: string | undefined;
  onChange: (password: string | undefined) => void;
}) {
  const { words } = useLanguage();
  const text = words.staff;
  return (
    <fieldset class="options">
      <legend>{text.password}</legend>
      {([undefined, ''] as const).map((choice) => (
        <label key={String(choice)} class="option">
          <input
            type="radio"
            name="password-by"
            checked={(password === undefined) === (choice === undefined)}
            onChange={() => onChange(choice)}
          />
          <span>{choice === undefined ? text.byLink : text.byHand}</span>
        </label>
      ))}
      {password !== undefined && (
        <label class="field">
          <span>{text.newPassword}</span>
          <input
            type="password"
            autocomplete="new-password"
            required
            minLength={LEAST_PASSWORD}
            maxLength={200}
            aria-describedby="new-password-hint"
            value={password}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
          <span class="small muted" id="new-password-hint">
            {text.passwordHint}
          </span>
        </label>
      )}
    </fieldset>
  );
}

function toggled<T>(all: readonly T[], one: T): readonly T[] {
  return all.includes(one) ? all.filter((each) => each !== one) : [...all, one];
}
