import { useState } from 'preact/hooks';
import { errorText } from '../../../browser/error-text.ts';
import { useLanguage } from '../../../browser/language.tsx';
import { plural } from '../../../locales/plural.ts';
import type { Proposal } from '../../../protocol/learning.ts';
import { useAct } from './use-act.ts';

/** A question that may become a phrasing: approved as it is or edited, or rejected for good. */
export function ProposalItem({ proposal, onDone }: { proposal: Proposal; onDone: () => void }) {
  const { locale: reader, words } = useLanguage();
  const text = words.editor.questions;
  const [edited, setEdited] = useState(() => proposal.text.replaceAll('…', ' ').replace(/\s+/g, ' ').trim());
  const { busy, failure, act } = useAct(onDone);
  const path = `/v1/learning/proposals/${encodeURIComponent(proposal.id)}`;
  return (
    <li class="card">
      <label class="field">
        <span class="visually-hidden">{text.phrasing}</span>
        <input
          lang={proposal.locale}
          maxLength={300}
          value={edited}
          onInput={(event) => setEdited(event.currentTarget.value)}
        />
      </label>
      <p class="small muted card-facts">
        <span class="tag">{text.sources[proposal.source]}</span>
        <span>{plural(reader, text.times, proposal.count)}</span>
        <a href={`#${proposal.locale}/${proposal.slug}`} lang={proposal.locale}>
          {proposal.title}
        </a>
      </p>
      {failure !== undefined && (
        <p class="callout callout-danger" role="alert">
          {errorText(words, failure)}
        </p>
      )}
      <p class="card-actions">
        <button
          type="button"
          class="button button-small"
          aria-disabled={busy}
          onClick={() => void act(`${path}/reject`, {})}
        >
          {text.reject}
        </button>
        <button
          type="button"
          class="button button-small button-main"
          aria-disabled={busy || edited.trim() === ''}
          onClick={() => edited.trim() !== '' && void act(`${path}/approve`, { text: edited.trim() })}
        >
          {text.approve}
        </button>
      </p>
    </li>
  );
}
