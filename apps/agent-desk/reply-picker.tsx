import { useEffect, useRef } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { ReplyPicking } from './use-reply-picker.ts';

/** The list over the text box. The keyboard stays in the box, which moves the marked line by `aria-activedescendant`. */
export function ReplyPicker({ picking, locale }: { picking: ReplyPicking; locale: Locale }) {
  const { id, replies, filter, active, onChoose } = picking;
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
