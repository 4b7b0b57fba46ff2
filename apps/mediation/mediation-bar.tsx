import type { ComponentChildren } from 'preact';
import { LanguageMenu, useLanguage } from '../../browser/language.tsx';
import type { Staff } from '../../browser/staff-gate.tsx';
import { OfflineNote } from '../case/offline-note.tsx';

interface MediationBarProps {
  readonly title: string;
  readonly staff: Staff;
  /** Before the title: the mark, or a way back. */
  readonly children: ComponentChildren;
}

/** The head of a mediator's part of the desk. */
export function MediationBar({ title, staff, children }: MediationBarProps) {
  const { words } = useLanguage();
  return (
    <header class="top-bar">
      {children}
      <h1>{title}</h1>
      <div class="top-bar-end">
        <span class="muted wide-only">{staff.account.name}</span>
        <LanguageMenu label={words.desk.common.language} />
      </div>
      <OfflineNote />
    </header>
  );
}
