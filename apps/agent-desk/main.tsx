import { render } from 'preact';
import { LanguageProvider, useLanguage } from '../../browser/language.tsx';
import { StaffGate } from '../../browser/staff-gate.tsx';
import { chooseTheme, chosenTheme } from '../../browser/theme-choice.ts';
import { DeskSections } from '../mediation/sections.tsx';
import '../../browser/theme.css';
import '../../browser/controls.css';
import '../../browser/files.css';
import { keepPageOnDrop } from '../../browser/file-drop.ts';
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

chooseTheme(chosenTheme());
keepPageOnDrop();
const root = document.getElementById('app');
if (root !== null) {
  render(
    <LanguageProvider title={(words) => `${words.desk.title} – Kaunter`}>
      <DeskPage />
    </LanguageProvider>,
    root,
  );
}
