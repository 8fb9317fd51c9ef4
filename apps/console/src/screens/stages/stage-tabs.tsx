import type { Stage } from '@aws-sdk/client-api-gateway'
import Tabs from '@cloudscape-design/components/tabs'
import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { Skeleton } from '../../components/faces/skeleton.tsx'
import { atFourbox } from '../../settings.ts'
import { CanaryTab } from './canary-tab.tsx'
import { DeploymentHistory } from './deployment-history.tsx'
import { DocumentationHistory } from './documentation-history.tsx'
import { TagsTab } from './tags-tab.tsx'
import { VariablesTab } from './variables-tab.tsx'

const CachesTab = lazy(() => import('./caches-tab.tsx'))

/** What a stage has beside its settings; the tab stands in the address. */
export function StageTabs({ restApiId, stage }: { readonly restApiId: string; readonly stage: Stage }) {
  const [address, setAddress] = useSearchParams()
  const properties = { restApiId, stage }
  return (
    <Tabs
      variant="container"
      ariaLabel="Stage"
      activeTabId={address.get('tab') ?? 'variables'}
      onChange={({ detail }) => setAddress({ tab: detail.activeTabId }, { replace: true, preventScrollReset: true })}
      tabs={[
        { id: 'variables', label: 'Stage variables', content: <VariablesTab {...properties} /> },
        { id: 'deployments', label: 'Deployment history', content: <DeploymentHistory {...properties} /> },
        { id: 'documentation', label: 'Documentation history', content: <DocumentationHistory {...properties} /> },
        { id: 'canary', label: 'Canary', content: <CanaryTab {...properties} /> },
        ...(atFourbox
          ? [
              {
                id: 'caches',
                label: 'Caches',
                content: (
                  <Suspense fallback={<Skeleton />}>
                    <CachesTab {...properties} />
                  </Suspense>
                ),
              },
            ]
          : []),
        { id: 'tags', label: 'Tags', content: <TagsTab {...properties} /> },
      ]}
    />
  )
}
