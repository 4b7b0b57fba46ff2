import { ownStorage, readJson } from '../../browser/browser-storage.ts';
import { createKeptOutbox, type KeptOutbox } from '../../browser/stored-outbox.ts';
import type { SentFile } from '../../browser/upload-list.ts';
import type { Pending } from './state.ts';

/** What was typed into one chat and not sent. Kept on this device, per agent and conversation. */
export interface Draft {
  readonly mode: 'reply' | 'note';
  readonly reply: string;
  readonly note: string;
  readonly files: readonly SentFile[];
}

/** Parts of a draft that become others; a function makes them of the draft as it is then, which may not be drawn yet. */
export type DraftChange = Partial<Draft> | ((newest: Draft) => Partial<Draft>);

export const EMPTY_DRAFT: Draft = { mode: 'reply', reply: '', note: '', files: [] };

const draftKey = (agentId: string, conversationId: string): string => `kaunter.desk.draft.${agentId}.${conversationId}`;

export function keptDraft(agentId: string, conversationId: string): Draft {
  const kept = readJson(ownStorage, draftKey(agentId, conversationId));
  if (!isRecord(kept)) return EMPTY_DRAFT;
  return {
    mode: kept.mode === 'note' ? 'note' : 'reply',
    reply: textOf(kept.reply),
    note: textOf(kept.note),
    files: filesOf(kept.files),
  };
}

export function keepDraft(agentId: string, conversationId: string, draft: Draft): void {
  const empty = draft.reply === '' && draft.note === '' && draft.files.length === 0;
  ownStorage.write(draftKey(agentId, conversationId), empty ? undefined : JSON.stringify(draft));
}

/** What was sent in one chat before a reload and never acknowledged; it goes out again with its old ids. */
export function keptOutbox(agentId: string, conversationId: string): KeptOutbox<Pending> {
  return createKeptOutbox(ownStorage, `kaunter.desk.outbox.${agentId}.${conversationId}.`, pendingOf);
}

function pendingOf(value: unknown): Pending | undefined {
  if (!isRecord(value) || typeof value.clientId !== 'string' || typeof value.createdAt !== 'string') return undefined;
  return {
    kind: value.kind === 'note' ? 'note' : 'message',
    clientId: value.clientId,
    text: textOf(value.text),
    files: filesOf(value.files),
    createdAt: value.createdAt,
    state: value.state === 'failed' ? 'failed' : 'sending',
    ...(typeof value.errorCode === 'string' ? { errorCode: value.errorCode } : {}),
  };
}

function filesOf(value: unknown): readonly SentFile[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((file: unknown) =>
    isRecord(file) && typeof file.id === 'string' && typeof file.size === 'number'
      ? [{ id: file.id, name: textOf(file.name), type: textOf(file.type), size: file.size }]
      : [],
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
