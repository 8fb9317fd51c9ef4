import type { PointerEvent } from 'react'
import type { CallPoint } from '@fourbox/domain'
import { momentText } from './figure-texts.ts'
import { scaleEnd, type Step } from './timeline.ts'

/** One thing that is drawn over time. */
export interface Plot {
  readonly name: string
  readonly look: 'plain' | 'passed' | 'client' | 'failed' | 'p50' | 'p90' | 'p99'
  /** Undefined where there is nothing to draw. */
  readonly valueOf: (point: CallPoint) => number | undefined
}

interface TimeChartProperties {
  readonly title: string
  /** The number that stands for the whole time. */
  readonly figure: string
  /** Bars stand on 0 where there were no calls; lines have a gap there. */
  readonly form: 'bars' | 'lines'
  readonly plots: readonly Plot[]
  readonly steps: readonly Step[]
  readonly stepInSeconds: number
  readonly valueText: (value: number | undefined) => string
  /** The step under the cross-hair that all charts share. */
  readonly pointed: number | undefined
  readonly onPoint: (step: number | undefined) => void
}

const height = 100

/** One measure over time on one scale; the numbers stand in the table below, for every reader. */
export function TimeChart({ title, figure, form, plots, steps, stepInSeconds, valueText, pointed, onPoint }: TimeChartProperties) {
  const most = Math.max(0, ...steps.flatMap(({ point }) => plots.map(({ valueOf }) => (point && valueOf(point)) ?? 0)))
  const end = scaleEnd(most)
  const yOf = (value: number) => height - (value / end) * height
  const length = steps.length * stepInSeconds * 1000
  function pointAt(event: PointerEvent<SVGSVGElement>) {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    onPoint(Math.min(steps.length - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * steps.length))))
  }
  const shown = pointed === undefined ? undefined : steps[pointed]
  return (
    <figure className="chart">
      <figcaption>
        <span>{title}</span>
        <b>{figure}</b>
      </figcaption>
      <div className="chart-plane">
        <div className="chart-scale" aria-hidden="true">
          <span>{valueText(end)}</span>
          {/* There is no half of a call. */}
          <span>{form === 'lines' || Number.isInteger(end / 2) ? valueText(end / 2) : ''}</span>
          <span>0</span>
        </div>
        <svg
          viewBox={`0 0 ${steps.length} ${height}`}
          preserveAspectRatio="none"
          // What is drawn here is no file that an img could name.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="img"
          aria-label={`${title}: ${figure}; at most ${valueText(most)}`}
          onPointerMove={pointAt}
          onPointerLeave={() => onPoint(undefined)}
        >
          {[0, height / 2, height].map((y) => (
            <line key={y} className="chart-grid" x1="0" x2={steps.length} y1={y} y2={y} />
          ))}
          {form === 'bars' ? <Bars plots={plots} steps={steps} yOf={yOf} /> : <Lines plots={plots} steps={steps} yOf={yOf} />}
          {pointed !== undefined && <line className="chart-hair" x1={pointed + 0.5} x2={pointed + 0.5} y1="0" y2={height} />}
        </svg>
      </div>
      <div className="chart-times" aria-hidden="true">
        {[0, 1 / 3, 2 / 3, 1].map((part) => (
          <span key={part}>{momentText((steps[0]?.at ?? 0) + part * length, stepInSeconds, length)}</span>
        ))}
      </div>
      <div className="chart-legend">
        {plots.map(({ name, look, valueOf }) => (
          <span key={name} className={`chart-key chart-${look}`}>
            {name}
            {shown && <b>{valueText((shown.point && valueOf(shown.point)) ?? (form === 'bars' ? 0 : undefined))}</b>}
          </span>
        ))}
        {shown && <span>{momentText(shown.at, stepInSeconds, length)}</span>}
      </div>
    </figure>
  )
}

interface DrawingProperties {
  readonly plots: readonly Plot[]
  readonly steps: readonly Step[]
  readonly yOf: (value: number) => number
}

/** The plots of a step side by side. */
function Bars({ plots, steps, yOf }: DrawingProperties) {
  const width = 0.86 / plots.length
  return steps.map(({ at, point }, index) =>
    plots.map(({ name, look, valueOf }, place) => {
      const value = point && valueOf(point)
      if (value === undefined || value === 0) return undefined
      const y = Math.min(yOf(value), height - 2)
      return <rect key={`${at} ${name}`} className={`chart-bar chart-${look}`} x={index + 0.07 + place * width} width={width} y={y} height={height - y} />
    }),
  )
}

/** The first plot on top: where values are the same, the marks of the others are seen around its own. */
function Lines({ plots, steps, yOf }: DrawingProperties) {
  return plots.toReversed().map((plot) => {
    const runs = runsOf(plot, steps, yOf)
    const marked = marksOf(runs)
    return (
      <g key={plot.name} className={`chart-${plot.look}`}>
        <path className="chart-line" d={runs.map((run) => `M${run.join('L')}`).join('')} />
        <path className="chart-mark" d={marked.map((place) => `M${place}L${place}`).join('')} />
      </g>
    )
  })
}

/** The places of values that follow each other without a gap. */
function runsOf({ valueOf }: Plot, steps: readonly Step[], yOf: (value: number) => number): readonly (readonly string[])[] {
  const runs: string[][] = []
  let run: string[] | undefined
  steps.forEach(({ point }, index) => {
    const value = point && valueOf(point)
    if (value === undefined) {
      run = undefined
      return
    }
    const place = `${index + 0.5} ${yOf(value).toFixed(2)}`
    if (run) run.push(place)
    else runs.push((run = [place]))
  })
  return runs
}

const mostMarks = 30

/** Few values are marked each; of many those that have no line to a neighbour, which would not be seen otherwise. */
function marksOf(runs: readonly (readonly string[])[]): readonly string[] {
  const all = runs.flat()
  return all.length <= mostMarks ? all : runs.filter(({ length }) => length === 1).flat()
}
