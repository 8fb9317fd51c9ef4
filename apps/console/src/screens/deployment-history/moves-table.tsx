import Table from '@cloudscape-design/components/table'
import { type ServingChange, visible } from '@fourbox/domain'
import { shortTime } from '../../components/reading/date-time.ts'

/** Each time that a stage began to serve something else, the latest first: what the time line shows, and what it has no lane for. */
export function MovesTable({ changes }: { readonly changes: readonly ServingChange[] }) {
  const moves = changes.map((change, index) => ({ change, former: changes.slice(0, index).findLast(({ stageName }) => stageName === change.stageName) }))
  return (
    <Table
      variant="embedded"
      wrapLines
      items={moves.toReversed()}
      ariaLabels={{ tableLabel: 'What served when' }}
      columnDefinitions={[
        {
          id: 'at',
          header: 'When',
          cell: ({ change: { at } }) => (at === undefined ? 'Before the record' : shortTime(new Date(at * 1000))),
        },
        { id: 'stage', header: 'Stage', isRowHeader: true, cell: ({ change }) => visible(change.stageName) },
        { id: 'served', header: 'Serves', cell: ({ change, former }) => `${former ? `${servedText(former)} → ` : ''}${servedText(change)}` },
      ]}
    />
  )
}

function servedText({ deploymentId = 'stage deleted', canary }: ServingChange): string {
  return canary ? `${deploymentId}, canary ${canary.deploymentId} with ${canary.percentTraffic} %` : deploymentId
}
