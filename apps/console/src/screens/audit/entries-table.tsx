import Table, { type TableProps } from '@cloudscape-design/components/table'
import { type AuditEntry, visible } from '@fourbox/domain'
import { fieldTime } from '../../components/moment/time-text.ts'

export function EntriesTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  return (
    <Table
      wrapLines
      ariaLabels={{ tableLabel: 'Audit log' }}
      items={entries}
      trackBy="id"
      empty="Nothing of this kind is recorded"
      columnDefinitions={columns}
    />
  )
}

const columns: TableProps<AuditEntry>['columnDefinitions'] = [
  { id: 'at', header: 'When', minWidth: 180, cell: ({ at }) => fieldTime(at, false) },
  {
    id: 'who',
    header: 'Who',
    cell: ({ userName = 'owner', role, accessKeyId }) => visible(`${userName} (${role}${accessKeyId === undefined ? '' : `, ${accessKeyId}`})`),
  },
  { id: 'from', header: 'From', cell: ({ address, client, node }) => visible([client, address, ...(node === undefined ? [] : [`at ${node}`])].join(', ')) },
  { id: 'what', header: 'What', isRowHeader: true, cell: whatCell },
  { id: 'outcome', header: 'Outcome', cell: ({ outcome }) => outcome },
]

function whatCell({ operation, resource, changes }: AuditEntry) {
  return (
    <>
      <div>
        <b>{visible(operation)}</b> {visible(resource)}
      </div>
      {[...new Set(changes)].map((line) => (
        <div key={line}>{visible(line)}</div>
      ))}
    </>
  )
}
