import { errorText } from './error-text.ts';
import { useLanguage } from './language.tsx';

interface ListFailureProps {
  readonly list: { readonly failure: string | undefined; reload(): void };
}

/** Why a list could not be read, with another try. */
export function ListFailure({ list: { failure, reload } }: ListFailureProps) {
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
