import { render } from 'preact';
import { keepPageOnDrop } from '../../browser/file-drop.ts';
import { LanguageProvider, useLanguage } from '../../browser/language.tsx';
import { StaffGate } from '../../browser/staff-gate.tsx';
import { chooseTheme, chosenTheme } from '../../browser/theme-choice.ts';
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

chooseTheme(chosenTheme());
keepPageOnDrop();
const root = document.getElementById('app');
if (root !== null) {
  render(
    <LanguageProvider title={(words) => `${words.editor.title} – Kaunter`}>
      <EditorPage />
    </LanguageProvider>,
    root,
  );
}
