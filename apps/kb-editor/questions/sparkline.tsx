const WIDTH = 96;
const HEIGHT = 24;
const MOST_DAYS = 14;

interface SparklineProps {
  readonly days: readonly { readonly day: string; readonly count: number }[];
  readonly label: string;
}

/** How a count went over the last days that had any, as bars. */
export function Sparkline({ days, label }: SparklineProps) {
  const shown = days.slice(-MOST_DAYS);
  const top = Math.max(1, ...shown.map(({ count }) => count));
  const step = WIDTH / MOST_DAYS;
  const title = `${label}: ${shown.map(({ day, count }) => `${day} ${count}`).join(', ')}`;
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={title}
    >
      {shown.map(({ day, count }, at) => {
        const height = Math.max(2, (count / top) * HEIGHT);
        return (
          <rect key={day} x={at * step} y={HEIGHT - height} width={step - 2} height={height} rx="1">
            <title>{`${day}: ${count}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}
