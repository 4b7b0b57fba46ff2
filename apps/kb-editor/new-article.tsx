import { useState } from 'preact/hooks';
import { Dialog } from '../../browser/dialog.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { isSlug } from './draft.ts';

interface NewArticleProps {
  readonly taken: (slug: string) => boolean;
  readonly onCreate: (slug: string) => void;
  readonly onClose: () => void;
}

/** Asks for the slug, the one thing of an article that never changes. */
export function NewArticle({ taken, onCreate, onClose }: NewArticleProps) {
  const { words } = useLanguage();
  const text = words.editor.form;
  const [slug, setSlug] = useState('');
  const used = taken(slug);
  const ready = isSlug(slug) && !used;
  return (
    <Dialog heading={words.editor.list.create} closeLabel={words.desk.common.close} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onCreate(slug);
        }}
      >
        <label class="field">
          <span>{text.slug}</span>
          <input
            value={slug}
            maxLength={100}
            spellcheck={false}
            autocapitalize="none"
            aria-describedby="slug-hint"
            onInput={(event) =>
              setSlug(
                event.currentTarget.value
                  .trim()
                  .toLowerCase()
                  .replaceAll(/[\s_]+/g, '-'),
              )
            }
          />
          <span id="slug-hint" class={used ? 'field-error' : 'small muted'} role="status">
            {used ? text.slugTaken : text.slugHint}
          </span>
        </label>
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            {words.desk.common.cancel}
          </button>
          <button type="submit" class="button button-main" aria-disabled={!ready}>
            {words.editor.list.create}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
