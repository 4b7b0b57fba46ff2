import { render } from 'preact';
import { LanguageProvider, useLanguage } from '../shared/language.tsx';
import { StaffGate } from '../shared/staff-gate.tsx';
import { chooseTheme, chosenTheme } from '../shared/theme-choice.ts';
import { Shell } from './shell.tsx';
import '../shared/theme.css';
import '../shared/controls.css';
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
const root = document.getElementById('app');
if (root !== null) {
  render(
    <LanguageProvider title={(words) => `${words.editor.title} – Kaunter`}>
      <EditorPage />
    </LanguageProvider>,
    root,
  );
}
