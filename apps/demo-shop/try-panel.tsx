import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';

/** Five things that show what the chat can do. Four ask it; the fifth interrupts it. */
export function TryPanel({ onAsk }: { onAsk: (text: string) => void }) {
  const { words } = useLanguage();
  const text = words.shop.try;
  const questions = [
    [text.answerTitle, text.answer],
    [text.problemTitle, text.problem],
    [text.languageTitle, text.language],
    [text.personTitle, text.person],
  ] as const;
  return (
    <section class="try" aria-labelledby="try">
      <h2 id="try">{text.heading}</h2>
      <p class="quiet">{text.lead}</p>
      <ol>
        {questions.map(([title, question]) => (
          <li key={title}>
            <button type="button" class="try-ask" onClick={() => onAsk(question)}>
              <span class="try-title">{title}</span>
              <q class="try-question">{question}</q>
              <Icon name="send" />
            </button>
          </li>
        ))}
        <li>
          <button type="button" class="try-ask" onClick={() => location.reload()}>
            <span class="try-title">{text.reloadTitle}</span>
            <span class="try-question">{text.reload}</span>
            <Icon name="retry" />
            <span class="visually-hidden">{text.reloadAction}</span>
          </button>
        </li>
      </ol>
    </section>
  );
}
