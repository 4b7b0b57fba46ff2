import { Icon } from '../../../browser/icons.tsx';
import { useLanguage } from '../../../browser/language.tsx';

interface SearchFieldProps {
  readonly words: string;
  readonly onWords: (words: string) => void;
  /** Shows what is found. */
  readonly onSearch: () => void;
}

/** In the top bar; what is typed is found at once. */
export function SearchField({ words: typed, onWords, onSearch }: SearchFieldProps) {
  const { words } = useLanguage();
  const text = words.desk.search;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element is younger than the browsers that are served
    <form
      class="desk-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch();
      }}
    >
      <Icon name="search" size={18} />
      <input
        id="desk-search"
        type="search"
        value={typed}
        maxLength={300}
        placeholder={text.heading}
        aria-label={text.label}
        title={`${text.label} (/)`}
        autocomplete="off"
        onInput={({ currentTarget: { value } }) => {
          onWords(value);
          if (value.trim() !== '') onSearch();
        }}
      />
    </form>
  );
}
