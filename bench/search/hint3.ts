import { readdirSync } from 'node:fs';
import { matthews } from './matthews.ts';
import { auroc } from './measure.ts';
import type { Built, Peer } from './peers/peer.ts';
import type { Row } from './row.ts';
import { eachPeer, figures, type RunContext } from './run-context.ts';
import { type LabelledSet, readSet } from './sets.ts';

const ALL = Number.POSITIVE_INFINITY;
const CARRIED_FROM = 'clinc150';
const FILE = /^(hint3-(.+))\.train\.jsonl$/u;
const GOALS = { auroc: 84, accuracy: 76, matthews: 48 };

/** A question with what a competitor made of it. */
interface Judged {
  readonly sure: number;
  readonly found: number;
  /** −1 where no article answers. */
  readonly document: number;
}

async function judge(built: Built, { questions }: LabelledSet): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const { text, document } of questions) {
    const [found = -1] = await built.rank(text);
    judged.push({ sure: await built.confidence(text), found, document });
  }
  return judged;
}

/** The threshold at which a competitor does best on a set: most questions answered rightly or refused rightly. */
function bestThreshold(judged: readonly Judged[]): number {
  const descending = [...judged].sort((a, b) => b.sure - a.sure);
  let best = { threshold: Number.POSITIVE_INFINITY, gained: 0 };
  let gained = 0;
  descending.forEach(({ sure, found, document }, at) => {
    if (document < 0) gained--;
    else if (found === document) gained++;
    if (descending[at + 1]?.sure !== sure && gained > best.gained) best = { threshold: sure, gained };
  });
  return best.threshold;
}

interface Figures {
  readonly auroc: number;
  readonly accuracy: number;
  readonly matthews: number;
}

function measure(judged: readonly Judged[], threshold: number): Figures {
  const answers = judged.map(({ sure, found, document }) => ({
    meant: document,
    given: sure >= threshold ? found : -1,
  }));
  return {
    auroc: auroc(
      judged.filter(({ document }) => document >= 0).map(({ sure }) => sure),
      judged.filter(({ document }) => document < 0).map(({ sure }) => sure),
    ),
    accuracy: (100 * answers.filter(({ meant, given }) => meant === given).length) / answers.length,
    matthews: 100 * matthews(answers),
  };
}

/** Real users of shops: the threshold comes from another set, as a shop has none of its own when it begins. */
export async function* hint3Rows(context: RunContext): AsyncGenerator<Row> {
  const names = readdirSync(context.folder).flatMap((file) => {
    const found = FILE.exec(file);
    return found === null ? [] : [{ set: found[1] ?? '', shop: found[2] ?? '' }];
  });
  if (names.length === 0) return context.leaveOut('HINT3: no hint3-<shop> pair in the data folder');
  const carried = readSet(context.folder, CARRIED_FROM, ALL);
  if (carried === undefined) context.leaveOut(`HINT3: no ${CARRIED_FROM} for the threshold; the shipped one is used`);
  const thresholds = new Map<string, number>();
  const thresholdOf = async (peer: Peer): Promise<number | undefined> => {
    if (carried === undefined) return peer.shippedThreshold;
    const known = thresholds.get(peer.name);
    if (known !== undefined) return known;
    const threshold = bestThreshold(await judge(await peer.build(carried.documents, 'en'), carried));
    thresholds.set(peer.name, threshold);
    return threshold;
  };
  for (const { set: name, shop } of names) {
    const set = readSet(context.folder, name, ALL);
    if (set === undefined) continue;
    const results = await eachPeer(context, `HINT3 ${shop}`, async (peer) => {
      const threshold = await thresholdOf(peer);
      if (threshold === undefined) throw new Error('no threshold without CLINC150');
      return measure(await judge(await peer.build(set.documents, 'en'), set), threshold);
    });
    const row = (what: string, goal: number, pick: (result: Figures) => number): Row => ({
      group: 'hint3',
      name: `HINT3 ${shop}, ${what}`,
      unit: '%',
      goal,
      values: figures(results, pick),
    });
    yield row('accuracy, out of scope counted', GOALS.accuracy, (result) => result.accuracy);
    yield row('Matthews correlation × 100', GOALS.matthews, (result) => result.matthews);
    yield row('AUROC', GOALS.auroc, (result) => result.auroc);
  }
}
