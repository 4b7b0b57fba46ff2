/** Drawings of goods on a 96 × 96 grid, in two tones of the page. */
const DRAWINGS: Readonly<Record<string, readonly [soft: string, line: string]>> = {
  jar: [
    'M30 34h36v40a6 6 0 0 1-6 6H36a6 6 0 0 1-6-6Z',
    'M28 24h40v10H28zM30 34h36v40a6 6 0 0 1-6 6H36a6 6 0 0 1-6-6ZM30 52c8-5 14 5 22 1 5-3 9-3 14-1',
  ],
  earbuds: [
    'M26 54h44v16a8 8 0 0 1-8 8H34a8 8 0 0 1-8-8Z',
    'M26 54h44v16a8 8 0 0 1-8 8H34a8 8 0 0 1-8-8ZM26 60h44M36 46V32a7 7 0 1 1 7 7h-7M60 46V32a7 7 0 1 0-7 7h7M46 67h4',
  ],
  headphones: [
    'M20 54h12v24H24a4 4 0 0 1-4-4ZM64 54h12v20a4 4 0 0 1-4 4h-8Z',
    'M20 58v-8a28 28 0 0 1 56 0v8M20 54h12v24H24a4 4 0 0 1-4-4ZM64 54h12v20a4 4 0 0 1-4 4h-8Z',
  ],
  shirt: [
    'M34 20 16 32l8 14 8-4v38h32V42l8 4 8-14-18-12a14 14 0 0 1-28 0Z',
    'M34 20 16 32l8 14 8-4v38h32V42l8 4 8-14-18-12a14 14 0 0 1-28 0ZM48 46v34M42 54l-4 5 4 5M54 54l4 5-4 5',
  ],
  scarf: [
    'M30 22h36v18a18 18 0 0 1-36 0Z',
    'M30 22h36v18a18 18 0 0 1-36 0ZM42 57 34 80h14l4-23M54 57l6 20 10-4-7-22M36 80v5M42 80v5M30 34h36',
  ],
  shoes: [
    'M14 60c10 0 18-6 22-18l12 12c8 7 18 8 30 10 4 1 4 4 4 8H14Z',
    'M14 60c10 0 18-6 22-18l12 12c8 7 18 8 30 10 4 1 4 4 4 8H14ZM14 72v6h68v-6M40 46l-6 5M46 52l-6 5M52 57l-5 5',
  ],
  coffee: [
    'M28 30h40v48a4 4 0 0 1-4 4H32a4 4 0 0 1-4-4Z',
    'M28 30h40v48a4 4 0 0 1-4 4H32a4 4 0 0 1-4-4ZM28 30l5-12h30l5 12M48 46c-9 3-9 17 0 20 9-3 9-17 0-20ZM48 46c-4 7 4 13 0 20',
  ],
  lamp: ['M34 20h28l10 26H24Z', 'M34 20h28l10 26H24ZM48 46v32M34 80h28M58 46v12'],
  backpack: [
    'M28 42a20 20 0 0 1 40 0v34a6 6 0 0 1-6 6H34a6 6 0 0 1-6-6Z',
    'M28 42a20 20 0 0 1 40 0v34a6 6 0 0 1-6 6H34a6 6 0 0 1-6-6ZM40 22v-4a8 8 0 0 1 16 0v4M36 56h24v26H36zM36 64h24M40 40h16',
  ],
  kettle: [
    'M30 44h34l6 30a6 6 0 0 1-6 6H30a6 6 0 0 1-6-6Z',
    'M30 44h34l6 30a6 6 0 0 1-6 6H30a6 6 0 0 1-6-6ZM36 44a11 11 0 0 1 22 0M47 33v-5M26 66c-10-2-8-18-14-20M66 50c14-2 16 16 4 20',
  ],
  mug: [
    'M24 32h38v38a10 10 0 0 1-10 10H34a10 10 0 0 1-10-10Z',
    'M24 32h38v38a10 10 0 0 1-10 10H34a10 10 0 0 1-10-10ZM62 42h6a9 9 0 0 1 0 20h-6M36 24c-3-4 3-6 0-10M48 24c-3-4 3-6 0-10',
  ],
};

const PARCEL = [
  'M20 34 48 22l28 12v30L48 78 20 64Z',
  'M20 34 48 22l28 12v30L48 78 20 64ZM20 34l28 12 28-12M48 46v32M34 28l28 12',
] as const;

/** A picture of a product; its title stands beside it. Unknown goods come as a parcel. */
export function Picture({ of, size }: { of: string; size: number }) {
  const [soft, line] = DRAWINGS[of] ?? PARCEL;
  return (
    <svg class="picture" viewBox="0 0 96 96" width={size} height={size} aria-hidden="true" focusable="false">
      <path class="picture-soft" d={soft} />
      <path class="picture-line" d={line} />
    </svg>
  );
}
