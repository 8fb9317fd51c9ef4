import type { Stage } from '@aws-sdk/client-api-gateway'
import type { StageCache, StageCacheEntry } from '@fourbox/domain'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { wholeList } from '../../client/query.ts'
import { stageCaches } from '../../client/stage-caches.ts'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { SilentNodes } from '../../components/nodes/silent-nodes.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { authorizerColumn, methodColumn } from './cache-columns.ts'
import { CacheTable } from './cache-table.tsx'

/** What the stage's two caches keep now, entry by entry: answers of its methods, and verdicts of its authorizers. */
export default function CachesTab({ restApiId, stage }: { readonly restApiId: string; readonly stage: Stage }) {
  const { stageName = '' } = stage
  const entries = useQuery(stageCaches(restApiId, stageName))
  const authorizers = useQuery(wholeList('GetAuthorizers', { restApiId }))
  const nameColumn = useMemo(() => authorizerColumn(restApiId, authorizers.data ?? []), [restApiId, authorizers.data])
  const refresh = <Button iconName="refresh" ariaLabel="Refresh" onClick={() => void entries.refetch()} />
  const properties = { restApiId, stageName, refresh }
  return (
    <Loaded query={entries}>
      {({ item, hasMore }) => (
        <SpaceBetween size="l">
          <SilentNodes />
          {hasMore && <Alert type="info">The stage keeps more: the {item.length.toLocaleString('en')} newest entries are listed.</Alert>}
          <CacheTable
            {...properties}
            cache="responses"
            title="Response cache"
            nameColumn={methodColumn}
            entries={of(item, 'responses')}
            empty={<NoAnswers restApiId={restApiId} stage={stage} />}
          />
          <CacheTable
            {...properties}
            cache="authorizers"
            title="Authorizer cache"
            nameColumn={nameColumn}
            entries={of(item, 'authorizers')}
            empty={
              <Empty
                title="No verdicts kept"
                text="What a Lambda authorizer says of a caller is kept here for as long as its caching says."
                action={<Button href={href('/apis/:restApiId/authorizers', { restApiId })}>Authorizers</Button>}
              />
            }
          />
        </SpaceBetween>
      )}
    </Loaded>
  )
}

function of(entries: readonly StageCacheEntry[], which: StageCache): readonly StageCacheEntry[] {
  return entries.filter(({ cache }) => cache === which)
}

/** Why nothing is kept: caching has two switches, and of a stage with both on only calls are missing. */
function NoAnswers({ restApiId, stage }: { readonly restApiId: string; readonly stage: Stage }): ReactNode {
  const { stageName = '', cacheClusterEnabled = false, methodSettings = {} } = stage
  const caches = Object.values(methodSettings).some(({ cachingEnabled }) => cachingEnabled === true)
  const edit = <WriteButton href={`${href('/apis/:restApiId/stages/:stageName/edit', { restApiId, stageName })}?tab=caches`}>Switch caching on</WriteButton>
  if (!cacheClusterEnabled) return <Empty title="The stage has no cache" text="Every call is sent to its back end." action={edit} />
  if (!caches) return <Empty title="No method caches" text="The stage has a cache, but no method uses it." action={edit} />
  return (
    <Empty
      title="No answers kept"
      text="The next answer of a method that caches stands here."
      action={<Button href={href('/apis/:restApiId/stages/:stageName/traffic', { restApiId, stageName })}>Live traffic</Button>}
    />
  )
}
