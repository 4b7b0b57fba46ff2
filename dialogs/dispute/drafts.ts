import type { Turn } from '../services.ts';
import { type Form, orderOf, readForm } from './form.ts';

/** Drafts about this many orders are kept, the newest first. */
const MOST = 3;

/** Puts a form aside. What was being asked goes: who comes back finds the form's own question. */
export function keepDraft(turn: Turn, form: Form): void {
  const { asking: _, other: __, editing: ___, misses: ____, contactAsked: _____, ...draft } = form;
  const others = draftsOf(turn).filter((each) => orderOf(each) !== orderOf(draft));
  store(turn, [draft, ...others]);
}

/** Takes a draft out: the one about this order, or where none is named the newest. */
export function takeDraft(turn: Turn, orderId: string | undefined): Form | undefined {
  const drafts = draftsOf(turn);
  const found = orderId === undefined ? drafts[0] : drafts.find((each) => orderOf(each) === orderId);
  store(
    turn,
    drafts.filter((each) => each !== found),
  );
  return found;
}

function draftsOf({ memory }: Turn): readonly Form[] {
  return [memory.draft, ...(memory.olderDrafts ?? [])].flatMap((each) => readForm(each) ?? []);
}

function store({ memory }: Turn, drafts: readonly Form[]): void {
  const [newest, ...older] = drafts.slice(0, MOST);
  memory.draft = newest;
  memory.olderDrafts = older.length === 0 ? undefined : older;
}
