import { join } from 'node:path';
import type { AuditLog } from '../people/audit/audit.ts';
import type { Process } from '../server/process.ts';
import { fileClassifierCache } from '../store/files/classifier-cache.ts';
import type { Database } from '../store/sql/database.ts';
import { sqlArticleStore } from '../store/sql/kb/article-store.ts';
import { sqlContentStamp } from '../store/sql/kb/content-stamp.ts';
import { sqlActivityStore, sqlGapStore, sqlProposalStore } from '../store/sql/kb/learning-store.ts';
import { sqlWordListStore } from '../store/sql/kb/word-list-store.ts';
import type { Coordination } from '../transport/coordination.ts';
import type { RateLimits } from '../transport/rate-limits.ts';
import type { Route } from '../transport/route.ts';
import { articleRoutes } from './articles/article-routes.ts';
import { readContentFiles } from './articles/content-files.ts';
import type { FiguresOf } from './articles/figures.ts';
import { fillArticle } from './articles/fill-article.ts';
import { type ContactRoutePorts, contactRoutes } from './help-pages/contact/contact-routes.ts';
import { helpListRoutes } from './help-pages/help-list-routes.ts';
import { helpPageRoutes } from './help-pages/help-page-routes.ts';
import { searchRoutes } from './help-pages/search-routes.ts';
import { activityRoutes } from './learning/activity-routes.ts';
import { gapRoutes } from './learning/gap-routes.ts';
import { startLearner } from './learning/learner.ts';
import { proposalRoutes } from './learning/proposal-routes.ts';
import { contentInUse } from './publishing/content-in-use.ts';
import { openLibrary } from './publishing/library.ts';
import { loadArtefacts } from './search/artefacts.ts';
import { buildSearchIndex, type SearchInput } from './search/build-index.ts';
import { trainingFingerprint } from './search/classifier/fingerprint.ts';
import { trainInWorker } from './search/classifier/train-in-worker.ts';
import { openWordBook } from './word-lists/word-book.ts';
import { wordListRoutes } from './word-lists/word-list-routes.ts';

export interface KnowledgeParts {
  readonly process: Process;
  readonly database: Database;
  readonly coordination: Coordination;
  readonly limits: RateLimits;
  readonly audit: AuditLog;
  /** The folder of the shipped articles. */
  readonly content: string;
  /** What the bot does beside answering from articles. */
  readonly intents: SearchInput['intents'];
  /** What fills the placeholders of articles. */
  readonly figures: FiguresOf;
}

/** The help center's part of the process: what is published and searched, what editors change, what is learnt. */
export async function composeKnowledge(parts: KnowledgeParts) {
  const { process, database, coordination, limits, audit, figures, intents } = parts;
  const { config, now, newId, onFault } = process;
  const articles = sqlArticleStore(database, now);
  const artefacts = loadArtefacts();
  const shipped = readContentFiles(parts.content);
  process.log.info({ renewed: await articles.followRelease(shipped) }, 'shipped articles written to the help center');
  const library = await openLibrary({
    store: { published: async () => (await articles.published()).map((one) => fillArticle(one, figures(one.locale))) },
    build: (all) => buildSearchIndex({ articles: all, intents, artefacts }),
    train: (index, only) => trainInWorker(index, { only }),
    cache: fileClassifierCache(join(config.dataDir, 'cache')),
    training: trainingFingerprint(),
  });
  const wordLists = sqlWordListStore(database, now);
  const wordBook = await openWordBook(wordLists, library.useWords);
  const learning = {
    proposals: sqlProposalStore(database),
    gaps: sqlGapStore(database),
    activity: sqlActivityStore(database),
  };
  const learner = startLearner({ ...learning, library, now, newId, onFault });
  const publishing = contentInUse({ stamp: sqlContentStamp(database), library, wordBook, coordination, onFault });

  const site = {
    library,
    marketplace: config.marketplace,
    publicUrl: config.publicUrl,
    shopUrl: config.shopUrl,
    demo: config.demo !== undefined,
  };
  const routes: readonly Route[] = [
    ...searchRoutes({ library, stops: wordBook, limits }),
    ...helpPageRoutes({ ...site, limits }),
    ...helpListRoutes(library),
    ...articleRoutes({
      store: articles,
      shipped,
      library,
      figures,
      publishing,
      today: () => new Date(now()).toISOString().slice(0, 10),
    }),
    ...wordListRoutes({ store: wordLists, publishing, audit }),
    ...proposalRoutes({ ...learning, articles, library, publishing, now }),
    ...gapRoutes({ ...learning, articles, library, publishing, now }),
    ...activityRoutes({ ...learning, library, now }),
  ];
  return {
    library,
    wordBook,
    learn: learner.notice,
    routes,
    /** The contact form, whose requests somebody else takes. */
    contactRoutes: (desk: Pick<ContactRoutePorts, 'take' | 'tokens' | 'formatTime' | 'ways'>): readonly Route[] =>
      contactRoutes({ ...site, ...desk, limits, newId, emailReply: (locale) => figures(locale).emailReply }),
    start: publishing.start,
    /** Before the work that may still use the search has ended. */
    stopFollowing: publishing.close,
    close: () => learner.close(),
  };
}
