import { useEffect, useState } from 'preact/hooks';
import { call, codeOf } from '../../browser/api.ts';
import { type ArticleGroup, type ArticleLine, groupArticles } from './article-list.ts';

export interface Articles {
  /** Undefined until they were read once. */
  readonly groups: readonly ArticleGroup[] | undefined;
  readonly failure: string | undefined;
  reload(): void;
}

/** All articles in all languages. */
export function useArticles(onExpired: () => void): Articles {
  const [groups, setGroups] = useState<readonly ArticleGroup[]>();
  const [failure, setFailure] = useState<string>();
  const load = async (): Promise<void> => {
    try {
      const { articles } = await call<{ readonly articles: readonly ArticleLine[] }>('GET', '/v1/articles');
      setGroups(groupArticles(articles));
      setFailure(undefined);
    } catch (error) {
      if (codeOf(error) === 'login_required') onExpired();
      else setFailure(codeOf(error));
    }
  };
  useEffect(() => void load(), []);
  return { groups, failure, reload: () => void load() };
}
