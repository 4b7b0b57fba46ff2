import { useState } from 'preact/hooks';
import { call, codeOf } from '../../../browser/api.ts';
import type { CannedReplyView } from '../../../protocol/canned-replies.ts';
import { cleared, editOf, faultOf, newReply, type ReplyEdit, type ReplyFault, sameEdit } from './reply-form.ts';

/** What is typed and not saved, by the reply's id; it outlives the page of the replies. */
export type ReplyEdits = Map<string, ReplyEdit>;

interface Saving {
  readonly is: 'saving' | 'saved' | 'failed';
  readonly code?: string;
}

export interface ReplyForm {
  readonly id: string;
  readonly edit: ReplyEdit;
  readonly dirty: boolean;
  readonly saving: Saving | undefined;
  readonly fault: ReplyFault | undefined;
  /** What somebody else saved meanwhile. */
  readonly theirs: CannedReplyView | undefined;
  change(change: Partial<ReplyEdit>): void;
  /** @param change what is saved beside what was typed */
  save(change?: Partial<ReplyEdit>): Promise<CannedReplyView | undefined>;
  discard(): void;
}

interface FormPorts {
  readonly id: string;
  /** Undefined of a new one. */
  readonly saved: CannedReplyView | undefined;
  /** Whether a new one is for all. */
  readonly shares: boolean;
  readonly edits: ReplyEdits;
  readonly onSaved: (reply: CannedReplyView) => void;
  readonly onExpired: () => void;
}

export const readHistory = async (id: string): Promise<readonly CannedReplyView[]> =>
  (await call<{ revisions: readonly CannedReplyView[] }>('GET', `${pathOf(id)}/history`)).revisions;

export const putReply = async (id: string, edit: ReplyEdit): Promise<CannedReplyView> =>
  (await call<{ reply: CannedReplyView }>('PUT', pathOf(id), edit)).reply;

/** One reply being edited: saved against the revision that it came from, refused where somebody else was quicker. */
export function useReplyForm({ id, saved, shares, edits, onSaved, onExpired }: FormPorts): ReplyForm {
  const start = saved === undefined ? newReply(shares) : editOf(saved);
  const [edit, setEdit] = useState(edits.get(id));
  const [saving, setSaving] = useState<Saving>();
  const [fault, setFault] = useState<ReplyFault>();
  const [theirs, setTheirs] = useState<CannedReplyView>();
  const keep = (next: ReplyEdit | undefined): void => {
    if (next === undefined) edits.delete(id);
    else edits.set(id, next);
    setEdit(next);
  };
  const current = edit ?? start;

  async function save(change: Partial<ReplyEdit> = {}): Promise<CannedReplyView | undefined> {
    if (saving?.is === 'saving') return undefined;
    const sent = cleared({ ...current, ...change });
    const wrong = faultOf(sent);
    setFault(wrong);
    if (wrong !== undefined) return undefined;
    setSaving({ is: 'saving' });
    setTheirs(undefined);
    try {
      const reply = await putReply(id, sent);
      keep(undefined);
      setSaving({ is: 'saved' });
      onSaved(reply);
      return reply;
    } catch (error) {
      const code = codeOf(error);
      if (code === 'login_required') onExpired();
      const [newest] = code === 'reply_conflict' ? await readHistory(id).catch(() => []) : [];
      setTheirs(newest);
      setSaving(newest === undefined ? { is: 'failed', code } : undefined);
      return undefined;
    }
  }
  return {
    ...{ id, edit: current, saving, fault, theirs, save },
    dirty: edit !== undefined && !sameEdit(edit, start),
    change(change) {
      setSaving(undefined);
      setFault(undefined);
      keep({ ...current, ...change });
    },
    discard() {
      keep(undefined);
      setFault(undefined);
      if (theirs !== undefined) onSaved(theirs);
      setTheirs(undefined);
    },
  };
}

function pathOf(id: string): string {
  return `/v1/staff/replies/${encodeURIComponent(id)}`;
}
