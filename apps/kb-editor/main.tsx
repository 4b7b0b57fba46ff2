import { useLanguage } from '../../browser/language.tsx';
import { mountPage } from '../../browser/mount-page.tsx';
import { StaffGate } from '../../browser/staff-gate.tsx';
import { Shell } from './shell.tsx';
import '../../browser/theme.css';
import '../../browser/controls.css';
import './editor.css';
import './operator.css';

function EditorPage() {
  const { words } = useLanguage();
  return (
    <StaffGate title={words.editor.title} lead={words.desk.signIn.editorLead} roles={['editor']}>
      {(staff) => <Shell key={staff.account.id} staff={staff} />}
    </StaffGate>
  );
}

mountPage((words) => `${words.editor.title} – Kaunter`, <EditorPage />);
