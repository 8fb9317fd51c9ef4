import { visible } from '@fourbox/domain'
import type { LogStream } from '@aws-sdk/client-cloudwatch-logs'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { allLogStreams, callLogs } from '../../client/logs.ts'
import { ActionDialog } from '../../components/deleting/action-dialog.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { ListTable } from '../../components/list/list-table.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { columns } from './columns.tsx'

/** The streams of a group: one is chosen to be deleted, its name leads to its events. */
export function Streams({ logGroupName }: { readonly logGroupName: string }) {
  const streams = useQuery(allLogStreams(logGroupName))
  const [selected, setSelected] = useState<string>()
  const [deleting, setDeleting] = useState(false)
  const streamColumns = useMemo(() => columns(logGroupName), [logGroupName])
  return (
    <Loaded
      query={streams}
      isEmpty={(items) => items.length === 0}
      empty={
        <Container>
          <Empty title="No log streams" text="A stream comes with its first event: call the function, or the stage, that writes here." />
        </Container>
      }
    >
      {(items) => (
        <SpaceBetween size="s">
          <ListTable
            title="Log streams"
            one="a log stream"
            columns={streamColumns}
            sortedBy={{ column: 'last', descending: true }}
            idOf={nameOf}
            nameOf={nameOf}
            placeholder="Find log streams"
            items={items}
            selected={items.find((stream) => nameOf(stream) === selected)}
            onSelect={(stream) => setSelected(stream && nameOf(stream))}
          />
          <WriteButton disabled={!items.some((stream) => nameOf(stream) === selected)} onClick={() => setDeleting(true)}>
            Delete log stream
          </WriteButton>
          {deleting && selected !== undefined && <DeleteStream logGroupName={logGroupName} logStreamName={selected} onEnd={() => setDeleting(false)} />}
        </SpaceBetween>
      )}
    </Loaded>
  )
}

function nameOf({ logStreamName = '' }: LogStream): string {
  return logStreamName
}

interface DeleteStreamProperties {
  readonly logGroupName: string
  readonly logStreamName: string
  readonly onEnd: () => void
}

function DeleteStream({ logGroupName, logStreamName, onEnd }: DeleteStreamProperties) {
  return (
    <ActionDialog
      title="Delete log stream"
      confirmText="Delete"
      typedWord="confirm"
      action={{ mutationFn: () => callLogs('DeleteLogStream', { logGroupName, logStreamName }) }}
      input={undefined}
      done={`Deleted the log stream ${logStreamName}.`}
      onDone={onEnd}
      onDismiss={onEnd}
    >
      Delete <b>{visible(logStreamName)}</b> with all its events? This cannot be undone.
    </ActionDialog>
  )
}
