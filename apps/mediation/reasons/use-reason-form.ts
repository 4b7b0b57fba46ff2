import { useState } from 'preact/hooks';
import { ApiError, call, codeOf } from '../../../browser/api.ts';
import type { ReasonTemplateView } from '../../../protocol/dispute-reasons.ts';
import {
  type Content,
  contentOf,
  isName,
  keepDraft,
  keptDraft,
  missingTexts,
  NEW_CONTENT,
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
  discard(): void;
  takeTheirs(): void;
}

interface ReasonFormPorts {
  /** As saved; undefined for a new one. */
  readonly template: ReasonTemplateView | undefined;
  readonly taken: readonly string[];
  readonly onSaved: (template: ReasonTemplateView) => void;
  readonly onExpired: () => void;
}

/** One prepared reason being edited: its draft is kept with every change, and saved against the revision it came from. */
export function useReasonForm({ template, taken, onSaved, onExpired }: ReasonFormPorts): ReasonForm {
  const of = template?.name ?? '';
  const [state, setState] = useState<FormState>(() => begun(template, of));
  const start = template === undefined ? NEW_CONTENT : contentOf(template);
  const isNew = template === undefined;
  const dirty = !sameContent(state.content, start) || (isNew && state.name !== '');
  const faulty = !isNew
    ? undefined
    : !isName(state.name)
      ? 'nameInvalid'
      : taken.includes(state.name)
        ? 'nameTaken'
        : undefined;

  const edit = (change: Partial<Pick<FormState, 'name' | 'content'>>): void => {
    const { failure: _, saved: __, ...rest } = state;
    const next = { ...rest, ...change, saved: false };
    const { name, content, revision } = next;
    const same = sameContent(content, start) && (!isNew || name === '');
    keepDraft(of, same ? undefined : { name, content, revision, keptAt: new Date().toISOString() });
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
      setState((now) => afterSaving(now, content, saved, of));
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
      keepDraft(of, undefined);
      setState(settled(template));
    },
    takeTheirs() {
      if (state.theirs === undefined) return;
      keepDraft(of, undefined);
      setState(settled(state.theirs));
      onSaved(state.theirs);
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

function begun(template: ReasonTemplateView | undefined, of: string): FormState {
  const draft = keptDraft(of);
  const fresh = settled(template);
  if (draft === undefined) return fresh;
  const { name, content, revision, keptAt } = draft;
  return { ...fresh, content, revision, restoredFrom: keptAt, ...(of === '' ? { name } : {}) };
}

/** What was typed while it was being saved stays, as a draft of the new revision. */
function afterSaving(now: FormState, sent: Content, saved: ReasonTemplateView, of: string): FormState {
  if (sameContent(now.content, sent)) {
    keepDraft(of, undefined);
    return { ...settled(saved), saved: true };
  }
  const { content } = now;
  const { name, revision } = saved;
  keepDraft(of, undefined);
  keepDraft(name, { name, content, revision, keptAt: new Date().toISOString() });
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
