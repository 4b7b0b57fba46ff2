import { useLanguage } from '../../browser/language.tsx';
import { mountPage } from '../../browser/mount-page.tsx';
import { StaffGate } from '../../browser/staff-gate.tsx';
import { AccountsPage } from './accounts-page.tsx';
import { SetPassword } from './set-password.tsx';
import '../../browser/theme.css';
import '../../browser/controls.css';
import './staff.css';

/** What came with the address, after `#`, where no server and no log sees it; taken out of the address bar at once. */
function takeToken(): string | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get('password') ?? undefined;
  if (token !== undefined) history.replaceState(null, '', location.pathname);
  return token;
}

function StaffPage({ token }: { token: string | undefined }) {
  const { words } = useLanguage();
  if (token !== undefined) return <SetPassword token={token} />;
  return (
    <StaffGate title={words.staff.title} lead={words.staff.lead} roles={['admin']}>
      {(staff) => <AccountsPage key={staff.account.id} staff={staff} />}
    </StaffGate>
  );
}

mountPage((words) => `${words.staff.title} – Kaunter`, <StaffPage token={takeToken()} />);
