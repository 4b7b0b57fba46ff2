import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { StaffAccount } from '../../protocol/accounts.ts';
import { LOCALE_NAMES } from '../../protocol/locale.ts';

export type CardAct = 'edit' | 'off' | 'on' | 'reset';

interface AccountCardProps {
  readonly account: StaffAccount;
  readonly own: boolean;
  readonly onAct: (act: CardAct) => void;
}

/** One account of the list. */
export function AccountCard({ account, own, onAct }: AccountCardProps) {
  const { locale, words } = useLanguage();
  const text = words.staff;
  const { name, email, roles, languages, skills, capacity, active, passwordSet, lastSignInAt } = account;
  const time = (at: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
  const serves = [...languages.map((each) => LOCALE_NAMES[each]), ...skills];
  return (
    <li class={active ? 'account' : 'account account-off'}>
      <div class="account-who">
        <h2>
          {name} {own && <span class="tag tag-good">{text.you}</span>} {!active && <span class="tag">{text.off}</span>}{' '}
          {active && !passwordSet && <span class="tag tag-caution">{text.noPassword}</span>}
        </h2>
        <p class="muted breakable">{email}</p>
        <p class="account-roles">
          {roles.map((role) => (
            <span key={role} class="tag">
              {text.roles[role]}
            </span>
          ))}
        </p>
        <p class="small muted">
          {[
            ...(serves.length === 0 ? [] : [serves.join(', ')]),
            ...(roles.includes('agent') ? [`${text.capacity}: ${capacity}`] : []),
            lastSignInAt === undefined ? text.never : format(text.lastSignIn, { time: time(lastSignInAt) }),
          ].join(' · ')}
        </p>
      </div>
      <div class="account-acts">
        <button type="button" class="button" aria-label={`${text.edit}: ${name}`} onClick={() => onAct('edit')}>
          {text.edit}
        </button>
        {active && (
          <button type="button" class="button" aria-label={`${text.reset}: ${name}`} onClick={() => onAct('reset')}>
            {text.reset}
          </button>
        )}
        <button
          type="button"
          class="button"
          aria-label={`${active ? text.switchOff : text.switchOn}: ${name}`}
          onClick={() => onAct(active ? 'off' : 'on')}
        >
          {active ? text.switchOff : text.switchOn}
        </button>
      </div>
    </li>
  );
}
