/** Of each profile; `WALKS=100000 SEED=7` for a long run of another kind. */
export const WALKS = Number(process.env.WALKS ?? 2000);
const SEED = Number(process.env.SEED ?? 1);

/** The seed of the nth walk. */
export const seedOf = (nth: number): number => SEED * 1_000_003 + nth * 7919;
