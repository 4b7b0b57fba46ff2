import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { LanguageMenu, useLanguage } from '../../browser/language.tsx';
import type { Staff } from '../../browser/staff-gate.tsx';
import { ActivityPage } from './activity/activity-page.tsx';
import { Editor } from './editor.tsx';
import { QuestionsPage } from './questions/questions-page.tsx';
import { type Section, SectionTabs, sectionInAddress } from './sections.tsx';
import { WordsPage } from './words/words-page.tsx';

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
      <header class="top-bar">
        <span class="brand-mark" aria-hidden="true" />
        <h1>{words.editor.title}</h1>
        <div class="top-bar-end">
          <LanguageMenu label={words.desk.common.language} />
          <button type="button" class="button" onClick={staff.signOut}>
            {words.desk.common.signOut}
          </button>
        </div>
      </header>
      {tabs}
      <main class="operator-main">{children}</main>
    </div>
  );
}
