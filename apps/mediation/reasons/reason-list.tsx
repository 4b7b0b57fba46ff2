import { useLanguage } from '../../../browser/language.tsx';
import { format } from '../../../locales/format.ts';
import type { ReasonTemplateView } from '../../../protocol/dispute-reasons.ts';
import { outcomeWords, wordsOf } from './codes.ts';
import type { ReasonDrafts } from './reason-draft.ts';

interface ReasonListProps {
  readonly templates: readonly ReasonTemplateView[];
  readonly chosen: string | undefined;
  readonly drafts: ReasonDrafts;
  readonly onChoose: (name: string) => void;
}

/** Prepared reasons by name: how each begins, what it fits, who changed it last. */
export function ReasonList({ templates, chosen, drafts, onChoose }: ReasonListProps) {
  const { words } = useLanguage();
  if (templates.length === 0) return <p class="muted queue-empty">{words.resolution.desk.prepared.edit.empty}</p>;
  return (
    <ul class="side-list">
      {templates.map((each) => (
        <li key={each.name}>
          <ReasonItem
            template={each}
            chosen={each.name === chosen}
            drafted={drafts.find(each.name) !== undefined}
            onChoose={() => onChoose(each.name)}
          />
        </li>
      ))}
    </ul>
  );
}

interface ReasonItemProps {
  readonly template: ReasonTemplateView;
  readonly chosen: boolean;
  /** Something of it is typed and not saved. */
  readonly drafted: boolean;
  readonly onChoose: () => void;
}

function ReasonItem({
  template: { name, texts, reasons, outcomes, off, author, at },
  chosen,
  drafted,
  onChoose,
}: ReasonItemProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.desk.prepared.edit;
  const list = new Intl.ListFormat(locale, { type: 'unit' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const fits = reasons.length === 0 ? text.anyReason : list.format(wordsOf(words.disputes.reasons, reasons));
  const decides = outcomes.length === 0 ? text.anyOutcome : list.format(wordsOf(outcomeWords(words), outcomes));
  return (
    <button type="button" class="side-item queue-item" aria-current={chosen ? 'true' : undefined} onClick={onChoose}>
      <span class="queue-item-top">
        <span class="small muted mono breakable">{name}</span>
        {off && <span class="tag">{text.off}</span>}
        {drafted && <span class="tag tag-caution">{text.unsaved}</span>}
      </span>
      <span class="queue-item-title reason-start">{texts[locale]}</span>
      <span class="small muted reason-start">{fits}</span>
      <span class="small muted reason-start">{decides}</span>
      <span class="small muted">
        {author === '' ? text.shipped : format(text.changed, { who: author, when: day.format(new Date(at)) })}
      </span>
    </button>
  );
}
