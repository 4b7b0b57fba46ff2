import { useEffect, useRef } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { LOCALE_NAMES, type Locale } from '../../protocol/locale.ts';
import type { PickerEntry, ReplyPicking } from './use-reply-picker.ts';

/** The list over the text box. The keyboard stays in the box, which moves the marked line by `aria-activedescendant`. */
export function ReplyPicker({ picking, locale }: { picking: ReplyPicking; locale: Locale }) {
  const { id, entries, active, onChoose } = picking;
  const { words } = useLanguage();
  const text = words.desk.composer;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div class="replies">
      <p class="replies-heading">
        {text.replies}
        <a
          class="replies-edit"
          href="#replies"
          // The box would lose the focus, and the list with it.
          onPointerDown={(event) => event.preventDefault()}
        >
          {words.desk.canned.edit}
        </a>
      </p>
      {entries === undefined && <p class="replies-state">{words.desk.common.loading}</p>}
      {entries?.length === 0 && (
        <p class="replies-state" role="status">
          {words.desk.canned.noArticle}
        </p>
      )}
      <div ref={list} id={id} role="listbox" aria-label={text.replies} class="replies-list">
        {entries?.map((entry, index) => (
          <div
            key={keyOf(entry)}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            class="reply"
            onPointerDown={(event) => {
              event.preventDefault();
              onChoose(entry);
            }}
          >
            <Entry entry={entry} locale={locale} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Entry({ entry, locale }: { entry: PickerEntry; locale: Locale }) {
  const { words } = useLanguage();
  if (entry.is === 'command')
    return (
      <p class="reply-command">
        <kbd>/{entry.command}</kbd> {words.desk.canned.commands[entry.command]}{' '}
        {entry.words !== '' && entry.whole && <strong>{entry.words}</strong>}
      </p>
    );
  const { title, text } =
    entry.is === 'reply' ? entry.reply : { title: entry.article.title, text: entry.article.snippet };
  const there = entry.is === 'reply' ? entry.reply.locale : locale;
  return (
    <>
      <strong lang={there}>
        {entry.is === 'reply' && entry.reply.folder !== '' && <em class="reply-folder">{entry.reply.folder} / </em>}
        {title}
        {/* Nobody sends the shopper another language without knowing it. */}
        {there !== locale && <em class="tag tag-caution">{LOCALE_NAMES[there]}</em>}
      </strong>
      <span lang={there}>{text}</span>
    </>
  );
}

function keyOf(entry: PickerEntry): string {
  if (entry.is === 'command') return `/${entry.command}`;
  return entry.is === 'reply' ? entry.reply.id : `article ${entry.article.slug}`;
}
