import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { PolicyRule, PolicyView } from '../../protocol/dispute-desk.ts';
import { word } from '../case/word-for-code.ts';
import { policyText } from './policy-text.ts';

interface PolicyCardProps {
  readonly name: string;
  readonly policy: PolicyView;
  readonly state: string;
}

/** What the policy says of a case like this: what counts at its stage in sight, the rest to be opened. */
export function PolicyCard({ name, policy, state }: PolicyCardProps) {
  const { words } = useLanguage();
  const text = words.resolution.desk;
  const now = policy.rules.filter(({ states }) => states.includes(state));
  const rest = policy.rules.filter((rule) => !now.includes(rule));
  return (
    <section class="card policy-card" aria-labelledby="policy">
      <h2 id="policy">{format(text.policy, { name })}</h2>
      {now.length > 0 && (
        <div class="policy-now">
          <p class="tag tag-good">{text.policyNow}</p>
          <Rules rules={now} />
        </div>
      )}
      <details>
        <summary>{text.policyRest}</summary>
        <Rules rules={rest} />
      </details>
    </section>
  );
}

function Rules({ rules }: { rules: readonly PolicyRule[] }) {
  const { locale, words } = useLanguage();
  return (
    <>
      {rules.map(({ topic, sentences }) => (
        <div key={topic} class="policy-rule">
          <h3 class="side-title">{word(words.disputes.policyTopics, topic)}</h3>
          <ul class="policy-sentences small">
            {sentences.map((sentence) => {
              const said = policyText(sentence, locale, words);
              return <li key={said}>{said}</li>;
            })}
          </ul>
        </div>
      ))}
    </>
  );
}
