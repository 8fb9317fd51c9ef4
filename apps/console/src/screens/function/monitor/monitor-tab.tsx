import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { Loaded } from '../../../components/faces/loaded.tsx'
import { SilentNodes } from '../../../components/nodes/silent-nodes.tsx'
import { logsAddress } from '../../../components/logs/logs-address.ts'
import { settings } from '../../../settings.ts'
import { BarChart, timeText } from './bar-chart.tsx'
import { type Bucket, buckets } from './buckets.ts'
import { functionMetrics } from './function-metrics.ts'

const ranges = [1, 3, 12, 24] as const

/** What became of the function's calls in the last hours: every one that ended is in the sums. */
export function MonitorTab({ name, logGroup }: { readonly name: string; readonly logGroup: string }) {
  const [address, setAddress] = useSearchParams()
  const hours = ranges.find((range) => String(range) === address.get('hours')) ?? 1
  const metrics = useQuery(functionMetrics(name, hours))
  return (
    <SpaceBetween size="m">
      <Header
        variant="h2"
        description={`Counted ${settings.manyNodes === true ? 'by all nodes' : 'on this machine'} for a day; API calls, tests and clients of Lambda alike.`}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button href={logsAddress({ group: logGroup })}>View CloudWatch logs</Button>
            <SegmentedControl
              label="Date range"
              selectedId={String(hours)}
              options={ranges.map((range) => ({ id: String(range), text: `${range} h` }))}
              onChange={({ detail }) => setAddress({ hours: detail.selectedId }, { replace: true })}
            />
          </SpaceBetween>
        }
      >
        Metrics
      </Header>
      <SilentNodes />
      <Loaded query={metrics}>{({ minutes, until }) => <Charts bars={buckets(minutes, hours, until)} />}</Loaded>
    </SpaceBetween>
  )
}

function Charts({ bars }: { readonly bars: readonly Bucket[] }) {
  const sum = (of: (bar: Bucket) => number) => bars.reduce((total, bar) => total + of(bar), 0)
  const invocations = sum((bar) => bar.invocations)
  const errors = sum((bar) => bar.errors)
  const average = invocations === 0 ? undefined : sum((bar) => (bar.durationAverage ?? 0) * bar.invocations) / invocations
  return (
    <SpaceBetween size="m">
      <div className="monitor-charts">
        <BarChart title="Invocations" figure={String(invocations)} bars={bars} valueOf={(bar) => bar.invocations} valueText={String} tone="plain" />
        <BarChart
          title="Duration"
          figure={average === undefined ? '–' : `${millis(average)} on average`}
          bars={bars}
          valueOf={(bar) => bar.durationMax}
          valueText={millis}
          tone="plain"
        />
        <BarChart
          title="Errors"
          figure={errors === 0 ? '0' : `${errors}, ${((errors / invocations) * 100).toFixed(1)} %`}
          bars={bars}
          valueOf={(bar) => bar.errors}
          valueText={String}
          tone="failed"
        />
        <BarChart
          title="Throttles"
          figure={String(sum((bar) => bar.throttles))}
          bars={bars}
          valueOf={(bar) => bar.throttles}
          valueText={String}
          tone="failed"
        />
        <BarChart
          title="Concurrent executions"
          figure={`${Math.max(0, ...bars.map((bar) => bar.concurrent))} at most`}
          bars={bars}
          valueOf={(bar) => bar.concurrent}
          valueText={String}
          tone="plain"
        />
      </div>
      <ExpandableSection headerText="The numbers">
        <Table
          variant="embedded"
          ariaLabels={{ tableLabel: 'The numbers' }}
          items={bars.filter((bar) => bar.invocations > 0 || bar.throttles > 0).toReversed()}
          empty="No calls in this time."
          columnDefinitions={columns}
        />
      </ExpandableSection>
    </SpaceBetween>
  )
}

const columns: TableProps.ColumnDefinition<Bucket>[] = [
  { id: 'from', header: 'From', isRowHeader: true, cell: ({ from }) => timeText(from) },
  { id: 'invocations', header: 'Invocations', cell: ({ invocations }) => invocations },
  { id: 'errors', header: 'Errors', cell: ({ errors }) => errors },
  { id: 'throttles', header: 'Throttles', cell: ({ throttles }) => throttles },
  { id: 'average', header: 'Average duration', cell: ({ durationAverage }) => (durationAverage === undefined ? '–' : millis(durationAverage)) },
  { id: 'max', header: 'Longest', cell: ({ durationMax }) => (durationMax === undefined ? '–' : millis(durationMax)) },
  { id: 'concurrent', header: 'At once', cell: ({ concurrent }) => concurrent },
]

function millis(value: number): string {
  return `${value.toFixed(2)} ms`
}
