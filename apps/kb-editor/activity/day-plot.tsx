import { useLanguage } from '../../../browser/language.tsx';
import type { SearchDay } from '../../../protocol/learning.ts';

export const DECISIONS = ['answer', 'choose', 'clarify', 'decline'] as const;

/** The drawing is as wide as its window nearly, so that its letters stay legible on a phone. */
const WIDTHS = { wide: 720, narrow: 340 } as const;
const HEIGHT = 200;
const TOP = 12;
const LEFT = 40;
const BOTTOM = 24;

/** A rounded number at or above the highest bar, for the axis. */
function niceTop(highest: number): number {
  if (highest <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(highest));
  return [1, 2, 4, 5, 10].map((step) => step * power).find((top) => top >= highest) ?? highest;
}

/** Bars of what became of the questions of each day, one upon the other; their figures are in the table beside. */
export function DayPlot({ days }: { days: readonly SearchDay[] }) {
  const { locale, words } = useLanguage();
  const text = words.editor.activity;
  const top = niceTop(Math.max(...days.map((day) => DECISIONS.reduce((sum, decision) => sum + day[decision], 0))));
  const width = WIDTHS[matchMedia('(max-width: 859px)').matches ? 'narrow' : 'wide'];
  const step = (width - LEFT) / days.length;
  const scale = (HEIGHT - BOTTOM - TOP) / top;
  const name = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(locale);
  return (
    <svg class="day-plot" viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={text.plotLabel}>
      {[0, top / 2, top].map((value) => (
        <g key={value}>
          <line
            class="plot-line"
            x1={LEFT}
            x2={width}
            y1={HEIGHT - BOTTOM - value * scale}
            y2={HEIGHT - BOTTOM - value * scale}
          />
          <text class="plot-text" x={LEFT - 8} y={HEIGHT - BOTTOM - value * scale + 4} text-anchor="end">
            {number.format(value)}
          </text>
        </g>
      ))}
      {days.map((day, at) => {
        let y = HEIGHT - BOTTOM;
        const x = LEFT + at * step;
        const label = name.format(new Date(`${day.day}T00:00:00Z`));
        const last = at === days.length - 1;
        return (
          <g key={day.day}>
            {DECISIONS.map((decision) => {
              const height = day[decision] * scale;
              y -= height;
              return (
                height > 0 && (
                  <rect
                    key={decision}
                    class={`plot-${decision}`}
                    x={x + 1}
                    y={y}
                    width={Math.max(1, step - 2)}
                    height={height}
                  >
                    <title>{`${label}: ${text[decision]} ${number.format(day[decision])}`}</title>
                  </rect>
                )
              );
            })}
            {(at % 7 === 0 || last) && (last || at + 10 < days.length) && (
              <text
                class="plot-text"
                x={last ? width : x + step / 2}
                y={HEIGHT - 6}
                text-anchor={last ? 'end' : 'middle'}
              >
                {label}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
