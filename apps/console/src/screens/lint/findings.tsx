import { useCollection } from '@cloudscape-design/collection-hooks'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import Pagination from '@cloudscape-design/components/pagination'
import Popover from '@cloudscape-design/components/popover'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { type LintFinding, type LintRule, type LintSeverity, visible } from '@fourbox/domain'
import { useMutation } from '@tanstack/react-query'
import { mendFinding } from '../../client/lint.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { flash } from '../../shell/flashes.ts'
import { placeHref, placeText } from '../../components/lint/place.ts'

interface FindingsProperties {
  readonly restApiId: string
  readonly findings: readonly LintFinding[]
  readonly rules: readonly LintRule[]
}

/** The findings with the places they lead to, why they matter, and what mends them. */
export function Findings({ restApiId, findings, rules }: FindingsProperties) {
  const known = new Map(rules.map((rule) => [rule.id, rule]))
  const rows = findings.map((finding): Row => ({ ...finding, restApiId, why: known.get(finding.rule) }))
  const { items, paginationProps } = useCollection(rows, { pagination: { pageSize: 50 } })
  return (
    <Table
      wrapLines
      header={<Header counter={`(${findings.length})`}>Findings</Header>}
      ariaLabels={{ tableLabel: 'Findings' }}
      items={items}
      {...(paginationProps.pagesCount > 1 && { pagination: <Pagination {...paginationProps} /> })}
      columnDefinitions={columns}
    />
  )
}

interface Row extends LintFinding {
  readonly restApiId: string
  readonly why: LintRule | undefined
}

const looks: Readonly<Record<LintSeverity, StatusIndicatorProps.Type>> = { error: 'error', warning: 'warning', advice: 'info' }
const words: Readonly<Record<LintSeverity, string>> = { error: 'Error', warning: 'Warning', advice: 'Advice' }

const columns: TableProps<Row>['columnDefinitions'] = [
  { id: 'severity', header: 'Severity', minWidth: 120, cell: severityCell },
  { id: 'text', header: 'What', isRowHeader: true, cell: ({ text }) => text },
  { id: 'why', header: 'Why', cell: whyCell },
  { id: 'place', header: 'Place', cell: placeCell },
  { id: 'fix', header: 'Fix', cell: fixCell },
]

function severityCell({ severity }: Row) {
  return (
    <StatusIndicator type={looks[severity]} wrapText={false}>
      {words[severity]}
    </StatusIndicator>
  )
}

function whyCell({ why }: Row) {
  if (!why) return '–'
  return (
    <Popover header={why.id} content={why.explanation} size="large" dismissAriaLabel="Close">
      {why.title}
    </Popover>
  )
}

function placeCell({ restApiId, place }: Row) {
  return <Link href={placeHref(restApiId, place)}>{visible(placeText(place))}</Link>
}

function fixCell({ restApiId, fix }: Row) {
  return fix ? <Mend restApiId={restApiId} fix={fix} /> : '–'
}

function Mend({ restApiId, fix }: { readonly restApiId: string; readonly fix: NonNullable<LintFinding['fix']> }) {
  const mend = useMutation({ ...mendFinding, onSuccess: () => flash({ type: 'success', content: `${fix.text}: done. Deploy the API for it to act.` }) })
  return (
    <WriteButton variant="inline-link" loading={mend.isPending} onClick={() => mend.mutate({ restApiId, fix })}>
      {fix.text}
    </WriteButton>
  )
}
