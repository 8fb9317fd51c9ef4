import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { type ShownTest, visible } from '@fourbox/domain'
import type { KeptOutcome, Outcomes } from '../../components/saved-tests/kept-outcomes.ts'
import { dateTime } from '../../components/reading/date-time.ts'
import { FailedCheck } from './failed-check.tsx'
import { basename } from '../../shell/address.ts'

interface TestsTableProperties {
  readonly restApiId: string
  readonly tests: readonly ShownTest[]
  readonly outcomes: Outcomes
  readonly selected: ShownTest | undefined
  readonly onSelect: (id: string | undefined) => void
}

interface Row {
  readonly test: ShownTest
  readonly last: KeptOutcome | undefined
  readonly href: string
}

/** The tests with their last outcomes; of one that failed, what it expected beside what it met. */
export function TestsTable({ restApiId, tests, outcomes, selected, onSelect }: TestsTableProperties) {
  const rows = tests.map((test): Row => ({
    test,
    last: outcomes.get(test.id),
    href: `${basename}/apis/${restApiId}/resources/${test.resourceId}/${test.httpMethod}/test`,
  }))
  return (
    <Table
      wrapLines
      cellVerticalAlign="top"
      header={<Header counter={`(${tests.length})`}>Tests</Header>}
      items={rows}
      trackBy={({ test }) => test.id}
      columnDefinitions={columns}
      selectionType="single"
      selectedItems={rows.filter(({ test }) => test.id === selected?.id)}
      onSelectionChange={({ detail }) => onSelect(detail.selectedItems[0]?.test.id)}
      ariaLabels={{ tableLabel: 'Tests', selectionGroupLabel: 'Select a test', itemSelectionLabel: (_data, { test }) => `Select ${visible(test.name)}` }}
    />
  )
}

const columns: TableProps<Row>['columnDefinitions'] = [
  { id: 'name', header: 'Name', isRowHeader: true, cell: ({ test }) => visible(test.name) },
  { id: 'method', header: 'Method', cell: ({ test, href }) => <Link href={href}>{visible(test.method)}</Link> },
  { id: 'outcome', header: 'Outcome', minWidth: 260, cell: outcomeCell },
]

function outcomeCell({ last }: Row) {
  if (!last) return <StatusIndicator type="pending">Not run</StatusIndicator>
  const { outcome, at } = last
  if (outcome.passed) {
    return (
      <>
        <StatusIndicator type="success">Passed in {outcome.latencyInMillis} ms</StatusIndicator> <RanAt at={at} />
      </>
    )
  }
  if (outcome.fault !== undefined) return <StatusIndicator type="error">{visible(outcome.fault)}</StatusIndicator>
  const failed = outcome.checks.filter(({ passed }) => !passed)
  return (
    <>
      <StatusIndicator type="error">Failed</StatusIndicator> <RanAt at={at} />
      <ExpandableSection defaultExpanded headerText={`Not as expected: ${visible(failed.map(({ what }) => what).join(', '))}`}>
        {failed.map((check) => (
          <FailedCheck key={`${check.what} ${check.expected}`} check={check} />
        ))}
      </ExpandableSection>
    </>
  )
}

function RanAt({ at }: { readonly at: number }) {
  return (
    <Box display="inline" color="text-body-secondary" fontSize="body-s">
      {dateTime(new Date(at))}
    </Box>
  )
}
