/** Line icons on a 24-unit grid, drawn for this widget. They carry no meaning alone: their buttons are labelled. */
const PATHS = {
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  back: 'M14.5 6l-6 6 6 6',
  more: 'M5.2 12a.8.8 0 1 0 1.6 0a.8.8 0 1 0-1.6 0zM11.2 12a.8.8 0 1 0 1.6 0a.8.8 0 1 0-1.6 0zM17.2 12a.8.8 0 1 0 1.6 0a.8.8 0 1 0-1.6 0z',
  globe:
    'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM3.8 12h16.4M12 3.5c2.6 2.4 3.8 5.2 3.8 8.5s-1.2 6.1-3.8 8.5c-2.6-2.4-3.8-5.2-3.8-8.5S9.4 5.9 12 3.5z',
  send: 'M12 19V5.5M6 11l6-6 6 6',
  clip: 'M19 11.5l-7.4 7.4a4.6 4.6 0 01-6.5-6.5l7.8-7.8a3.1 3.1 0 014.4 4.4l-7.8 7.8a1.5 1.5 0 01-2.2-2.2l7-7',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  checks: 'M2.5 12.5l4 4 7.5-8.5M11.5 15l1.5 1.5 8-8.5',
  clock: 'M12 4a8 8 0 100 16 8 8 0 000-16zM12 8v4.2l2.8 1.8',
  alert: 'M12 8v5M12 16.2v.01M12 3.8L21 19.5H3L12 3.8z',
  retry: 'M19 12a7 7 0 11-2.2-5.1M19 4v4h-4',
  down: 'M12 5v13M6.5 12.5L12 18l5.5-5.5',
  file: 'M7 3.5h6.5L18 8v12a.5.5 0 01-.5.5h-11A.5.5 0 016 20V4a.5.5 0 01.5-.5zM13 3.5V8.5h5',
  book: 'M5 5.5c2.5-.8 5-.6 7 .8 2-1.4 4.5-1.6 7-.8v13c-2.5-.8-5-.6-7 .8-2-1.4-4.5-1.6-7-.8zM12 6.3v13',
  person: 'M12 4a3.8 3.8 0 100 7.6 3.8 3.8 0 000-7.6zM4.8 20c.6-3.6 3.4-5.6 7.2-5.6s6.6 2 7.2 5.6',
  bell: 'M4 18.5h16M6 15.5a6 6 0 0112 0zM12 9.5V7M10.3 6.5h3.4',
  cloud: 'M4 4l16 16M8.5 18.5H7a4 4 0 01-.8-7.9M10 6.8A5.5 5.5 0 0117.4 11 3.8 3.8 0 0120 16.8',
  star: 'M12 4l2.5 5.1 5.6.8-4.05 3.95.95 5.6L12 16.8l-5 2.65.95-5.6L3.9 9.9l5.6-.8z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, fill = false }: { name: IconName; fill?: boolean }) {
  return (
    <svg class={fill ? 'icon filled' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
