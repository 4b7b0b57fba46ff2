import { fileSize } from '../../browser/file-size.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { DisputeView } from '../../protocol/disputes.ts';
import { word } from './word-for-code.ts';

/** Files that are no part of the case: their uploader sees those under scan, and with the platform what the scan refused. */
export function UncheckedFiles({ view }: { view: DisputeView }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.evidence;
  if (view.unchecked.length === 0) return null;
  return (
    <div class="unchecked" role="status">
      <h3 class="side-title">{text.unchecked}</h3>
      <ul class="picker-list">
        {view.unchecked.map(({ fileId, by, name, size, state }) => (
          <li key={fileId} class="picker-file">
            <Icon name={state === 'refused' ? 'warning' : 'clock'} />
            <div class="picker-about">
              <span class="breakable">
                {name} <span class="small muted">{fileSize(size, locale)}</span>
              </span>
              <span class={state === 'refused' ? 'small picker-error' : 'small muted'}>
                {by !== view.role && `${word(words.disputes.roles, by)} · `}
                {state === 'refused' ? text.refused : text.checking}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
