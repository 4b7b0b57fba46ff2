import { useLanguage } from '../../browser/language.tsx';
import { mountPage } from '../../browser/mount-page.tsx';
import { StaffGate } from '../../browser/staff-gate.tsx';
import { DeskSections } from '../mediation/sections.tsx';
import '../../browser/theme.css';
import '../../browser/controls.css';
import '../../browser/files.css';
import '../../browser/trace.css';
import './desk.css';
import './chat.css';

function DeskPage() {
  const { words } = useLanguage();
  return (
    <StaffGate title={words.desk.title} lead={words.desk.signIn.deskLead} roles={['agent', 'mediator', 'supervisor']}>
      {(staff) => <DeskSections key={staff.account.id} staff={staff} />}
    </StaffGate>
  );
}

mountPage((words) => `${words.desk.title} – Kaunter`, <DeskPage />);
