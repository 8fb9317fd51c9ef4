import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import type { CalledMethodFigures, CallFigures, CallPoint, MetricsAnswer } from '@fourbox/domain'
import { useMemo } from 'react'
import { Verb } from '../../components/method/verb.tsx'
import { Charts } from './charts.tsx'
import { countText, millisText, momentText, shareText, stepText } from './figure-texts.ts'
import type { DashboardMethod } from './metrics.ts'
import { Trend } from './trend.tsx'

interface FiguresProperties {
  /** What the charts show. */
  readonly answer: MetricsAnswer
  /** Of all methods, whatever the charts show. */
  readonly whole: MetricsAnswer
  readonly hrefOf: (method: DashboardMethod) => string
}

/** The charts, and the same calls as numbers: by method and by time. */
export function Figures({ answer, whole, hrefOf }: FiguresProperties) {
  const { points, stepInSeconds, from, until } = answer
  const methods = useMemo(() => methodColumns(whole, hrefOf), [whole, hrefOf])
  const times: TableProps.ColumnDefinition<CallPoint>[] = [
    { id: 'from', header: 'From', isRowHeader: true, cell: ({ at }) => momentText(at, stepInSeconds, until - from) },
    ...figureColumns,
  ]
  return (
    <SpaceBetween size="l">
      <Charts answer={answer} />
      <Table
        wrapLines
        header={
          <Header variant="h2" counter={`(${whole.methods.length})`} description="Choose one to see only it above.">
            Methods
          </Header>
        }
        ariaLabels={{ tableLabel: 'Methods' }}
        items={whole.methods}
        trackBy={({ method }) => (method ? `${method.httpMethod} ${method.resourcePath}` : '')}
        columnDefinitions={methods}
      />
      <ExpandableSection headerText={`The numbers, by ${stepText(stepInSeconds)}`}>
        <Table
          variant="embedded"
          wrapLines
          ariaLabels={{ tableLabel: 'The numbers by time' }}
          items={points.toReversed()}
          trackBy={({ at }) => String(at)}
          empty="No calls in this time."
          columnDefinitions={times}
        />
      </ExpandableSection>
    </SpaceBetween>
  )
}

function methodColumns(whole: MetricsAnswer, hrefOf: FiguresProperties['hrefOf']): TableProps.ColumnDefinition<CalledMethodFigures>[] {
  return [
    {
      id: 'method',
      header: 'Method',
      isRowHeader: true,
      cell: ({ method }) =>
        method ? (
          <span className="called-method">
            <Verb name={method.httpMethod} />
            <Link href={hrefOf(method)}>{method.resourcePath}</Link>
          </span>
        ) : (
          'No such method'
        ),
    },
    { id: 'trend', header: 'Trend', cell: ({ counts }) => <Trend counts={counts} from={whole.from} until={whole.until} stepInSeconds={whole.stepInSeconds} /> },
    ...figureColumns.map((column) => ({ ...column, cell: ({ total }: CalledMethodFigures) => column.cell(total) })),
  ]
}

const figureColumns = [
  { id: 'count', header: 'API calls', cell: ({ count }: CallFigures) => countText(count) },
  { id: 'p50', header: 'Latency p50', cell: ({ latency }: CallFigures) => millisText(latency?.p50) },
  { id: 'p90', header: 'p90', cell: ({ latency }: CallFigures) => millisText(latency?.p90) },
  { id: 'p99', header: 'p99', cell: ({ latency }: CallFigures) => millisText(latency?.p99) },
  { id: 'integration', header: 'Integration p90', cell: ({ integrationLatency }: CallFigures) => millisText(integrationLatency?.p90) },
  { id: '4xx', header: '4xx error', cell: ({ error4xx }: CallFigures) => countText(error4xx) },
  { id: '5xx', header: '5xx error', cell: ({ error5xx }: CallFigures) => countText(error5xx) },
  {
    id: 'cache',
    header: 'Cache hits',
    cell: ({ cacheHitCount, cacheMissCount }: CallFigures) => shareText(cacheHitCount, cacheHitCount + cacheMissCount),
  },
] as const
