import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import type { CalledMethodFigures, CallFigures, CallPoint, MetricsAnswer } from '@fourbox/domain'
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
        columnDefinitions={methodColumns(whole, hrefOf)}
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
      minWidth: 220,
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
  column('count', 'API calls', ({ count }) => countText(count)),
  column('p50', 'Latency p50', ({ latency }) => millisText(latency?.p50)),
  column('p90', 'p90', ({ latency }) => millisText(latency?.p90)),
  column('p99', 'p99', ({ latency }) => millisText(latency?.p99)),
  column('integration', 'Integration p90', ({ integrationLatency }) => millisText(integrationLatency?.p90)),
  column('4xx', '4xx error', ({ error4xx }) => countText(error4xx)),
  column('5xx', '5xx error', ({ error5xx }) => countText(error5xx)),
  column('cache', 'Cache hits', ({ cacheHitCount, cacheMissCount }) => shareText(cacheHitCount, cacheHitCount + cacheMissCount)),
]

function column(id: string, header: string, text: (figures: CallFigures) => string) {
  return { id, header, cell: (figures: CallFigures) => <span className="figure">{text(figures)}</span> }
}
