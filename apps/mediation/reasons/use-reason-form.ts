import { useState } from 'preact/hooks';
import { ApiError, call, codeOf } from '../../../browser/api.ts';
import { REASON_NAME, type ReasonTemplateView } from '../../../protocol/dispute-reasons.ts';
import {
  type Content,
  contentOf,
  type KeptDraft,
  missingTexts,
  NEW_CONTENT,
  type ReasonDrafts,
  sameContent,
} from './reason-draft.ts';

/** `GET /v1/reason-templates`. */
export interface Templates {
  readonly templates: readonly ReasonTemplateView[];
  readonly placeholders: readonly string[];
}

export const readTemplates = (): Promise<Templates> => call('GET', '/v1/reason-templates');

interface FormState {
  readonly name: string;
  readonly content: Content;
  /** The revision that the content goes back to. */
  readonly revision: number;
  readonly saving: boolean;
  readonly saved: boolean;
  /** Sent once: what is missing is marked from then on. */
  readonly tried: boolean;
  /** When the draft was kept that was found at the start, ISO 8601. */
  readonly restoredFrom?: string;
  readonly failure?: { readonly code: string; readonly data: Readonly<Record<string, unknown>> };
  /** What somebody else saved meanwhile. */
  readonly theirs?: ReasonTemplateView;
}

export interface ReasonForm extends FormState {
  readonly isNew: boolean;
  readonly dirty: boolean;
  readonly nameFault?: 'nameInvalid' | 'nameTaken';
  rename(name: string): void;
  change(change: Partial<Content>): void;
  save(over?: number): Promise<void>;
  /** Back to what is saved: of a conflict, by the other. */
  discard(): void;
}

interface ReasonFormPorts {
  /** As saved; undefined for a new one. */
  readonly template: ReasonTemplateView | undefined;
  readonly taken: readonly string[];
  readonly drafts: ReasonDrafts;
  /** It was new until just now. */
  readonly made: boolean;
  readonly onSaved: (template: ReasonTemplateView) => void;
  readonly onExpired: () => void;
}

/** One prepared reason being edited: its draft is kept with every change, and saved against the revision it came from. */
export function useReasonForm({ template, taken, drafts, made, onSaved, onExpired }: ReasonFormPorts): ReasonForm {
  const of = template?.name ?? '';
  const [state, setState] = useState<FormState>(() => ({ ...begun(template, drafts.find(of)), saved: made }));
  const start = template === undefined ? NEW_CONTENT : contentOf(template);
  const isNew = template === undefined;
  const dirty = !sameContent(state.content, start) || (isNew && state.name !== '');
  const faulty = !isNew
    ? undefined
    : !REASON_NAME.test(state.name)
      ? 'nameInvalid'
      : taken.includes(state.name)
        ? 'nameTaken'
        : undefined;

  const edit = (change: Partial<Pick<FormState, 'name' | 'content'>>): void => {
    const { failure: _, saved: __, ...rest } = state;
    const next = { ...rest, ...change, saved: false };
    const { name, content, revision } = next;
    const same = sameContent(content, start) && (!isNew || name === '');
    drafts.keep(of, same ? undefined : { name, content, revision, keptAt: new Date().toISOString() });
    setState(next);
  };
  const save = async (over?: number): Promise<void> => {
    if (state.saving) return;
    const { name, content, revision } = state;
    if (faulty !== undefined || missingTexts(content).length > 0) {
      setState({ ...state, tried: true });
      return;
    }
    setState(({ failure: _, theirs: __, restoredFrom: ___, ...rest }) => ({ ...rest, saving: true, tried: true }));
    try {
      const saved = await put(name, content, over ?? revision);
      drafts.keep(of, undefined);
      setState((now) => afterSaving(now, content, saved, drafts));
      onSaved(saved);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'login_required') onExpired();
      const theirs = code === 'template_conflict' ? await newest(name) : undefined;
      const data = error instanceof ApiError ? error.data : {};
      const outcome = theirs === undefined ? { failure: { code, data } } : { theirs };
      setState((now) => ({ ...now, saving: false, ...outcome }));
    }
  };
  return {
    ...state,
    isNew,
    dirty,
    ...(state.tried && faulty !== undefined ? { nameFault: faulty } : {}),
    rename: (name) => edit({ name }),
    change: (change) => edit({ content: { ...state.content, ...change } }),
    save,
    discard() {
      drafts.keep(of, undefined);
      setState(settled(state.theirs ?? template));
      if (state.theirs !== undefined) onSaved(state.theirs);
    },
  };
}

function settled(template: ReasonTemplateView | undefined): FormState {
  const content = template === undefined ? NEW_CONTENT : contentOf(template);
  return {
    name: template?.name ?? '',
    content,
    revision: template?.revision ?? 0,
    saving: false,
    saved: false,
    tried: false,
  };
}

function begun(template: ReasonTemplateView | undefined, draft: KeptDraft | undefined): FormState {
  const fresh = settled(template);
  if (draft === undefined) return fresh;
  const { name, content, revision, keptAt } = draft;
  return { ...fresh, content, revision, restoredFrom: keptAt, ...(template === undefined ? { name } : {}) };
}

/** What was typed while it was being saved stays, as a draft of the new revision. */
function afterSaving(now: FormState, sent: Content, saved: ReasonTemplateView, drafts: ReasonDrafts): FormState {
  const { content } = now;
  if (sameContent(content, sent)) return { ...settled(saved), saved: true };
  const { name, revision } = saved;
  drafts.keep(name, { name, content, revision, keptAt: new Date().toISOString() });
  return { ...settled(saved), content };
}

async function put(name: string, content: Content, revision: number): Promise<ReasonTemplateView> {
  const { fault, ...rest } = content;
  const body = { revision, ...rest, ...(fault === '' ? {} : { fault }) };
  const path = `/v1/reason-templates/${encodeURIComponent(name)}`;
  return (await call<{ template: ReasonTemplateView }>('PUT', path, body)).template;
}

async function newest(name: string): Promise<ReasonTemplateView | undefined> {
  const read = await readTemplates().catch(() => undefined);
  return read?.templates.find((each) => each.name === name);
}
