import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';

interface CaseWaitingProps {
  readonly failure: string | undefined;
  readonly onRetry: () => void;
}

/** In the place of a case that is not there: on its way, or why it did not come. */
export function CaseWaiting({ failure, onRetry }: CaseWaitingProps) {
  const { words } = useLanguage();
  if (failure === undefined)
    return (
      <div class="skeletons" aria-busy="true">
        <p class="visually-hidden" role="status">
          {words.desk.common.loading}
        </p>
        <div class="skeleton" />
        <div class="skeleton skeleton-tall" />
      </div>
    );
  return (
    <div class="callout callout-danger" role="alert">
      <p>{errorText(words, failure)}</p>
      {/* Asking again helps where there was no answer, not where the answer was no. */}
      {failure !== 'dispute_not_found' && (
        <button type="button" class="link-button" onClick={onRetry}>
          {words.desk.common.retry}
        </button>
      )}
    </div>
  );
}
