/** Line icons on a 20 × 20 grid; decoration only, the control that holds one has a name. */
const PATHS = {
  accept: 'm4.5 10.5 3.5 3.5 7.5-8',
  attach: 'M15.5 9.5 10 15a3.5 3.5 0 0 1-5-5l6-6a2.3 2.3 0 0 1 3.3 3.3l-6 6a1.1 1.1 0 0 1-1.6-1.6L12 6.5',
  back: 'M8 5 4 9l4 4M4 9h7.5a4.5 4.5 0 0 1 0 9H10',
  camera: 'M3 7h3l1.4-2h5.2L14 7h3v9H3zM10 14a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Z',
  check: 'm5 10.5 3.2 3.2L15 6.8',
  checks: 'm2.5 10.5 3.2 3.2L12 7.2M9.5 13.2l.6.5L17 7',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6.5V10l2.5 1.8',
  close: 'm5.5 5.5 9 9M14.5 5.5l-9 9',
  details: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9.5v4M10 6.6v.2',
  down: 'm5 8 5 5 5-5',
  eye: 'M2.5 10c2-3.3 4.5-5 7.5-5s5.5 1.7 7.5 5c-2 3.3-4.5 5-7.5 5s-5.5-1.7-7.5-5ZM10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z',
  file: 'M5.5 3h6l3 3v11h-9zM11.5 3v3h3M7.5 10h5M7.5 13h5',
  film: 'M3 5.5h9.5v9H3zM12.5 9l4.5-2.5v7L12.5 11',
  globe: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM3.5 8h13M3.5 12h13M10 3c4 4 4 10 0 14-4-4-4-10 0-14Z',
  inbox: 'M3.5 11.5 5.5 4h9l2 7.5V16h-13zM3.5 11.5h4l1 2h3l1-2h4',
  keyboard: 'M3 6h14v8.5H3zM6 9h.2M9 9h.2M12 9h.2M14 9h.2M7 12h6',
  menu: 'M10 5.2v.2M10 10v.2M10 14.8v.2',
  note: 'M4 4h12v8.5L12.5 16H4zM12.5 16v-3.5H16M7 8h6M7 11h3',
  play: 'M7 4.8v10.4l8.2-5.2z',
  plus: 'M10 4.5v11M4.5 10h11',
  replies: 'M4 5h12M4 9h12M4 13h7',
  retry: 'M15.5 10a5.5 5.5 0 1 1-1.6-3.9M15.5 3.5v3h-3',
  search: 'M9 14a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM12.7 12.7 16.5 16.5',
  send: 'M3.5 10 16.5 4l-4 12.5L9.5 11zM9.5 11l7-7',
  shield: 'M10 3 4.5 5v4.5c0 3.4 2.3 6 5.5 7.5 3.2-1.5 5.5-4.1 5.5-7.5V5zM7.5 10l1.8 1.8 3.4-3.6',
  sliders:
    'M4 6h7M14.5 6H16M4 10h1.5M9 10h7M4 14h6M13.5 14H16M12.7 7.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2ZM7.2 11.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2ZM11.7 15.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2Z',
  transfer: 'M3.5 7.5h12M12.5 4.5l3 3-3 3M16.5 12.5h-12M7.5 9.5l-3 3 3 3',
  up: 'm5 12 5-5 5 5',
  warning: 'M10 3.5 17.5 16h-15zM10 8.5v3.5M10 14v.2',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
