import type { ComponentChildren } from 'preact';
import { LanguageMenu, useLanguage } from './language.tsx';
import type { Staff } from './staff-gate.tsx';

interface StaffTopBarProps {
  readonly title: string;
  readonly staff: Staff;
  /** Before the title: a way back. */
  readonly before?: ComponentChildren;
  /** After the title: ways to other pages. */
  readonly children?: ComponentChildren;
}

/** The head of a page for staff: which page it is, its language, and the way out. */
export function StaffTopBar({ title, staff, before, children }: StaffTopBarProps) {
  const { words } = useLanguage();
  return (
    <header class="top-bar">
      {before}
      <span class="brand-mark" aria-hidden="true" />
      <h1>{title}</h1>
      {children}
      <div class="top-bar-end">
        <LanguageMenu label={words.desk.common.language} />
        <button type="button" class="button" onClick={staff.signOut}>
          {words.desk.common.signOut}
        </button>
      </div>
    </header>
  );
}
