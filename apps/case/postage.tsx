import { AttachmentView } from '../../browser/attachment-view.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { PostageView } from '../../protocol/dispute-evidence.ts';
import { moneyText } from './amounts.ts';
import { word } from './word-for-code.ts';

/** What there is to judge the sum by: its receipt, and why the other side objects. */
export function PostageShown({ postage }: { postage: PostageView }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.parcels;
  const { amount, receipt, contested } = postage;
  return (
    <>
      {receipt !== undefined && (
        <>
          <p class="small muted">
            {text.receipt} · {moneyText(locale, amount)}
          </p>
          <AttachmentView attachment={receipt} />
        </>
      )}
      {contested !== undefined && (
        <p class="callout plain">
          <span class="small muted">
            {contested.by === 'clock'
              ? text.contested
              : `${text.contested}: ${word(words.disputes.roles, contested.by)}`}
          </span>
          <br />
          {contested.why ?? text.unasked}
        </p>
      )}
    </>
  );
}
