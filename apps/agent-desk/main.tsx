import { render } from 'preact';
import { LanguageProvider, useLanguage } from '../shared/language.tsx';
import { StaffGate } from '../shared/staff-gate.tsx';
import { chooseTheme, chosenTheme } from '../shared/theme-choice.ts';
import { DeskSections } from './mediation/sections.tsx';
import '../shared/theme.css';
import '../shared/controls.css';
import '../shared/files.css';
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
const root = document.getElementById('app');
if (root !== null) {
  render(
    <LanguageProvider title={(words) => `${words.desk.title} – Kaunter`}>
      <DeskPage />
    </LanguageProvider>,
    root,
  );
}
