import { useMemo } from 'react'
import { timeText } from '../moment/time-text.ts'
import { histogramBars } from './histogram-bars.ts'
import type { LogLine } from './log-line.ts'
import './histogram.css'

const height = 40
const step = 5

interface HistogramProperties {
  readonly lines: readonly LogLine[]
  readonly utc: boolean
}

/** How many of the lines that are shown came when, and how many of them tell that something went wrong. */
export function Histogram({ lines, utc }: HistogramProperties) {
  const bars = useMemo(() => histogramBars(lines), [lines])
  const [first, last] = [lines[0], lines.at(-1)]
  if (!first || !last) return null
  const most = Math.max(...bars.map(({ count }) => count))
  const failed = bars.reduce((sum, bar) => sum + bar.failed, 0)
  const tall = (count: number) => (count === 0 ? 0 : Math.max((count / most) * height, 2))
  const from = timeText(first.at, utc)
  return (
    <figure className="histogram">
      <svg
        viewBox={`0 0 ${bars.length * step} ${height}`}
        preserveAspectRatio="none"
        // What is drawn here is no file that an img could name.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="img"
        aria-label={`Events over time: ${lines.length} shown, ${failed} with a failure, at most ${most} in a bar`}
      >
        {bars.map((bar, index) => (
          <g key={bar.from}>
            <title>{`${timeText(bar.from, utc)}: ${eventsText(bar.count)}${bar.failed > 0 ? `, ${bar.failed} failed` : ''}`}</title>
            <rect className="histogram-all" x={index * step} y={height - tall(bar.count)} width={step - 1} height={tall(bar.count)} />
            <rect className="histogram-failed" x={index * step} y={height - tall(bar.failed)} width={step - 1} height={tall(bar.failed)} />
          </g>
        ))}
      </svg>
      <figcaption>
        <span>{from}</span>
        {failed > 0 && <span className="histogram-count">{failed === 1 ? '1 with a failure' : `${failed} with a failure`}</span>}
        <span>{timeText(last.at, utc)}</span>
      </figcaption>
    </figure>
  )
}

function eventsText(count: number): string {
  return count === 1 ? '1 event' : `${count} events`
}
