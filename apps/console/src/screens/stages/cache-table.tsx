import { type StageCache, type StageCacheEntry, visible } from '@fourbox/domain'
import { type ReactNode, useMemo, useState } from 'react'
import { removeCacheEntry } from '../../client/stage-caches.ts'
import { ActionDialog } from '../../components/deleting/action-dialog.tsx'
import type { ListColumn } from '../../components/list/list-column.ts'
import { ListTable } from '../../components/list/list-table.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { entryColumns, entryName } from './cache-columns.ts'
import { FlushCache } from './flush-cache.tsx'

interface CacheTableProperties {
  readonly restApiId: string
  readonly stageName: string
  readonly cache: StageCache
  readonly title: string
  /** What entries are kept of; the same at each drawing. */
  readonly nameColumn: ListColumn<StageCacheEntry>
  readonly entries: readonly StageCacheEntry[]
  readonly empty: ReactNode
  /** The button that asks again. */
  readonly refresh: ReactNode
}

const flushing = { responses: 'FlushStageCache', authorizers: 'FlushStageAuthorizersCache' } as const

/** What one cache of a stage keeps: an entry is removed, or all of them. */
export function CacheTable({ restApiId, stageName, cache, title, nameColumn, entries, empty, refresh }: CacheTableProperties) {
  const [selected, setSelected] = useState<string>()
  const [asking, setAsking] = useState<'remove' | 'flush'>()
  const columns = useMemo(() => [nameColumn, ...entryColumns], [nameColumn])
  const nameOf = (entry: StageCacheEntry) => entryName(entry, nameColumn)
  const chosen = entries.find(({ id }) => id === selected)
  const onDismiss = () => setAsking(undefined)
  return (
    <>
      <ListTable
        title={title}
        one="an entry"
        columns={columns}
        sortedBy={{ column: 'age', descending: false }}
        idOf={({ id }) => id}
        nameOf={nameOf}
        placeholder="Find entries"
        items={entries}
        selected={chosen}
        onSelect={(entry) => setSelected(entry?.id)}
        part={{
          empty,
          actions: (
            <>
              {refresh}
              <WriteButton disabled={!chosen} onClick={() => setAsking('remove')}>
                Remove
              </WriteButton>
              <WriteButton disabled={entries.length === 0} onClick={() => setAsking('flush')}>
                Flush
              </WriteButton>
            </>
          ),
        }}
      />
      {asking === 'remove' && chosen && (
        <ActionDialog
          title="Remove entry"
          confirmText="Remove"
          action={removeCacheEntry}
          input={{ restApiId, stageName, id: chosen.id }}
          done={`Removed ${nameOf(chosen)} from the ${title.toLowerCase()} of ${stageName}.`}
          onDone={onDismiss}
          onDismiss={onDismiss}
        >
          Remove <b>{visible(nameOf(chosen))}</b>? {cache === 'responses' ? 'The next such call is sent to the back end.' : 'The authorizer is asked again.'}
        </ActionDialog>
      )}
      {asking === 'flush' && <FlushCache restApiId={restApiId} stageName={stageName} operation={flushing[cache]} onDismiss={onDismiss} />}
    </>
  )
}
