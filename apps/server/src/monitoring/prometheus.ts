import type { MetricSeries } from '../execute-api/data-plane.ts'

type Counter = 'count' | 'error4xx' | 'error5xx' | 'cacheHitCount' | 'cacheMissCount' | 'latency' | 'integrationLatency'

const counters: readonly { readonly name: string; readonly help: string; readonly of: Counter; readonly unitsPerBase?: number }[] = [
  { name: 'fourbox_requests_total', help: 'Calls of deployed APIs', of: 'count' },
  { name: 'fourbox_client_errors_total', help: 'Answers of 4xx', of: 'error4xx' },
  { name: 'fourbox_server_errors_total', help: 'Answers of 5xx', of: 'error5xx' },
  { name: 'fourbox_cache_hits_total', help: 'Answers from a stage cache', of: 'cacheHitCount' },
  { name: 'fourbox_cache_misses_total', help: 'Calls that a stage cache could not answer', of: 'cacheMissCount' },
  { name: 'fourbox_latency_seconds_total', help: 'Time from the call to its answer', of: 'latency', unitsPerBase: 1000 },
  { name: 'fourbox_integration_latency_seconds_total', help: 'Time spent waiting for back ends', of: 'integrationLatency', unitsPerBase: 1000 },
]

/** Renders the data plane's counters and this process's own in Prometheus's text format. */
export function writePrometheus(series: readonly MetricSeries[], process: { readonly residentBytes: number; readonly uptimeInSeconds: number }): string {
  const blocks = counters.map(({ name, help, of, unitsPerBase = 1 }) =>
    block(
      name,
      'counter',
      help,
      series.map((each) => ({ labels: labelsOf(each), value: each[of] / unitsPerBase })),
    ),
  )
  return [
    block('process_resident_memory_bytes', 'gauge', 'Memory of the control plane', [{ labels: {}, value: process.residentBytes }]),
    block('process_uptime_seconds', 'gauge', 'Time since the start', [{ labels: {}, value: process.uptimeInSeconds }]),
    ...blocks,
  ].join('')
}

interface Sample {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

function block(name: string, type: 'counter' | 'gauge', help: string, samples: readonly Sample[]): string {
  const lines = samples.map(({ labels, value }) => `${name}${writeLabels(labels)} ${value}\n`)
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`
}

function labelsOf({ restApiId, apiName, stage, method }: MetricSeries): Readonly<Record<string, string>> {
  return { api: restApiId, stage, ...(method ? { method: method.httpMethod, resource: method.resourcePath } : {}), name: metricName(apiName) || restApiId }
}

/** CloudWatch's ApiName has no characters beyond ASCII (execution reference, section 17). */
function metricName(apiName: string): string {
  return apiName.replaceAll(/[^\x20-\x7e]/g, '').trim()
}

function writeLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}
