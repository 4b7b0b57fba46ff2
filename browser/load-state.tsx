import { errorText } from './error-text.ts';
import { useLanguage } from './language.tsx';
import type { Loaded } from './use-loaded.ts';

/** What stands in the place of a part that is not here yet, or could not be read. */
export function LoadState({ state, onRetry }: { state: Loaded<unknown>; onRetry: () => void }) {
  const { words } = useLanguage();
  if (state.is === 'here') return null;
  if (state.is === 'loading') {
    return (
      <p class="part-state muted" aria-busy="true">
        {words.desk.common.loading}
      </p>
    );
  }
  return (
    <div class="part-state" role="alert">
      <p>{errorText(words, state.code)}</p>
      <button type="button" class="button" onClick={onRetry}>
        {words.desk.common.retry}
      </button>
    </div>
  );
}
