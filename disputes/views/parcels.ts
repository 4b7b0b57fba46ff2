import type { Attachment } from '../../protocol/conversation.ts';
import type { PostageView } from '../../protocol/dispute-evidence.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import type { DisputeCase } from '../domain/case.ts';
import type { Postage } from '../domain/parcels.ts';
import type { FreightPayer } from '../domain/profile/profile-schema.ts';
import { iso } from './view-parts.ts';

/** The parcels of a case: the item's way back, and what is sent anew. */
export function parcelViews(
  { returnParcel, goodsParcel, order, settlement }: DisputeCase,
  fileOf: (fileId: string) => Attachment | undefined,
): Pick<DisputeView, 'returnParcel' | 'goodsParcel'> {
  const goods = goodsParcel === undefined ? {} : { goodsParcel: { ...goodsParcel, sentAt: iso(goodsParcel.sentAt) } };
  if (returnParcel === null) return goods;
  const { label, labelFile, tracking, receivedAt, postage, ...told } = returnParcel;
  const file = labelFile === undefined ? undefined : fileOf(labelFile);
  return {
    ...goods,
    returnParcel: {
      ...told,
      ...(label === null ? {} : { label }),
      ...(file === undefined ? {} : { labelFile: file }),
      ...(tracking === null ? {} : { tracking }),
      ...(receivedAt === null ? {} : { receivedAt: iso(receivedAt) }),
      ...(postage === undefined ? {} : { postage: postageView(postage, settlement?.freight, order.currency, fileOf) }),
    },
  };
}

function postageView(
  { by, minor, receipt, contested, passed, decided }: Postage,
  bornBy: FreightPayer | null | undefined,
  currency: string,
  fileOf: (fileId: string) => Attachment | undefined,
): PostageView {
  const file = receipt === undefined ? undefined : fileOf(receipt);
  return {
    by,
    amount: { currency, amount: minor },
    ...(file === undefined ? {} : { receipt: file }),
    ...(contested === undefined ? {} : { contested: { ...contested, at: iso(contested.at) } }),
    ...(passed === undefined || passed.from !== bornBy ? {} : { passedAt: iso(passed.at) }),
    ...(decided === undefined
      ? {}
      : { decided: { amount: { currency, amount: decided.minor }, why: decided.why, at: iso(decided.at) } }),
  };
}
