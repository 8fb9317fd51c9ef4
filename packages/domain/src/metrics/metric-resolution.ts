/** How finely calls are kept, and for how long. */
export interface MetricResolution {
  readonly seconds: number
  readonly keptInSeconds: number
}

const hour = 3600
const day = 24 * hour

/** The finest first: an hour at one second, a day at a minute, 15 days at five minutes, as CloudWatch keeps its metrics before it thins them out. */
export const metricResolutions = [
  { seconds: 1, keptInSeconds: hour },
  { seconds: 60, keptInSeconds: day },
  { seconds: 300, keptInSeconds: 15 * day },
] as const satisfies readonly MetricResolution[]

const [finest, , coarsest] = metricResolutions

/**
 * What to read for points that are so many seconds apart, of which the oldest is so many seconds old: the coarsest
 * resolution of which such a point is made up, and a coarser one where that is not kept for so long.
 */
export function resolutionFor(stepInSeconds: number, ageInSeconds: number): MetricResolution {
  const fitting = metricResolutions.findLast(({ seconds }) => stepInSeconds % seconds === 0) ?? finest
  return metricResolutions.find(({ seconds, keptInSeconds }) => seconds >= fitting.seconds && ageInSeconds <= keptInSeconds) ?? coarsest
}
