import type { RefObject } from 'preact';
import { useLanguage } from '../../browser/language.tsx';
import { pastedFiles } from '../../browser/pasted-files.ts';
import { format } from '../../locales/format.ts';
import { LOCALE_NAMES, type Locale } from '../../protocol/locale.ts';
import type { ReplyPicking } from './use-reply-picker.ts';

interface ComposerFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  /** The shopper to whom it goes; undefined of a note. */
  readonly addressee: { readonly name: string; readonly locale: Locale } | undefined;
  readonly picker: ReplyPicking | undefined;
  readonly onChange: (text: string) => void;
  readonly onLeave: () => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onSend: () => void;
}

/** The box to type in: Enter sends, with Shift it breaks the line. */
export function ComposerField(props: ComposerFieldProps) {
  const { field, value, addressee, picker, onChange, onLeave, onFiles, onSend } = props;
  const { words } = useLanguage();
  const text = words.desk.composer;
  const marked = picker !== undefined && (picker.entries?.length ?? 0) > 0;
  return (
    <textarea
      ref={field}
      class="composer-box"
      rows={1}
      value={value}
      lang={addressee?.locale}
      aria-label={addressee === undefined ? words.desk.chat.note : format(text.label, { name: addressee.name })}
      placeholder={
        addressee === undefined
          ? text.notePlaceholder
          : format(text.placeholder, { language: LOCALE_NAMES[addressee.locale] })
      }
      aria-haspopup={addressee === undefined ? undefined : 'listbox'}
      aria-controls={picker?.id}
      aria-activedescendant={marked ? `${picker.id}-${picker.active}` : undefined}
      onInput={(event) => onChange(event.currentTarget.value)}
      onBlur={onLeave}
      onPaste={(event) => {
        const files = pastedFiles(event.clipboardData);
        if (files.length === 0) return;
        event.preventDefault();
        onFiles(files);
      }}
      onKeyDown={(event) => {
        // An input method uses Enter to take a candidate; that is not ours.
        if (event.isComposing || event.keyCode === 229) return;
        if (picker?.onKey(event.key)) {
          event.preventDefault();
          return;
        }
        if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onSend();
      }}
    />
  );
}
