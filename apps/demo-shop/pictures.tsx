import { GOODS_DRAWINGS, PARCEL_DRAWING } from '../../protocol/demo-goods.ts';

/** A picture of a product; its title stands beside it. Unknown goods come as a parcel. */
export function Picture({ of, size }: { of: string; size: number }) {
  const [soft, line] = GOODS_DRAWINGS[of] ?? PARCEL_DRAWING;
  return (
    <svg class="picture" viewBox="0 0 96 96" width={size} height={size} aria-hidden="true" focusable="false">
      <path class="picture-soft" d={soft} />
      <path class="picture-line" d={line} />
    </svg>
  );
}
