import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import type { CaseList } from './use-list.ts';

/** Why a list of cases could not be read, with another try. */
export function ListFailure({ list: { failure, reload } }: { list: CaseList }) {
  const { words } = useLanguage();
  if (failure === undefined) return null;
  return (
    <p class="callout callout-danger" role="alert">
      {errorText(words, failure)}{' '}
      <button type="button" class="link-button" onClick={reload}>
        {words.desk.common.retry}
      </button>
    </p>
  );
}
