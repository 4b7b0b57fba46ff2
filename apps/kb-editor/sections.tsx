import { useLanguage } from '../../browser/language.tsx';

/** The parts of the editors' page. */
export const SECTIONS = ['articles', 'words', 'questions', 'activity'] as const;
export type Section = (typeof SECTIONS)[number];

/** Which part the address names: `#words/vi/slang`; what begins with a language is an article. */
export function sectionInAddress(hash: string): Section {
  const [first = ''] = hash.replace(/^#/, '').split('/');
  return SECTIONS.find((section) => section === first) ?? 'articles';
}

export function SectionTabs({ current, onGo }: { current: Section; onGo: (section: Section) => void }) {
  const { words } = useLanguage();
  return (
    <nav class="section-tabs" aria-label={words.editor.sections.label}>
      {SECTIONS.map((section) => (
        <button
          key={section}
          type="button"
          class="section-tab"
          aria-current={section === current ? 'page' : undefined}
          onClick={() => onGo(section)}
        >
          {words.editor.sections[section]}
        </button>
      ))}
    </nav>
  );
}
