import type { Bucket } from './buckets.ts'
import './monitor.css'

interface BarChartProperties {
  readonly title: string
  /** The one number that stands above the bars, with its unit. */
  readonly figure: string
  readonly bars: readonly Bucket[]
  /** Undefined where there is nothing to draw. */
  readonly valueOf: (bar: Bucket) => number | undefined
  readonly valueText: (value: number) => string
  readonly tone: 'plain' | 'failed'
}

const height = 60
const step = 5

/** Bars over time with the figure of all of them; the numbers stand in the table below, for every reader. */
export function BarChart({ title, figure, bars, valueOf, valueText, tone }: BarChartProperties) {
  const most = Math.max(0, ...bars.map((bar) => valueOf(bar) ?? 0))
  return (
    <figure className="monitor-chart">
      <figcaption>
        <span>{title}</span>
        <b>{figure}</b>
      </figcaption>
      <svg
        viewBox={`0 0 ${bars.length * step} ${height}`}
        preserveAspectRatio="none"
        // What is drawn here is no file that an img could name.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="img"
        aria-label={`${title}: ${figure}; at most ${valueText(most)} in a bar`}
      >
        {bars.map((bar, index) => {
          const value = valueOf(bar) ?? 0
          const tall = most === 0 ? 0 : Math.max((value / most) * (height - 4), value > 0 ? 2 : 0)
          return (
            <rect key={bar.from} className={`monitor-bar monitor-${tone}`} x={index * step} y={height - tall} width={step - 1} height={tall}>
              <title>{`${timeText(bar.from)}: ${valueText(value)}`}</title>
            </rect>
          )
        })}
        <line className="monitor-base" x1="0" x2={bars.length * step} y1={height} y2={height} />
      </svg>
      <span className="monitor-scale">
        <span>{timeText(bars[0]?.from ?? 0)}</span>
        <span>at most {valueText(most)}</span>
        <span>now</span>
      </span>
    </figure>
  )
}

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

export function timeText(at: number): string {
  return time.format(at)
}
