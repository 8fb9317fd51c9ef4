import { type AskedNode, visible } from '@fourbox/domain'
import Header from '@cloudscape-design/components/header'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { nodesQuery } from '../../client/nodes.ts'
import { fieldTime } from '../../components/moment/time-text.ts'

const columns: TableProps<AskedNode>['columnDefinitions'] = [
  { id: 'name', header: 'Name', cell: ({ name, isThis }) => `${visible(name)}${isThis ? ' (this one)' : ''}`, isRowHeader: true },
  { id: 'state', header: 'State', cell: (node) => <State node={node} /> },
  { id: 'role', header: 'Role', cell: ({ role = '–' }) => visible(role) },
  { id: 'version', header: 'Version', cell: ({ version }) => (version === undefined ? 'older' : visible(version)) },
  { id: 'joinedAt', header: 'Since (UTC)', cell: ({ joinedAt }) => fieldTime(joinedAt, true) },
  { id: 'heardAt', header: 'Last heard (UTC)', cell: ({ heardAt }) => fieldTime(heardAt, true) },
]

/** The servers that share a database; nothing where there is one alone. */
export function Nodes() {
  const { data: nodes = [] } = useQuery(nodesQuery)
  if (nodes.length < 2) return null
  return (
    <Table
      wrapLines
      header={
        <Header variant="h2" counter={`(${nodes.length})`} description="The servers on this database.">
          Nodes
        </Header>
      }
      columnDefinitions={columns}
      items={nodes}
      trackBy="id"
      ariaLabels={{ tableLabel: 'Nodes' }}
    />
  )
}

function State({ node: { isHeard, isUpToDate } }: { readonly node: AskedNode }) {
  if (!isHeard)
    return (
      <StatusIndicator type="stopped" wrapText={false}>
        Not heard
      </StatusIndicator>
    )
  return isUpToDate ? (
    <StatusIndicator type="success" wrapText={false}>
      Up to date
    </StatusIndicator>
  ) : (
    <StatusIndicator type="in-progress" wrapText={false}>
      Catching up
    </StatusIndicator>
  )
}
