/**
 * How people say what somebody else wants of them. "The seller told me to cancel the order" wants no order cancelled: whoever
 * does that to a paid order may lose the money.
 */
const TOLD: readonly RegExp[] = [
  /\b(?:ask(?:s|ed|ing)?|t(?:ells?|old|elling)|want(?:s|ed)|forc(?:es|ed|ing)|mak(?:es|ing)|beg(?:s|ged)) (?:me|us)\b/iu,
  /\b(?:ny|meny)?uruh\b|\b(?:di)?suruh\b|\b(?:minta|mintak|paksa|maksa|mohon) (?:saya|aku|gue|gw|kita|kami|i)\b/iu,
  /(?<!\p{L})(?:bảo|kêu|kếu|yêu cầu|bắt|xúi|ép|đòi) (?:mình|em|tôi|tui|anh|chị|tớ)(?!\p{L})/iu,
  /\b(?:me|nos) (?:dice|dijo|pide|pidió|pidio|exige|ruega|insiste) (?:en )?que\b|\bquiere que (?:yo )?/iu,
  /叫我|要我|讓我先|請我|逼我|一直要我|拜託我/u,
];

export function isToldTo(text: string): boolean {
  return TOLD.some((each) => each.test(text.normalize('NFC')));
}
