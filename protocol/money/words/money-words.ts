/** How people of one language say sums. All in lower case; words of a phrase stand apart. */
export interface MoneyWords {
  /** Numbers below a thousand that are one word. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Words that multiply what is before them within a thousand: ten, a hundred. */
  readonly tens: Readonly<Record<string, number>>;
  /** Words and letters that multiply all that is before them: thousand, k. */
  readonly big: Readonly<Record<string, number>>;
  /** Like `big`, for sums in one currency only. */
  readonly bigIn?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Added to a number below ten: "lima belas". */
  readonly teen?: readonly string[];
  /** May stand between the words of one number, or between a sum and its cents. */
  readonly joins: readonly string[];
  /** Says that the digits behind are no tens: "một trăm linh năm". */
  readonly zeros?: readonly string[];
  /** Half of the multiplier before: "2 triệu rưỡi". */
  readonly plusHalf: readonly string[];
  /** By fraction, such as `1/2`. */
  readonly fractions: Readonly<Record<string, readonly string[]>>;
  /** Between a fraction and what it is a part of. */
  readonly partOf: readonly string[];
  readonly percent: readonly string[];
  /** All that was paid. */
  readonly all: readonly string[];
  /** In front of what is left out of all. */
  readonly but: readonly string[];
  /** In front of a sum that is not meant, or bounds one. */
  readonly not: readonly string[];
  /** Between sums that are choices or the ends of a range. */
  readonly or: readonly string[];
  readonly paid: readonly string[];
  readonly want: readonly string[];
  /** Behind a sum for one piece. */
  readonly each: readonly string[];
  /** In front of a number that counts or names something. */
  readonly labels: readonly string[];
  /** Says that a text is about money at all. */
  readonly money: readonly string[];
  /** May follow a sum that has no currency. */
  readonly fillers: readonly string[];
  /** Look like numbers and are none. */
  readonly idioms: readonly string[];
}
