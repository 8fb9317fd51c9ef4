import { type AskedNode, visible } from '@fourbox/domain'
import Header from '@cloudscape-design/components/header'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { nodesQuery, removeNode } from '../../client/nodes.ts'
import { ActionDialog } from '../../components/deleting/action-dialog.tsx'
import { fieldTime } from '../../components/moment/time-text.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'

const columns: TableProps<AskedNode>['columnDefinitions'] = [
  { id: 'name', header: 'Name', cell: ({ name, isThis }) => `${visible(name)}${isThis ? ' (this one)' : ''}`, isRowHeader: true },
  { id: 'state', header: 'State', cell: (node) => <State node={node} /> },
  { id: 'role', header: 'Role', cell: ({ role = '–' }) => visible(role) },
  { id: 'version', header: 'Version', cell: ({ version }) => (version === undefined ? 'older' : visible(version)) },
  { id: 'joinedAt', header: 'Since (UTC)', cell: ({ joinedAt }) => fieldTime(joinedAt, true) },
  { id: 'heardAt', header: 'Last heard (UTC)', cell: ({ heardAt }) => fieldTime(heardAt, true) },
]

function removalOf(onRemove: (node: AskedNode) => void): TableProps<AskedNode>['columnDefinitions'][number] {
  return {
    id: 'remove',
    header: 'Actions',
    cell: (node) =>
      node.isLiving ? (
        '–'
      ) : (
        <WriteButton variant="inline-link" wrapText={false} needs="admin" ariaLabel={`Remove ${visible(node.name)}`} onClick={() => onRemove(node)}>
          Remove
        </WriteButton>
      ),
  }
}

/** The servers that share a database; nothing where there is one alone. */
export function Nodes() {
  const { data: nodes = [] } = useQuery(nodesQuery)
  const [removing, setRemoving] = useState<AskedNode>()
  const allColumns = useMemo(() => [...columns, removalOf(setRemoving)], [])
  if (nodes.length < 2) return null
  const onDismiss = () => setRemoving(undefined)
  return (
    <>
      <Table
        wrapLines
        header={
          <Header variant="h2" counter={`(${nodes.length})`} description="The servers on this database.">
            Nodes
          </Header>
        }
        columnDefinitions={nodes.some(({ isLiving }) => !isLiving) ? allColumns : columns}
        items={nodes}
        trackBy="id"
        ariaLabels={{ tableLabel: 'Nodes' }}
      />
      {removing && (
        <ActionDialog
          title="Remove node"
          confirmText="Remove"
          action={removeNode}
          input={{ id: removing.id }}
          done={`Removed ${visible(removing.name)} from the nodes.`}
          onDone={onDismiss}
          onDismiss={onDismiss}
        >
          Remove <b>{visible(removing.name)}</b>, which was last heard at {fieldTime(removing.heardAt, true)} UTC? Pages no longer say that it is not heard. If
          it is cut off and not gone, it is listed again once it is back.
        </ActionDialog>
      )}
    </>
  )
}

function State({ node: { isHeard, isLiving, isUpToDate } }: { readonly node: AskedNode }) {
  if (!isHeard)
    return (
      <StatusIndicator type={isLiving ? 'warning' : 'stopped'} wrapText={false}>
        {isLiving ? 'Not heard' : 'Gone or cut off'}
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
