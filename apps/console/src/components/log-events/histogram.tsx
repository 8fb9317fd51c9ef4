import { type KeyboardEvent, useMemo, useState } from 'react'
import { timeText } from '../moment/time-text.ts'
import { type HistogramBar, histogramBars } from './histogram-bars.ts'
import type { LogLine } from './log-line.ts'
import './histogram.css'

const height = 40
const step = 5

interface HistogramProperties {
  readonly lines: readonly LogLine[]
  readonly utc: boolean
  /** Somebody wants the lines of this bar alone. */
  readonly onChoose: (bar: HistogramBar) => void
}

/** How many of the lines that are shown came when, and how many of them tell that something went wrong. A bar is chosen by a click, or by arrows and Enter. */
export function Histogram({ lines, utc, onChoose }: HistogramProperties) {
  const bars = useMemo(() => histogramBars(lines), [lines])
  /** Where the focus was last, which Tab comes back to. */
  const [visited, setVisited] = useState<number>()
  const [first, last] = [lines[0], lines.at(-1)]
  if (!first || !last) return null
  const most = Math.max(...bars.map(({ count }) => count))
  const failed = bars.reduce((sum, bar) => sum + bar.failed, 0)
  const tall = (count: number) => (count === 0 ? 0 : Math.max((count / most) * height, 2))
  const filled = bars.flatMap((bar, index) => (bar.count > 0 ? [{ bar, index }] : []))
  const stop = filled.find(({ index }) => index === visited) ?? filled[0]
  return (
    <figure className="histogram">
      <fieldset className="histogram-bars" aria-label={`Events over time: ${lines.length} shown, ${failed} with a failure, at most ${most} in a bar`}>
        <svg viewBox={`0 0 ${bars.length * step} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {filled.map(({ bar, index }) => (
            <g key={index}>
              <rect className="histogram-all" x={index * step} y={height - tall(bar.count)} width={step - 1} height={tall(bar.count)} />
              <rect className="histogram-failed" x={index * step} y={height - tall(bar.failed)} width={step - 1} height={tall(bar.failed)} />
            </g>
          ))}
        </svg>
        {filled.map(({ bar, index }) => {
          const text = `${timeText(bar.from, utc)}: ${eventsText(bar.count)}${bar.failed > 0 ? `, ${bar.failed} failed` : ''}`
          return (
            <button
              key={index}
              type="button"
              className="histogram-bar"
              style={{ insetInlineStart: `${(index / bars.length) * 100}%`, inlineSize: `${100 / bars.length}%` }}
              title={text}
              aria-label={`${text}. Show only these`}
              tabIndex={index === stop?.index ? 0 : -1}
              onFocus={() => setVisited(index)}
              onKeyDown={walk}
              onClick={() => onChoose(bar)}
            />
          )
        })}
      </fieldset>
      <figcaption>
        <span>{timeText(first.at, utc)}</span>
        {failed > 0 && <span className="histogram-count">{failed === 1 ? '1 with a failure' : `${failed} with a failure`}</span>}
        <span>{timeText(last.at, utc)}</span>
      </figcaption>
    </figure>
  )
}

/** Arrows lead from one bar to the next that holds anything. */
function walk(event: KeyboardEvent<HTMLButtonElement>) {
  const { key, currentTarget } = event
  const next = key === 'ArrowRight' ? currentTarget.nextElementSibling : key === 'ArrowLeft' ? currentTarget.previousElementSibling : null
  if (!(next instanceof HTMLButtonElement)) return
  event.preventDefault()
  next.focus()
}

function eventsText(count: number): string {
  return count === 1 ? '1 event' : `${count} events`
}
