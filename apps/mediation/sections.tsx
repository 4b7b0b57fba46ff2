import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { Staff } from '../../browser/staff-gate.tsx';
import { Desk } from '../agent-desk/desk.tsx';
import { mediates } from '../agent-desk/mediates.ts';
import { Disputes } from './disputes.tsx';
import './mediation.css';
import '../case/case.css';
import '../case/evidence.css';
import '../case/head.css';
import '../case/print.css';

const SECTIONS = ['chats', 'disputes'] as const;
type Section = (typeof SECTIONS)[number];

function sectionOfAddress(): Section {
  return location.hash.startsWith('#disputes') ? 'disputes' : 'chats';
}

/** The desk, and beside it the disputes for accounts that mediate. The chats stay connected behind the disputes. */
export function DeskSections({ staff }: { staff: Staff }) {
  const { words } = useLanguage();
  const text = words.resolution.desk;
  const [section, setSection] = useState<Section>(sectionOfAddress);
  useEffect(() => {
    const follow = (): void => setSection(sectionOfAddress());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  if (!mediates(staff.account.roles)) return <Desk staff={staff} />;
  const show = (next: Section): void => {
    history.replaceState(null, '', next === 'disputes' ? '#disputes' : location.pathname);
    setSection(next);
  };
  return (
    <div class="sections">
      <nav class="rail" aria-label={text.sections}>
        {SECTIONS.map((each) => (
          <button
            key={each}
            type="button"
            class="rail-button"
            aria-current={section === each ? 'page' : undefined}
            onClick={() => show(each)}
          >
            <Icon name={each === 'chats' ? 'replies' : 'shield'} />
            <span>{text[each]}</span>
          </button>
        ))}
      </nav>
      <div class="section" hidden={section !== 'chats'}>
        <Desk staff={staff} />
      </div>
      {section === 'disputes' && (
        // The desk's one-key shortcuts are not for this section.
        // biome-ignore lint/a11y/noStaticElementInteractions: keeps keys from going further, reacts to none
        <div class="section" onKeyDown={(event) => event.stopPropagation()}>
          <Disputes staff={staff} />
        </div>
      )}
    </div>
  );
}
