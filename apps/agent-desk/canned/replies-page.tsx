import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../../browser/icons.tsx';
import { useLanguage } from '../../../browser/language.tsx';
import type { Staff } from '../../../browser/staff-gate.tsx';
import { format } from '../../../locales/format.ts';
import type { CannedReplyView } from '../../../protocol/canned-replies.ts';
import type { ReplyBook } from '../use-reply-book.ts';
import { NEW_REPLY, type RepliesPlace, repliesAddress } from './replies-address.ts';
import { ReplyEditor } from './reply-editor.tsx';
import { editOf } from './reply-form.ts';
import { ReplyList, titleIn } from './reply-list.tsx';
import { putReply, type ReplyEdits } from './use-reply-form.ts';

interface RepliesPageProps {
  readonly staff: Staff;
  readonly book: ReplyBook;
  readonly place: RepliesPlace;
  readonly edits: ReplyEdits;
}

/** The canned replies that the reader may use, and the one that is being edited. */
export function RepliesPage({ staff, book, place, edits }: RepliesPageProps) {
  const { locale, words } = useLanguage();
  const text = words.desk.canned;
  const { chosen } = place;
  const { roles } = staff.account;
  const shares = roles.includes('supervisor') || roles.includes('admin');
  const [fresh, setFresh] = useState(() => crypto.randomUUID());
  // The next new one is another; not before the address has left this one.
  useEffect(() => {
    if (chosen !== NEW_REPLY) setFresh(crypto.randomUUID());
  }, [chosen]);
  const [deleted, setDeleted] = useState<CannedReplyView>();
  const replies = book.replies ?? [];
  const id = chosen === NEW_REPLY ? fresh : chosen;
  const saved = replies.find((reply) => reply.id === id);
  // What somebody else has deleted while it was being edited is still here to be saved.
  const here = saved !== undefined || chosen === NEW_REPLY || edits.has(id ?? '');
  const saw = (reply: CannedReplyView): void => {
    book.put(reply);
    setDeleted(reply.removed ? reply : undefined);
    location.hash = repliesAddress(reply.removed ? undefined : reply.id);
  };
  const undo = (reply: CannedReplyView): void => {
    setDeleted(undefined);
    void putReply(reply.id, { ...editOf(reply), removed: false }).then(saw, () => book.reload());
  };
  return (
    <main class={id === undefined ? 'canned canned-at-list' : 'canned canned-at-one'}>
      <section class="canned-side" aria-label={text.heading}>
        <h2>{text.heading}</h2>
        <div class="canned-ways">
          <button
            type="button"
            class="button button-small"
            onClick={() => {
              location.hash = '';
            }}
          >
            <Icon name="back" size={16} /> {text.back}
          </button>
          <a class="button button-small" href={repliesAddress(NEW_REPLY)}>
            <Icon name="plus" size={16} /> {text.add}
          </a>
        </div>
        <div role="status">
          {deleted !== undefined && (
            <p class="callout">
              {format(text.deleted, { title: titleIn(deleted, locale) })}{' '}
              <button type="button" class="link-button" onClick={() => undo(deleted)}>
                {text.undo}
              </button>
            </p>
          )}
        </div>
        {book.replies === undefined ? (
          <p class="muted">{words.desk.common.loading}</p>
        ) : (
          <ReplyList replies={replies} chosen={id} edits={edits} />
        )}
      </section>
      <div class="canned-main">
        {id !== undefined && (
          <a class="button button-small canned-back" href={repliesAddress()}>
            <Icon name="back" size={16} /> {text.heading}
          </a>
        )}
        {id === undefined && <p class="muted">{text.choose}</p>}
        {id !== undefined &&
          book.replies !== undefined &&
          (here ? (
            <ReplyEditor
              key={id}
              {...{ id, saved, shares, edits }}
              folders={[...new Set(replies.map(({ folder }) => folder).filter(Boolean))]}
              onSaved={saw}
              onExpired={staff.expired}
            />
          ) : (
            <p class="callout callout-danger">{words.errors?.reply_unknown}</p>
          ))}
      </div>
    </main>
  );
}
