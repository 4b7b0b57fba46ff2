import { useLanguage } from '../../browser/language.tsx';
import { LEAST_PASSWORD } from '../../protocol/accounts.ts';
import type { StaffRole } from '../../protocol/api.ts';
import { LOCALE_NAMES, LOCALES } from '../../protocol/locale.ts';
import type { AccountDraft } from './account-draft.ts';
import { Checks, LanguageRow, TextRow } from './form-rows.tsx';

const ROLES: readonly StaffRole[] = ['agent', 'mediator', 'editor', 'supervisor', 'admin'];
const MOST_CHATS = 20;

interface FieldsProps {
  readonly draft: AccountDraft;
  readonly onChange: (change: Partial<AccountDraft>) => void;
}

/** Who it is, and what they may do here. The address of an account that exists stays. */
export function WhoFields({ draft, onChange, fresh }: FieldsProps & { readonly fresh: boolean }) {
  const { words } = useLanguage();
  const text = words.staff;
  const row = { type: 'text', required: true, autocomplete: 'off' } as const;
  return (
    <>
      {fresh && (
        <TextRow
          {...row}
          type="email"
          label={text.email}
          maxLength={254}
          value={draft.email}
          onInput={(email) => onChange({ email })}
        />
      )}
      <TextRow
        {...row}
        label={text.name}
        hint={text.nameHint}
        maxLength={80}
        value={draft.name}
        onInput={(name) => onChange({ name })}
      />
      <fieldset class="options">
        <legend>{text.rolesLabel}</legend>
        <Checks
          boxed
          all={ROLES}
          chosen={draft.roles}
          onChange={(roles) => onChange({ roles })}
          name={(role) => (
            <span>
              {text.roles[role]}
              <span class="small muted option-hint">{text.roleHints[role]}</span>
            </span>
          )}
        />
      </fieldset>
    </>
  );
}

/** Which chats they get, and how many at a time. */
export function ServesFields({ draft, onChange }: FieldsProps) {
  const { words } = useLanguage();
  const text = words.staff;
  return (
    <>
      <fieldset class="options languages">
        <legend>{text.languages}</legend>
        <Checks
          all={LOCALES}
          chosen={draft.languages}
          onChange={(languages) => onChange({ languages })}
          name={(each) => <span lang={each}>{LOCALE_NAMES[each]}</span>}
        />
        <p class="small muted">{text.allLanguages}</p>
      </fieldset>
      <TextRow
        type="text"
        label={text.skills}
        hint={text.skillsHint}
        maxLength={400}
        value={draft.skills}
        onInput={(skills) => onChange({ skills })}
      />
      <div class="two-fields">
        <TextRow
          type="number"
          required
          label={text.capacity}
          min={1}
          max={MOST_CHATS}
          step={1}
          value={draft.capacity}
          onInput={(capacity) => onChange({ capacity })}
        />
        <LanguageRow label={text.locale} value={draft.locale} onChange={(locale) => onChange({ locale })} />
      </div>
    </>
  );
}

/** A link that the person sets their own password by, or one that is set here. */
export function PasswordChoice({ draft: { password }, onChange }: FieldsProps) {
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
            onChange={() => onChange({ password: choice })}
          />
          <span>{choice === undefined ? text.byLink : text.byHand}</span>
        </label>
      ))}
      {password !== undefined && (
        <TextRow
          type="password"
          required
          label={text.newPassword}
          hint={text.passwordHint}
          autocomplete="new-password"
          minLength={LEAST_PASSWORD}
          maxLength={200}
          value={password}
          onInput={(typed) => onChange({ password: typed })}
        />
      )}
    </fieldset>
  );
}
