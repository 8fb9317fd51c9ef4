import { type CalledMethodFigures, type CallFigures, callFigures, type CallPoint, type CallSums, CallTally, type MetricsAnswer } from '@fourbox/domain'
import type { CountedCalls, Metrics, MetricsQuery } from '@fourbox/store'
import type { AllNodes } from '../all-nodes/all-nodes.ts'

export interface MetricsSources {
  readonly nodes: Pick<AllNodes, 'keepCalls'>
  readonly metrics: Metrics
}

/** The figures of deployed calls: every call that was answered before is in them. */
export async function readMetrics({ nodes, metrics }: MetricsSources, query: MetricsQuery): Promise<MetricsAnswer> {
  const silentNodes = await nodes.keepCalls()
  const counted = await metrics.read(query)
  const tally = new CallTally()
  return {
    from: query.from,
    until: query.until,
    stepInSeconds: query.stepInSeconds,
    total: figuresOf(tally, counted),
    points: pointsOf(tally, counted),
    methods: methodsOf(tally, counted),
    ...(silentNodes.length > 0 && { silentNodes }),
  }
}

function figuresOf(tally: CallTally, all: readonly { readonly sums: CallSums }[]): CallFigures {
  for (const { sums } of all) tally.add(sums)
  return callFigures(tally.take())
}

function pointsOf(tally: CallTally, counted: readonly CountedCalls[]): readonly CallPoint[] {
  return [...Map.groupBy(counted, ({ at }) => at)].toSorted(([one], [other]) => one - other).map(([at, calls]) => ({ at, ...figuresOf(tally, calls) }))
}

function methodsOf(tally: CallTally, counted: readonly CountedCalls[]): readonly CalledMethodFigures[] {
  return [...Map.groupBy(counted, ({ stage, method }) => JSON.stringify([stage, method?.httpMethod, method?.resourcePath])).values()]
    .flatMap((calls) => {
      const [first] = calls
      if (!first) return []
      const { restApiId, stage, method } = first
      const counts = calls.map(({ at, sums }) => ({ at, count: sums.count }))
      return [{ restApiId, stage, ...(method && { method }), total: figuresOf(tally, calls), counts }]
    })
    .toSorted((one, other) => other.total.count - one.total.count)
}
