import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import type { Staff } from '../../browser/staff-gate.tsx';
import { StaffTopBar } from '../../browser/staff-top-bar.tsx';
import { ActivityPage } from './activity/activity-page.tsx';
import { Editor } from './editor.tsx';
import { QuestionsPage } from './questions/questions-page.tsx';
import { type Section, SectionTabs, sectionInAddress } from './sections.tsx';
import { WordsPage } from './word-lists/words-page.tsx';

/** The editors' page: articles, words, what shoppers ask, and how it goes. */
export function Shell({ staff }: { staff: Staff }) {
  const [section, setSection] = useState<Section>(() => sectionInAddress(location.hash));
  useEffect(() => {
    const follow = (): void => setSection(sectionInAddress(location.hash));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const go = (next: Section): void => {
    if (next === section) return;
    location.hash = next === 'articles' ? '' : next;
  };
  const tabs = <SectionTabs current={section} onGo={go} />;
  if (section === 'articles') return <Editor staff={staff} tabs={tabs} />;
  return (
    <Frame staff={staff} tabs={tabs}>
      {section === 'words' && <WordsPage onExpired={staff.expired} />}
      {section === 'questions' && <QuestionsPage onExpired={staff.expired} />}
      {section === 'activity' && <ActivityPage onExpired={staff.expired} />}
    </Frame>
  );
}

function Frame({ staff, tabs, children }: { staff: Staff; tabs: ComponentChildren; children: ComponentChildren }) {
  const { words } = useLanguage();
  return (
    <div class="operator">
      <StaffTopBar title={words.editor.title} staff={staff} />
      {tabs}
      <main class="operator-main">{children}</main>
    </div>
  );
}
