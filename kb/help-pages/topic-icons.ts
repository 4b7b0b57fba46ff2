import { type Html, trusted } from './html.ts';

/** Line drawings on a 24 × 24 grid, one per topic. */
const PATHS: Readonly<Record<string, string>> = {
  account: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20a7.5 7.5 0 0 1 15 0',
  orders: 'M6 8h12l1 12H5L6 8ZM9 8V7a3 3 0 0 1 6 0v1M9.5 12.5a2.5 2.5 0 0 0 5 0',
  payment: 'M3 6.5h18v11H3zM3 10h18M6.5 14.5h4',
  shipping:
    'M3 6h11v10H3zM14 10h4l3 3v3h-7zM7 18.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6ZM17 18.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  'returns-refunds': 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H8',
  wallet: 'M4 7.5h15v12H4zM4 7.5 15.5 4v3.5M15 13.5h4',
  disputes:
    'M12 4v16M7.5 20h9M5 7.5l7-2 7 2M5 7.5 2.8 13a2.6 2.6 0 0 0 4.4 0L5 7.5ZM19 7.5 16.8 13a2.6 2.6 0 0 0 4.4 0L19 7.5Z',
  protection: 'M12 3.5 5 6v5.5c0 4.2 2.9 7.3 7 9 4.1-1.7 7-4.8 7-9V6l-7-2.5ZM9 12l2.2 2.2L15.2 10',
  selling: 'M4 10v10h16V10M3 10l2-6h14l2 6a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0ZM10 20v-5h4v5',
  promotions: 'M4 7h16v3.5a1.8 1.8 0 0 0 0 3.5V17H4v-3a1.8 1.8 0 0 0 0-3.5V7ZM14 7v1.5M14 11v2M14 15.5V17',
  security: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2',
  support:
    'M5 15v-3a7 7 0 0 1 14 0v3M5 13.5h2.5V18H6a1.5 1.5 0 0 1-1.5-1.5v-3ZM19 13.5h-2.5V18H18a1.5 1.5 0 0 0 1.5-1.5v-3ZM18 18c0 1.7-1.6 2.5-4 2.5',
};

const FALLBACK = 'M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6';

/** The drawing of a topic; decoration only, its name stands beside it. */
export function topicIcon(topic: string): Html {
  return trusted(
    `<svg class="topic-icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="${PATHS[topic] ?? FALLBACK}"/></svg>`,
  );
}
