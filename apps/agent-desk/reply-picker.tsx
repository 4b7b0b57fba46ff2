import { useEffect, useRef } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { CannedReply } from '../../protocol/api.ts';
import type { Locale } from '../../protocol/locale.ts';

interface ReplyPickerProps {
  readonly id: string;
  readonly replies: readonly CannedReply[] | undefined;
  readonly filter: string;
  readonly locale: Locale;
  readonly active: number;
  readonly onChoose: (reply: CannedReply) => void;
}

/** The list over the text box. The keyboard stays in the box, which moves the marked line by `aria-activedescendant`. */
export function ReplyPicker({ id, replies, filter, locale, active, onChoose }: ReplyPickerProps) {
  const { words } = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div class="replies">
      <p class="replies-heading">{words.desk.composer.replies}</p>
      {replies === undefined && <p class="replies-state">{words.desk.common.loading}</p>}
      {replies?.length === 0 && (
        <p class="replies-state" role="status">
          {format(words.desk.composer.repliesNone, { filter })}
        </p>
      )}
      <div ref={list} id={id} role="listbox" aria-label={words.desk.composer.replies} class="replies-list">
        {replies?.map((reply, index) => (
          <div
            key={reply.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            class="reply"
            lang={locale}
            onPointerDown={(event) => {
              event.preventDefault();
              onChoose(reply);
            }}
          >
            <strong>{reply.title}</strong>
            <span>{reply.text}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
