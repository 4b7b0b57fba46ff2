import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { PreparedTexts } from '../../protocol/dispute-reasons.ts';
import { LOCALE_NAMES, type Locale } from '../../protocol/locale.ts';
import { LongText } from './long-text.tsx';

interface ReasonsTextProps {
  readonly reasons?: string | undefined;
  readonly prepared?: PreparedTexts | undefined;
  readonly writtenIn?: Locale | undefined;
  readonly class?: string;
}

/** Why the platform decides so: what was prepared in the reader's language, what was added as it was written. */
export function ReasonsText({ reasons = '', prepared, writtenIn, class: className = '' }: ReasonsTextProps) {
  const { locale, words } = useLanguage();
  const foreign = writtenIn !== undefined && writtenIn !== locale && reasons !== '';
  return (
    <>
      {prepared !== undefined && <LongText text={prepared[locale]} class={className} />}
      {reasons !== '' && (
        <div lang={writtenIn}>
          <LongText text={reasons} class={className} />
        </div>
      )}
      {foreign && (
        <p class="small muted">{format(words.resolution.rulings.writtenIn, { language: LOCALE_NAMES[writtenIn] })}</p>
      )}
    </>
  );
}
