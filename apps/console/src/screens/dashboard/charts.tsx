import type { MetricsAnswer } from '@fourbox/domain'
import { useMemo, useState } from 'react'
import { countText, millisText, shareText } from './figure-texts.ts'
import { type Plot, TimeChart } from './time-chart.tsx'
import { timeline } from './timeline.ts'

const calls: readonly Plot[] = [{ name: 'calls', look: 'plain', valueOf: ({ count }) => count }]
const clientErrors: readonly Plot[] = [{ name: '4xx', look: 'client', valueOf: ({ error4xx }) => error4xx }]
const serverErrors: readonly Plot[] = [{ name: '5xx', look: 'failed', valueOf: ({ error5xx }) => error5xx }]
const cache: readonly Plot[] = [
  { name: 'hits', look: 'passed', valueOf: ({ cacheHitCount }) => cacheHitCount },
  { name: 'misses', look: 'client', valueOf: ({ cacheMissCount }) => cacheMissCount },
]

function percentiles(of: 'latency' | 'integrationLatency'): readonly Plot[] {
  return (['p50', 'p90', 'p99'] as const).map((name) => ({ name, look: name, valueOf: (point) => point[of]?.[name] }))
}
const latency = percentiles('latency')
const integrationLatency = percentiles('integrationLatency')

const count = (value: number | undefined) => (value === undefined ? '–' : countText(value))

/** The six graphs, with one cross-hair through all. */
export function Charts({ answer }: { readonly answer: MetricsAnswer }) {
  const [pointed, setPointed] = useState<number>()
  const { total, stepInSeconds } = answer
  // The pointer draws the six anew at each of its moves; their steps stay.
  const steps = useMemo(() => timeline(answer), [answer])
  const shared = { steps, stepInSeconds, pointed, onPoint: setPointed }
  const asked = total.cacheHitCount + total.cacheMissCount
  return (
    <div className="charts">
      <TimeChart {...shared} title="API calls" figure={countText(total.count)} form="bars" plots={calls} valueText={count} />
      <TimeChart {...shared} title="Latency" figure={`p90 ${millisText(total.latency?.p90)}`} form="lines" plots={latency} valueText={millisText} />
      <TimeChart
        {...shared}
        title="Integration latency"
        figure={`p90 ${millisText(total.integrationLatency?.p90)}`}
        form="lines"
        plots={integrationLatency}
        valueText={millisText}
      />
      <TimeChart {...shared} title="4xx error" figure={withShare(total.error4xx, total.count)} form="bars" plots={clientErrors} valueText={count} />
      <TimeChart {...shared} title="5xx error" figure={withShare(total.error5xx, total.count)} form="bars" plots={serverErrors} valueText={count} />
      {asked > 0 && (
        <TimeChart {...shared} title="Cache" figure={`${shareText(total.cacheHitCount, asked)} hits`} form="bars" plots={cache} valueText={count} />
      )}
    </div>
  )
}

function withShare(part: number, of: number): string {
  return part === 0 ? '0' : `${countText(part)}, ${shareText(part, of)}`
}
