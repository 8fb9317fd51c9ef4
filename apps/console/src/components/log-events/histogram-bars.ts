import { type LogLine, tellsFailure } from './log-line.ts'

/** The lines of one stretch of time. */
export interface HistogramBar {
  /** Epoch milliseconds, both inclusive. */
  readonly from: number
  readonly to: number
  readonly count: number
  /** Those among them that tell that something went wrong. */
  readonly failed: number
}

const bars = 60
/** Fewer moments than this between the first and the last line would make bars of no width. */
const shortestSpanInMillis = 1000

/** From the first line to the last in sixty bars; each line is in one of them. None without lines, which come in the order of their times. */
export function histogramBars(lines: readonly LogLine[]): readonly HistogramBar[] {
  const [first, last] = [lines[0], lines.at(-1)]
  if (!first || !last) return []
  const width = Math.max(last.at - first.at + 1, shortestSpanInMillis) / bars
  const counts = Array.from({ length: bars }, () => ({ count: 0, failed: 0 }))
  for (const line of lines) {
    const bar = counts[Math.min(bars - 1, Math.max(0, Math.floor((line.at - first.at) / width)))]
    if (!bar) continue
    bar.count++
    if (tellsFailure(line)) bar.failed++
  }
  const beginOf = (index: number) => Math.ceil(first.at + index * width)
  return counts.map((bar, index) => ({ from: beginOf(index), to: beginOf(index + 1) - 1, ...bar }))
}
