import type { CallPoint, MetricsAnswer } from '@fourbox/domain'

/** One step of the time that is shown. */
export interface Step {
  readonly at: number
  /** Undefined where there were no calls. */
  readonly point: CallPoint | undefined
}

/** Every step of an answer, those without calls too. */
export function timeline({ from, until, stepInSeconds, points }: Pick<MetricsAnswer, 'from' | 'until' | 'stepInSeconds' | 'points'>): readonly Step[] {
  const step = stepInSeconds * 1000
  const byTime = new Map(points.map((point) => [point.at, point]))
  return Array.from({ length: Math.max(0, Math.round((until - from) / step)) }, (_, index) => {
    const at = from + index * step
    return { at, point: byTime.get(at) }
  })
}

/** The end of a scale that begins at 0: 1, 2 or 5 of a power of ten, of which the half can be read too. */
export function scaleEnd(most: number): number {
  if (most <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  return ([1, 2, 5].find((lead) => most <= lead * power) ?? 10) * power
}
