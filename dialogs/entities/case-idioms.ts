/**
 * "Case" and "caso" are also things that are sold and words for much else. They are a dispute where they are called somebody's, or
 * stand right behind what is done with one; not in "my phone case", "the case I ordered", "in that case", "en ese caso".
 */
const OTHER_CASES: readonly RegExp[] = [
  /\bin (?:that|this|any|which|either|the) case\b|\bin case\b|\bjust in case\b/giu,
  /(?<!\b(?:my|the|this|that|our|your|a|an|one|open|close|cancel|drop|withdraw|escalate|reopen|dispute) )\bcases?\b(?! (?:number|no)\b|\s*KD)/giu,
  /\bcases?\b(?= (?:orders?|purchase|i (?:ordered|bought)|for (?:my |the )?(?:i?phone|tablet|laptop|order)|parcel|item)\b)/giu,
  /\ben (?:ese|este|todo|tal|cualquier|el peor de los|su|último) casos?\b|\ben caso(?: de| que)?\b|\b(?:hacer|haz|hace|hacen|hago|hagan|hagas|haga|hizo|hicieron|hecho)(?:me|le|les|nos)? (?:\p{L}+ )?caso\b|\bel caso es que\b|\bsi es el caso\b/giu,
];

/** A text without the "case" that is no dispute. */
export function withoutOtherCases(text: string): string {
  return OTHER_CASES.reduce((rest, each) => rest.replace(each, ' '), text);
}
