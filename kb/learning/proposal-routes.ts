import { z } from 'zod';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Proposal } from '../../protocol/learning.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Route } from '../../transport/route.ts';
import { EDITORS } from '../editors.ts';
import { type ExtendArticlePorts, extendArticle } from './extend-article.ts';
import { localeIn, MOST_SHOWN, nothing, phrasing } from './learning-query.ts';
import type { ProposalStore } from './learning-store.ts';

const approveSchema = z.strictObject({ text: phrasing.optional() });

export interface ProposalRoutePorts extends ExtendArticlePorts {
  readonly proposals: ProposalStore;
}

/** Phrasings that shoppers taught, for editors to approve or reject. */
export function proposalRoutes(ports: ProposalRoutePorts): Route[] {
  const { proposals, library, now } = ports;
  return [
    {
      method: 'GET',
      path: '/v1/learning/proposals',
      permission: EDITORS,
      async handle({ query }) {
        const found = await proposals.open({ ...localeIn(query), limit: MOST_SHOWN });
        const shown = found.flatMap(({ lastAt, ...one }): Proposal[] => {
          const article = library.find(one.slug, one.locale);
          if (article === undefined) return [];
          return [{ ...one, title: article.title, lastAt: new Date(lastAt).toISOString() }];
        });
        return { status: 200, body: { proposals: shown } };
      },
    },
    {
      method: 'POST',
      path: '/v1/learning/proposals/:id/approve',
      permission: EDITORS,
      async handle({ request, path, account }) {
        const { text } = await readJson(request, approveSchema);
        const proposal = await proposals.find(path.id ?? '');
        // Says which of the two refusals it is.
        if (proposal === undefined) await proposals.decide(path.id ?? '', 'approved', account?.id ?? '', now());
        if (proposal === undefined) throw new CodedError('proposal_not_found');
        const wanted = text ?? proposal.text.replaceAll('…', ' ').replace(/\s+/g, ' ').trim();
        // The article first: a crash between the two leaves a proposal whose approval does nothing more.
        const revision = await extendArticle(ports, {
          locale: proposal.locale,
          slug: proposal.slug,
          texts: [wanted],
          authorId: account?.id ?? '',
        });
        await proposals.decide(proposal.id, 'approved', account?.id ?? '', now());
        return { status: 200, body: { revision } };
      },
    },
    {
      method: 'POST',
      path: '/v1/learning/proposals/:id/reject',
      permission: EDITORS,
      async handle({ request, path, account }) {
        await readJson(request, nothing);
        await proposals.decide(path.id ?? '', 'rejected', account?.id ?? '', now());
        return { status: 200, body: {} };
      },
    },
  ];
}
