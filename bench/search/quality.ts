import { fold } from '../../kb/search/analysis/normalise.ts';
import type { Locale } from '../../protocol/locale.ts';
import { seededRandom } from '../../scripts/train/random.ts';
import { accuracy, auroc, refusedAt } from './measure.ts';
import type { Row } from './row.ts';
import { eachPeer, figures, type RunContext } from './run-context.ts';
import { MASSIVE_LOCALES, readSet } from './sets.ts';
import { withEdits } from './typos.ts';

const ALL = Number.POSITIVE_INFINITY;
const BANKING_GOALS = new Map([
  [0, 49],
  [3, 66],
  [10, 80],
  [ALL, 92.5],
]);
const OOS_GOALS = new Map([
  [10, 94],
  [ALL, 97],
]);
const MASSIVE_GOALS: Readonly<Record<Locale, number>> = { en: 64, ms: 62, id: 62, vi: 62, es: 60, 'zh-Hant': 60 };
/** In-scope questions that must still be answered rightly when the out-of-scope recall is taken. */
const ANSWERED_RIGHTLY = 0.925;

const named = (count: number): string => (count === ALL ? 'all' : String(count));

/** banking77 at 0, 3, 10 and all phrasings. */
export async function* bankingRows(context: RunContext): AsyncGenerator<Row> {
  for (const [count, goal] of BANKING_GOALS) {
    const set = readSet(context.folder, 'banking77', count);
    if (set === undefined) return context.leaveOut('banking77: not in the data folder');
    const results = await eachPeer(context, `banking77 at ${named(count)}`, async (peer) =>
      accuracy(await peer.build(set.documents, 'en'), set.questions),
    );
    const name = `banking77, ${named(count)} phrasings`;
    yield { group: 'quality', name: `${name}, top-1`, unit: '%', goal, values: figures(results, (r) => r.top1) };
    yield {
      group: 'quality',
      name: `${name}, top-3`,
      unit: '%',
      ...(count === 10 ? { goal: 92 } : {}),
      values: figures(results, (r) => r.top3),
    };
  }
}

/** CLINC150: accuracy in scope, and how well questions out of scope are told. */
export async function* clincRows(context: RunContext): AsyncGenerator<Row> {
  for (const [count, goal] of OOS_GOALS) {
    const set = readSet(context.folder, 'clinc150', count);
    if (set === undefined) return context.leaveOut('clinc150: not in the data folder');
    const results = await eachPeer(context, `clinc150 at ${named(count)}`, async (peer) => {
      const built = await peer.build(set.documents, 'en');
      const inside: { sure: number; right: boolean }[] = [];
      const outside: number[] = [];
      for (const { text, document } of set.questions) {
        const sure = await built.confidence(text);
        if (document < 0) outside.push(sure);
        else inside.push({ sure, right: (await built.rank(text))[0] === document });
      }
      return {
        accuracy: (100 * inside.filter((item) => item.right).length) / inside.length,
        auroc: auroc(
          inside.map((item) => item.sure),
          outside,
        ),
        refused: refusedAt(ANSWERED_RIGHTLY, inside, outside),
      };
    });
    const name = `CLINC150, ${named(count)} phrasings`;
    const isAll = count === ALL;
    yield {
      group: 'quality',
      name: `${name}, in-scope top-1`,
      unit: '%',
      ...(isAll ? { goal: 93.5 } : {}),
      values: figures(results, (r) => r.accuracy),
    };
    yield {
      group: 'scope',
      name: `${name}, out-of-scope AUROC`,
      unit: '%',
      goal,
      values: figures(results, (r) => r.auroc),
    };
    if (!isAll) continue;
    yield {
      group: 'scope',
      name: `${name}, out-of-scope recall with 92.5 % of in-scope right`,
      unit: '%',
      goal: 65,
      values: figures(results, (r) => r.refused),
    };
  }
}

/** MASSIVE in six languages at ten phrasings; with typing errors; Vietnamese without diacritics. */
export async function* massiveRows(context: RunContext): AsyncGenerator<Row> {
  for (const locale of MASSIVE_LOCALES) {
    const set = readSet(context.folder, `massive.${locale}`, 10);
    if (set === undefined) {
      context.leaveOut(`massive.${locale}: not in the data folder`);
      continue;
    }
    const results = await eachPeer(context, `massive.${locale} at 10`, async (peer) => {
      const built = await peer.build(set.documents, locale);
      const plain = (await accuracy(built, set.questions)).top1;
      if (locale === 'zh-Hant') return { plain, edits: [], stripped: undefined };
      const edits: number[] = [];
      for (const count of [1, 2]) {
        const random = seededRandom(count);
        edits.push(plain - (await accuracy(built, set.questions, (text) => withEdits(text, count, random))).top1);
      }
      const stripped = locale === 'vi' ? plain - (await accuracy(built, set.questions, fold)).top1 : undefined;
      return { plain, edits, stripped };
    });
    const goal = MASSIVE_GOALS[locale];
    yield {
      group: 'quality',
      name: `MASSIVE ${locale}, 10 phrasings, top-1`,
      unit: '%',
      goal,
      values: figures(results, (r) => r.plain),
    };
    if (locale === 'zh-Hant') continue;
    for (const [at, allowed] of (locale === 'vi' ? [2.5, 4.5] : [1, 2]).entries()) {
      yield {
        group: 'typos',
        name: `MASSIVE ${locale}, loss by ${at + 1} edit${at === 0 ? '' : 's'} a question`,
        unit: 'points',
        goal: allowed,
        values: figures(results, (r) => r.edits[at]),
      };
      // A competitor that finds little has little to lose: the loss says something beside what is left only.
      yield {
        group: 'typos',
        name: `MASSIVE ${locale}, top-1 with ${at + 1} edit${at === 0 ? '' : 's'} a question`,
        unit: '%',
        values: figures(results, (r) => r.plain - (r.edits[at] ?? Number.NaN)),
      };
    }
    if (locale !== 'vi') continue;
    yield {
      group: 'typos',
      name: 'MASSIVE vi, loss without diacritics',
      unit: 'points',
      goal: 3,
      values: figures(results, (r) => r.stripped),
    };
  }
}

/** banking77 with typing errors. */
export async function* bankingTypoRows(context: RunContext): AsyncGenerator<Row> {
  const set = readSet(context.folder, 'banking77', 10);
  if (set === undefined) return;
  const results = await eachPeer(context, 'banking77 at 10 with edits', async (peer) => {
    const built = await peer.build(set.documents, 'en');
    const plain = (await accuracy(built, set.questions)).top1;
    const losses: number[] = [];
    for (const count of [1, 2]) {
      const random = seededRandom(count);
      losses.push(plain - (await accuracy(built, set.questions, (text) => withEdits(text, count, random))).top1);
    }
    return losses;
  });
  for (const [at, goal] of [1, 2].entries()) {
    yield {
      group: 'typos',
      name: `banking77, 10 phrasings, loss by ${at + 1} edit${at === 0 ? '' : 's'} a question`,
      unit: 'points',
      goal,
      values: figures(results, (losses) => losses[at]),
    };
  }
}
