import { linkTarget } from '../../browser/markdown.ts';
import type { AnswerCard } from '../../protocol/conversation.ts';
import { Icon } from './icons.tsx';
import { useWidget } from './widget-context.ts';

interface AnswerCardProps {
  card: AnswerCard;
  messageId: string;
  helped: boolean | undefined;
}

/** Where an answer comes from, and whether it helped. */
export function AnswerCardView({ card, messageId, helped }: AnswerCardProps) {
  const { say, server, session } = useWidget();
  return (
    <div class="card">
      {card.articles.length > 0 && (
        <nav aria-label={say('articles')}>
          <p class="card-title">{say('articles')}</p>
          {card.articles.map((article) => (
            <a
              key={`${article.locale}/${article.slug}`}
              class="article"
              href={linkTarget(article.url, server)}
              target="_blank"
              rel="noopener noreferrer"
              lang={article.locale}
            >
              <Icon name="book" />
              <span>{article.title}</span>
            </a>
          ))}
        </nav>
      )}
      <div class="helped">
        {helped === undefined ? (
          <>
            <span>{say('answerHelped')}</span>
            <button type="button" class="pill" onClick={() => session.rateAnswer(messageId, true)}>
              {say('yes')}
            </button>
            <button type="button" class="pill" onClick={() => session.rateAnswer(messageId, false)}>
              {say('no')}
            </button>
          </>
        ) : (
          <span role="status">{say(helped ? 'answerThanks' : 'answerSorry')}</span>
        )}
      </div>
    </div>
  );
}
