import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Empty } from '../../components/faces/empty.tsx'
import { InvokeUrls } from '../../components/invoke/invoke-urls.tsx'
import { hasStatus } from './call-filter.ts'
import { CallsList } from './calls-list.tsx'
import type { CallRow } from './rows.ts'
import type { View } from './view.ts'

interface CallsProperties {
  readonly restApiId: string
  readonly stageName: string
  readonly isTraced: boolean
  readonly isLoading: boolean
  /** Calls are there, so that it is the filter that lets none through. */
  readonly isFiltered: boolean
  readonly rows: readonly CallRow[]
  readonly view: View
  readonly selected: ReadonlySet<string>
  readonly replayed: ReadonlySet<string>
  readonly onOpen: (row: CallRow) => void
  readonly onSelect: (keys: ReadonlySet<string>) => void
}

/** The list, or why there is none and how a first call is made. */
export function Calls({ restApiId, stageName, isTraced, isLoading, isFiltered, rows, view, selected, replayed, onOpen, onSelect }: CallsProperties) {
  const shown = rows.filter((row) => hasStatus(row, view.statuses))
  if (shown.length > 0) {
    return (
      <CallsList
        rows={shown}
        opened={shown.find(({ requestId }) => requestId === view.call)?.key}
        selected={selected}
        replayed={replayed}
        onOpen={onOpen}
        onSelect={onSelect}
      />
    )
  }
  return (
    <Container>
      {isLoading ? (
        <output>Reading the recorded calls of {stageName}</output>
      ) : isFiltered ? (
        <Empty title="No call meets the filter" text="Calls that meet it appear here as they come." />
      ) : (
        <SpaceBetween size="m">
          <Empty
            title={`No call to ${stageName} yet`}
            text={`${isTraced ? '' : 'Of what was called before this page was opened only the minutes after a deployment are recorded, since X-Ray tracing is off. '}Calls appear here as they come, with their boxes and the reason of every refusal. Make one:`}
          />
          <InvokeUrls restApiId={restApiId} stageName={stageName} />
        </SpaceBetween>
      )}
    </Container>
  )
}
