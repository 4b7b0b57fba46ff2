/** What a right value looks like, by path; `*` stands for one name or index. Shown with each fault of a profile file. */
const PROFILE_EXAMPLES: Readonly<Record<string, string>> = {
  '': 'see disputes/profiles/auracart.yaml',
  id: 'id: auracart',
  version: 'version: 1',
  name: 'name: AuraCart',
  calendar: 'calendar: {timeZone: Asia/Kuala_Lumpur, week: {monday: ["09:00-18:00"]}, holidays: []}',
  'calendar.timeZone': 'timeZone: Asia/Kuala_Lumpur',
  'calendar.week': 'week: {monday: ["09:00-13:00", "14:00-18:00"]}',
  'calendar.holidays': 'holidays: ["2026-08-31", "05-01"]',
  opener: 'opener: buyer',
  opening: 'opening: {from: delivered, within: 15 days}',
  secondCase: 'secondCase: [cancelled, lapsed, agreed-part]',
  contactFirst: 'contactFirst: {wait: 48 hours}',
  friendlyStage: 'friendlyStage: false',
  reasons: 'reasons: {damaged: {evidence: {requireOneOf: [photo], advise: []}, solutions: [full-refund]}}',
  'reasons.*': 'damaged: {evidence: {requireOneOf: [photo, video], advise: [chat-log]}, solutions: [full-refund]}',
  'reasons.*.by': 'by: [buyer]',
  'reasons.*.opening': 'opening: {from: promised, within: 30 days}',
  'reasons.*.evidence': 'evidence: {requireOneOf: [photo, video], advise: [chat-log]}',
  'reasons.*.evidence.without': 'without: [return-refund]',
  'reasons.*.solutions': 'solutions: [full-refund, partial-refund]',
  'reasons.*.declare': 'declare: [unworn]',
  'reasons.*.contactFirst': 'contactFirst: true',
  'reasons.*.protection': 'protection: money-back',
  answers: 'answers: [approve, offer, reject]',
  firstAnswer: 'firstAnswer: {within: 3 working days, effect: escalate, stoppedBy: answer}',
  negotiation: 'negotiation: {within: 3 working days, effect: escalate}',
  escalation: 'escalation: {by: [claimant], after: {firstAnswer: true, disagreement: true, wait: 1 working day}}',
  buyerSilence: 'buyerSilence: {longerThan: 72 hours}',
  agreement: 'agreement: {confirmWithin: 24 hours}',
  offers: 'offers: {openFor: 5 days}',
  askRefund: 'askRefund: false',
  sellerFullRefund: 'sellerFullRefund: true',
  courierCheck: 'courierCheck: {reasons: [damaged], within: 5 working days, proposes: {…}}',
  'courierCheck.proposes': 'proposes: {compensates: return-refund, refuses: resend, verified: exchange}',
  infoRequest: 'infoRequest: {within: 3 days}',
  platform: 'platform: {reviewWithin: 5 working days, proposalOpenFor: 3 days}',
  outcomes: 'outcomes: [full-refund, partial-refund, reject]',
  ruling: 'ruling: {binding: true, secondPersonAbove: {MYR: "5000.00"}}',
  'ruling.secondPersonAbove': 'secondPersonAbove: {MYR: "5000.00"}',
  appeal: 'appeal: {within: 14 days, evidence: advised}',
  returns:
    'returns: {shipWithin: 7 days, arriveWithin: 14 days, inspectWithin: 2 working days, inspector: seller, freight: {…}}',
  'returns.freight': 'freight: {sellerFault: seller, buyerFault: buyer, courierFault: platform, agreed: seller}',
  'returns.postage': 'postage: {upToPercent: 20, atLeast: {MYR: "10.00"}, contestWithin: 3 days}',
  'returns.postage.atLeast': 'atLeast: {MYR: "10.00"}',
  goods: 'goods: {sendWithin: 5 days, receiveWithin: 14 days}',
  idle: 'idle: {warnAfter: 14 days, closeAfter: 3 days}',
  notices: 'notices: [inbox, email]',
  serviceTargets: 'serviceTargets: {chatFirstReply: 5 minutes}',
};

/** The example nearest to a path: its own, else that of the closest field around it. */
export function exampleFor(path: readonly PropertyKey[]): string {
  for (let length = path.length; length >= 0; length -= 1) {
    const keys = path.slice(0, length).map(String);
    const starred = keys.map((key, index) => (index === 1 && keys[0] === 'reasons' ? '*' : key)).join('.');
    const example = PROFILE_EXAMPLES[starred];
    if (example !== undefined) return example;
  }
  return PROFILE_EXAMPLES[''] ?? '';
}
