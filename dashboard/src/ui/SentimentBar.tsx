import { memo } from 'react';
import { fewest, type Leaning, leaning, type Net } from './net';
import { signed } from './words';

interface Props {
  articles: number;
  negative: number;
  neutral: number;
  positive: number;
  /** Net with its range; null under five articles. */
  net: Net | null;
  /** What one article is read as; left out for several: the side on which their whole range lies. */
  side?: Leaning;
  width?: number;
  /** How far the neutral axis reaches over the bar, px: rows of a table share one line. */
  reach?: number;
  /** Another number to print in place of the net, such as its change. */
  shown?: number | null;
  /** What a screen reader says in place of the counts. */
  said?: string;
}

const height = 14;

/** A bar that leaves neutral: share of negative to the left, of positive to the right; tick = net, line = 90 % range. */
export const SentimentBar = memo(function SentimentBar(props: Props) {
  const { articles, negative, neutral, positive, net, width = 104, reach = 0, shown, said } = props;
  const middle = width / 2;
  const axis = `M${middle} ${-reach}V${height + reach}`;
  if (net === null || articles < fewest) {
    return (
      <span className="sent">
        <svg width={middle + 3} height={height} aria-hidden="true">
          <path d={axis} stroke="var(--rule-2)" strokeDasharray="2 2" />
        </svg>
        <span className="few">too few to tell</span>
      </span>
    );
  }
  const x = (v: number) => middle + Math.max(-1, Math.min(1, v)) * middle;
  const side = props.side ?? leaning(net.low, net.high);
  const hue = side === 'neutral' ? 'quiet' : side === 'negative' ? 'neg' : 'pos';
  const left = x(-negative / articles);
  const right = x(positive / articles);
  return (
    <span className="sent">
      <svg width={width} height={height} aria-hidden="true">
        <rect x={left} y="3" width={middle - left} height={height - 6} fill="var(--neg-t)" />
        <rect x={middle} y="3" width={right - middle} height={height - 6} fill="var(--pos-t)" />
        <path d={axis} stroke="var(--rule-2)" />
        <path d={`M${x(net.low)} ${height / 2}H${x(net.high)}`} stroke="var(--ink)" />
        <path
          d={`M${x(net.net)} 1V${height - 1}`}
          stroke={side === 'neutral' ? 'var(--ink-2)' : `var(--${hue})`}
          strokeWidth="2.5"
        />
      </svg>
      <span className={`v ${hue}`} aria-hidden="true">
        {shown === undefined ? signed(net.net) : shown === null ? '' : signed(shown)}
      </span>
      <span className="sr">
        {said ?? `net ${spoken(net.net)}, ${negative} negative, ${neutral} neutral, ${positive} positive`}
      </span>
    </span>
  );
});

/** A signed number as it is read aloud. */
export const spoken = (x: number): string => signed(x).replace('\u2212', 'minus ').replace('+', 'plus ');
