import { useState } from 'preact/hooks';
import { useLanguage } from '../../../browser/language.tsx';
import { type CannedReplyView, replyLocale } from '../../../protocol/canned-replies.ts';
import type { Locale } from '../../../protocol/locale.ts';
import { plain } from '../replies.ts';
import { repliesAddress } from './replies-address.ts';
import type { ReplyEdits } from './use-reply-form.ts';

interface ReplyListProps {
  readonly replies: readonly CannedReplyView[];
  readonly chosen: string | undefined;
  readonly edits: ReplyEdits;
}

/** The canned replies by folder, those in none first. */
export function ReplyList({ replies, chosen, edits }: ReplyListProps) {
  const { locale, words } = useLanguage();
  const text = words.desk.canned;
  const [search, setSearch] = useState('');
  const order = new Intl.Collator(locale).compare;
  const found = replies
    .filter((reply) => holds(reply, search))
    .sort((a, b) => order(titleIn(a, locale), titleIn(b, locale)));
  const folders = [...new Set(found.map(({ folder }) => folder))].sort(order);
  return (
    <>
      <input
        type="search"
        class="canned-search"
        aria-label={text.search}
        placeholder={text.search}
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      {found.length === 0 && <p class="muted">{text.empty}</p>}
      {folders.map((folder) => (
        <section key={folder} class="canned-folder">
          <h3 class="small muted">{folder === '' ? text.noFolder : folder}</h3>
          <ul>
            {found
              .filter((reply) => reply.folder === folder)
              .map((reply) => (
                <li key={reply.id}>
                  <Item reply={reply} chosen={reply.id === chosen} edited={edits.has(reply.id)} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Item({ reply, chosen, edited }: { reply: CannedReplyView; chosen: boolean; edited: boolean }) {
  const { locale, words } = useLanguage();
  const text = words.desk.canned;
  const there = replyLocale(reply.texts, locale) ?? locale;
  return (
    <a class="canned-item" href={repliesAddress(reply.id)} aria-current={chosen ? 'true' : undefined}>
      <strong lang={there}>{reply.titles[there]}</strong>
      <span class="small muted canned-start" lang={there}>
        {reply.texts[there]}
      </span>
      <span class="small">
        <span class="tag">{reply.shared ? text.sharedTag : text.ownTag}</span>
        {edited && <span class="tag tag-caution">{text.unsaved}</span>}
      </span>
    </a>
  );
}

function holds({ folder, titles, texts }: CannedReplyView, search: string): boolean {
  const whole = plain([folder, ...Object.values(titles), ...Object.values(texts)].join(' '));
  return plain(search)
    .split(/\s+/)
    .every((word) => whole.includes(word));
}

export function titleIn({ titles, texts }: Pick<CannedReplyView, 'titles' | 'texts'>, locale: Locale): string {
  return titles[replyLocale(texts, locale) ?? locale] ?? '';
}
