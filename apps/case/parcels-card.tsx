import type { ComponentChildren } from 'preact';
import { AttachmentView } from '../../browser/attachment-view.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { moneyText } from './amounts.ts';
import { Moment } from './moment.tsx';
import { linkIn, returnExpected } from './parcels.ts';
import { PostageShown } from './postage.tsx';
import { word } from './word-for-code.ts';

/** The parcels of a case: the item's way back, and what is sent to the buyer. */
export function Parcels({ view }: { view: DisputeView }) {
  return (
    <>
      {returnExpected(view) && <ReturnCard view={view} />}
      {view.goodsParcel !== undefined && <GoodsCard parcel={view.goodsParcel} />}
    </>
  );
}

/** Where the item goes back to and how, who pays for it, and where it is. */
function ReturnCard({ view }: { view: DisputeView }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.parcels;
  const { settlement, returnParcel = {} } = view;
  const { label, labelFile, address, instructions, courier, tracking, postage, receivedAt, finding } = returnParcel;
  const told = label !== undefined || labelFile !== undefined || address !== undefined;
  const link = label === undefined ? undefined : linkIn(label);
  return (
    <section class="card parcel-card" aria-labelledby="return">
      <h2 id="return">{text.return}</h2>
      {!told && <p class="muted">{view.role === 'seller' ? text.labelAsked : text.labelAwaited}</p>}
      <dl class="facts">
        <Row name={text.address}>{address}</Row>
        <Row name={text.instructions}>{instructions}</Row>
        <Row name={words.resolution.facts.label}>
          {link === undefined ? (
            label
          ) : (
            <a href={link} target="_blank" rel="noreferrer">
              {label}
            </a>
          )}
        </Row>
        <Row name={text.freight}>
          {settlement?.freight === undefined ? undefined : word(words.disputes.roles, settlement.freight)}
        </Row>
        <Row name={text.postage}>
          {postage === undefined
            ? undefined
            : format(text.postagePaid, {
                sum: moneyText(locale, postage.amount),
                who: word(words.disputes.roles, postage.by),
              })}
        </Row>
        <Row name={text.granted}>
          {postage?.decided === undefined
            ? undefined
            : `${moneyText(locale, postage.decided.amount)} · ${postage.decided.why}`}
        </Row>
        <Tracking courier={courier} tracking={tracking} />
        <Row name={text.arrived}>{receivedAt === undefined ? undefined : <Moment at={receivedAt} />}</Row>
        <Row name={text.found}>
          {finding === undefined
            ? undefined
            : [
                word(words.disputes.roles, finding.by),
                ...(finding.condition === undefined ? [] : [word(words.disputes.conditions, finding.condition)]),
                ...(finding.reasons === undefined ? [] : [finding.reasons]),
                // Whoever finds something says what.
                ...(finding.condition === undefined && finding.reasons === undefined
                  ? [words.disputes.events['return-inspected']]
                  : []),
              ].join(' · ')}
        </Row>
      </dl>
      {labelFile !== undefined && <AttachmentView attachment={labelFile} />}
      {postage !== undefined && <PostageShown postage={postage} />}
    </section>
  );
}

function GoodsCard({ parcel }: { parcel: NonNullable<DisputeView['goodsParcel']> }) {
  const { words } = useLanguage();
  const text = words.resolution.parcels;
  return (
    <section class="card parcel-card" aria-labelledby="goods">
      <h2 id="goods">{text.goods}</h2>
      <dl class="facts">
        <Tracking courier={parcel.courier} tracking={parcel.tracking} />
        <Row name={text.sent}>
          <Moment at={parcel.sentAt} />
        </Row>
      </dl>
    </section>
  );
}

function Tracking({ courier, tracking }: { courier: string | undefined; tracking: string | undefined }) {
  const { words } = useLanguage();
  return (
    <>
      <Row name={words.resolution.parcels.courier}>{courier}</Row>
      <Row name={words.resolution.facts.tracking}>
        {tracking === undefined ? undefined : <span class="mono tracking">{tracking}</span>}
      </Row>
    </>
  );
}

function Row({ name, children }: { name: string; children: ComponentChildren }) {
  if (children === undefined || children === '') return null;
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd class="breakable plain">{children}</dd>
    </div>
  );
}
