import type { LogStream } from '@aws-sdk/client-cloudwatch-logs'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { allLogStreams, callLogs } from '../../client/logs.ts'
import { ConfirmDialog } from '../../components/deleting/confirm-dialog.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { ListTable } from '../../components/list/list-table.tsx'
import { flash } from '../../shell/flashes.ts'
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
          <Button disabled={!items.some((stream) => nameOf(stream) === selected)} onClick={() => setDeleting(true)}>
            Delete log stream
          </Button>
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
  const deletion = useMutation({
    mutationFn: () => callLogs('DeleteLogStream', { logGroupName, logStreamName }),
    meta: { shown: true },
    onSuccess: () => {
      flash({ type: 'success', content: `Deleted the log stream ${logStreamName}.` })
      onEnd()
    },
  })
  return (
    <ConfirmDialog
      title="Delete log stream"
      confirmText="Delete"
      typedWord="confirm"
      busy={deletion.isPending}
      refusal={deletion.error?.message}
      onConfirm={() => deletion.mutate()}
      onDismiss={onEnd}
    >
      Delete <b>{logStreamName}</b> with all its events? This cannot be undone.
    </ConfirmDialog>
  )
}
