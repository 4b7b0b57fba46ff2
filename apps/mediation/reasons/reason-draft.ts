import { type BrowserStorage, ownStorage, readJson } from '../../../browser/browser-storage.ts';
import { LONGEST_PREPARED, type PreparedTexts, type ReasonTemplateView } from '../../../protocol/dispute-reasons.ts';
import { LOCALES, type Locale } from '../../../protocol/locale.ts';

/** What a mediator changes of a prepared reason. */
export interface Content {
  readonly reasons: readonly string[];
  readonly outcomes: readonly string[];
  /** Empty: it does not say. */
  readonly fault: string;
  readonly texts: PreparedTexts;
  readonly off: boolean;
}

/** What was typed and not saved, with the revision that it goes back to; 0 for a new one. */
export interface KeptDraft {
  readonly name: string;
  readonly content: Content;
  readonly revision: number;
  /** ISO 8601. */
  readonly keptAt: string;
}

export const NEW_CONTENT: Content = {
  reasons: [],
  outcomes: [],
  fault: '',
  texts: { en: '', ms: '', id: '', vi: '', es: '', 'zh-Hant': '' },
  off: false,
};

export function contentOf({ reasons, outcomes, fault = '', texts, off }: ReasonTemplateView): Content {
  return { reasons, outcomes, fault, texts, off };
}

export function sameContent(a: Content, b: Content): boolean {
  const same = (one: readonly string[], other: readonly string[]) =>
    [...one].sort().join() === [...other].sort().join();
  return (
    same(a.reasons, b.reasons) &&
    same(a.outcomes, b.outcomes) &&
    a.fault === b.fault &&
    a.off === b.off &&
    LOCALES.every((locale) => a.texts[locale] === b.texts[locale])
  );
}

/** Languages whose text the server would not take. */
export function missingTexts({ texts }: Content): readonly Locale[] {
  return LOCALES.filter((locale) => texts[locale].trim() === '' || texts[locale].trim().length > LONGEST_PREPARED);
}

/** Where one mediator's drafts are kept on this device; the next to sign in here has others. A new one has no name yet: ''. */
export interface ReasonDrafts {
  find(name: string): KeptDraft | undefined;
  /** Undefined: there is nothing to keep any more. */
  keep(name: string, draft: KeptDraft | undefined): void;
}

export function reasonDrafts(accountId: string, storage: BrowserStorage = ownStorage): ReasonDrafts {
  const key = (name: string): string => `kaunter.mediation.reason.${accountId}.${name}`;
  return {
    find(name) {
      const kept = readJson(storage, key(name));
      return isDraft(kept) ? kept : undefined;
    },
    keep(name, draft) {
      storage.write(key(name), draft === undefined ? undefined : JSON.stringify(draft));
    },
  };
}

function isDraft(value: unknown): value is KeptDraft {
  if (!isRecord(value) || !isRecord(value.content) || !isRecord(value.content.texts)) return false;
  const { content, name, revision, keptAt } = value;
  const { texts, reasons, outcomes, fault, off } = content as Record<string, unknown>;
  return (
    typeof name === 'string' &&
    typeof revision === 'number' &&
    typeof keptAt === 'string' &&
    typeof fault === 'string' &&
    typeof off === 'boolean' &&
    [reasons, outcomes].every((list) => Array.isArray(list) && list.every((code) => typeof code === 'string')) &&
    LOCALES.every((locale) => isRecord(texts) && typeof texts[locale] === 'string')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
