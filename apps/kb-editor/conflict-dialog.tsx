import { Dialog } from '../../browser/dialog.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { EditableArticle } from '../../protocol/api.ts';
import { type Content, contentOf } from './draft.ts';
import { wordsOf } from './passage-edits.ts';

interface ConflictDialogProps {
  readonly mine: Content;
  readonly theirs: EditableArticle;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
  readonly onLater: () => void;
}

/** Two people changed one article: both texts side by side, and a choice that nobody makes by accident. */
export function ConflictDialog({ mine, theirs, onKeepMine, onTakeTheirs, onLater }: ConflictDialogProps) {
  const { words } = useLanguage();
  const text = words.editor.conflict;
  return (
    <Dialog wide heading={text.heading} closeLabel={words.desk.common.close} onClose={onLater}>
      <p>{text.text}</p>
      <div class="conflict">
        <Version heading={text.yours} content={mine} locale={theirs.locale} />
        <Version
          heading={format(text.theirs, { revision: theirs.revision })}
          content={contentOf(theirs)}
          locale={theirs.locale}
        />
      </div>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={onLater}>
          {text.later}
        </button>
        <button type="button" class="button" onClick={onTakeTheirs}>
          {text.takeTheirs}
        </button>
        <button type="button" class="button button-main" onClick={onKeepMine}>
          {text.keepMine}
        </button>
      </footer>
    </Dialog>
  );
}

function Version({ heading, content, locale }: { heading: string; content: Content; locale: string }) {
  return (
    <div>
      <h3>{heading}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="conflict-text" lang={locale} aria-label={heading} tabIndex={0}>
        <p>
          <strong>{content.title}</strong>
        </p>
        <p class="plain">{content.body}</p>
        <ul>
          {content.phrasings.map((phrasing) => (
            <li key={phrasing}>{phrasing}</li>
          ))}
        </ul>
        {content.passages.map(({ opens, phrasings, followUps = [] }) => (
          <div key={opens}>
            <p class="small muted">{wordsOf(opens)} …</p>
            <ul>
              {[...phrasings, ...followUps].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        ))}
      </section>
    </div>
  );
}
