import { useCollection } from '@cloudscape-design/collection-hooks'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { type ToldChange, visible } from '@fourbox/domain'
import { differenceText } from '../../components/history/change-text.ts'
import { fieldTime } from '../../components/moment/time-text.ts'

interface ChangesTableProperties {
  readonly changes: readonly ToldChange[]
  readonly onShowCall: (sequence: number) => void
}

/** The changes, the newest first: when, what, by which client. */
export function ChangesTable({ changes, onShowCall }: ChangesTableProperties) {
  const { items, paginationProps } = useCollection(changes, { pagination: { pageSize: 50 } })
  return (
    <Table
      wrapLines
      header={<Header counter={`(${changes.length})`}>Changes</Header>}
      ariaLabels={{ tableLabel: 'Changes' }}
      items={items}
      trackBy={({ sequence }) => String(sequence)}
      {...(paginationProps.pagesCount > 1 && { pagination: <Pagination {...paginationProps} /> })}
      columnDefinitions={columns(onShowCall)}
    />
  )
}

function columns(onShowCall: (sequence: number) => void): TableProps<ToldChange>['columnDefinitions'] {
  return [
    { id: 'sequence', header: '#', width: 70, cell: ({ sequence }) => sequence },
    { id: 'at', header: 'When', minWidth: 180, cell: ({ at }) => fieldTime(at, false) },
    { id: 'what', header: 'What', isRowHeader: true, cell: whatCell },
    { id: 'client', header: 'Client', cell: ({ client, userName }) => visible(userName === undefined ? client : `${userName}, ${client}`) },
    {
      id: 'call',
      header: 'Call',
      cell: ({ sequence, operation = 'As it is now' }) => (
        <Button variant="inline-link" ariaLabel={`Show the call of change ${sequence}: ${operation}`} onClick={() => onShowCall(sequence)}>
          {operation}
        </Button>
      ),
    },
  ]
}

function whatCell({ action, of, differences, moreDifferences }: ToldChange) {
  return (
    <>
      {action !== 'change' && (
        <div>
          <b>{action === 'undo' ? `Undo of ${of}` : `Redo: undo ${of} taken back`}</b>
        </div>
      )}
      {differences.map((difference) => (
        <div key={`${difference.kind} ${difference.name} ${difference.change}`}>{visible(differenceText(difference))}</div>
      ))}
      {moreDifferences > 0 && <div>and {moreDifferences} more</div>}
      {differences.length === 0 && <div>Only the order of things changed</div>}
    </>
  )
}
