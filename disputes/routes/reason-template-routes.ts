import { z } from 'zod';
import { LONGEST_PREPARED, REASON_NAME, type ReasonTemplateView } from '../../protocol/dispute-reasons.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import { LOCALES } from '../../protocol/locale.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Route } from '../../transport/route.ts';
import { profileOf } from '../cases/act-on-dispute.ts';
import { coded } from '../cases/coded-refusal.ts';
import type { ProfileBook } from '../domain/profile/profile.ts';
import { SOLUTION_KINDS, type Terms } from '../domain/solutions.ts';
import { fillTemplate, fits, PLACEHOLDERS, placeholdersIn, type ReasonTemplate } from '../reasons/reason-template.ts';
import type { ReasonTemplates, StoredTemplate } from '../reasons/template-store.ts';
import { refuseTied } from '../views/reader.ts';
import type { Readers } from '../views/readers.ts';
import { MEDIATION } from '../views/staff-seats.ts';
import { iso } from '../views/view-parts.ts';

const codes = z.array(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)).max(40);
const text = z.string().trim().min(1).max(LONGEST_PREPARED);
const templateSchema = z.strictObject({
  revision: z.int().min(0),
  reasons: codes,
  outcomes: codes,
  fault: z.enum(['seller', 'buyer', 'courier', 'none']).optional(),
  texts: z.strictObject({ en: text, ms: text, id: text, vi: text, es: text, 'zh-Hant': text }),
  off: z.boolean(),
});
const querySchema = z.strictObject({
  outcome: z.enum([...SOLUTION_KINDS, 'uphold']),
  amount: z.coerce.number().int().min(1).optional(),
  items: z.array(z.string().min(1).max(64)).max(50),
});

export interface ReasonTemplateRoutePorts {
  readonly templates: ReasonTemplates;
  readonly readers: Readers;
  readonly profiles: ProfileBook;
  readonly now: () => Instant;
}

/** Prepared reasons: those that fit a decision, filled in for the case; and the page on which they are edited. */
export function reasonTemplateRoutes(ports: ReasonTemplateRoutePorts): Route[] {
  return [forCase(ports), list(ports), save(ports)];
}

function forCase({ templates, readers, profiles }: ReasonTemplateRoutePorts): Route {
  return {
    method: 'GET',
    path: '/v1/disputes/:number/reasons',
    permission: MEDIATION,
    async handle(call) {
      const { row, reader } = await readers.of(call, call.path.number);
      refuseTied(reader);
      const given = { ...Object.fromEntries(call.query), items: call.query.getAll('items') };
      const parsed = querySchema.safeParse(given);
      if (!parsed.success) throw new CodedError('request_malformed');
      const { outcome, amount = null, items } = parsed.data;
      const about = items.length === 0 ? {} : { items };
      const terms: Terms | undefined = outcome === 'uphold' ? undefined : { kind: outcome, amount, ...about };
      const profile = await coded(Promise.resolve().then(() => profileOf(profiles, row)));
      const fitting = (await templates.list()).filter((each) => fits(each, row.claim?.reason ?? '', outcome));
      // What speaks of this reason comes before what fits any.
      const order = [...fitting].sort((a, b) => Number(a.reasons.length === 0) - Number(b.reasons.length === 0));
      const reasons = order.flatMap((each) => {
        const filled = fillTemplate(each, row, terms, profile.calendar.timeZone);
        const { name, fault } = each;
        return filled === undefined ? [] : [{ name, texts: filled.texts, ...(fault === undefined ? {} : { fault }) }];
      });
      return { status: 200, body: { reasons } };
    },
  };
}

function list({ templates }: ReasonTemplateRoutePorts): Route {
  return {
    method: 'GET',
    path: '/v1/reason-templates',
    permission: MEDIATION,
    async handle() {
      return { status: 200, body: { templates: (await templates.list()).map(view), placeholders: PLACEHOLDERS } };
    },
  };
}

function save({ templates, now }: ReasonTemplateRoutePorts): Route {
  return {
    method: 'PUT',
    path: '/v1/reason-templates/:name',
    permission: MEDIATION,
    async handle({ request, path, account }) {
      if (account === undefined) throw new CodedError('login_required');
      const { revision, fault, ...given } = await readJson(request, templateSchema);
      const name = path.name ?? '';
      if (!REASON_NAME.test(name)) throw new CodedError('request_malformed', { fields: ['name'] });
      const template = { name, ...given, ...(fault === undefined ? {} : { fault }) };
      checkWhole(template);
      return { status: 200, body: { template: view(await templates.save(template, revision, account, now())) } };
    },
  };
}

/** Every language names the same of a case, and only what a case can have. */
function checkWhole({ texts }: ReasonTemplate): void {
  const known: readonly string[] = PLACEHOLDERS;
  const first = placeholdersIn(texts.en);
  const unknown = first.filter((name) => !known.includes(name));
  const differing = LOCALES.filter((locale) => placeholdersIn(texts[locale]).join() !== first.join());
  // A brace that is no placeholder would reach the reader.
  const torn = LOCALES.filter((locale) => /[{}]/.test(texts[locale].replace(/\{\w+\}/g, '')));
  if (unknown.length + differing.length + torn.length > 0)
    throw new CodedError('template_invalid', { unknown, languages: [...new Set([...differing, ...torn])] });
}

function view({ at, authorName: author, ...template }: StoredTemplate): ReasonTemplateView {
  return { ...template, author, at: iso(at) };
}
