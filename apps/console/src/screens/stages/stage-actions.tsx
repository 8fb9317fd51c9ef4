import type { Stage } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { WriteDropdown } from '../../components/writing/write-dropdown.tsx'
import { DeleteStage } from './delete-stage.tsx'
import { ExportApi } from './export-api.tsx'
import { FlushCache } from './flush-cache.tsx'
import { GenerateSdk } from './generate-sdk.tsx'

type Action = 'export' | 'sdk' | 'flush' | 'flush-authorizers' | 'delete'

/** What can be done with a stage as a whole. */
export function StageActions({ restApiId, stage }: { readonly restApiId: string; readonly stage: Stage }) {
  const [asked, setAsked] = useState<Action>()
  const { stageName = '', cacheClusterEnabled = false } = stage
  const properties = { restApiId, stageName, onDismiss: () => setAsked(undefined) }
  return (
    <>
      <WriteDropdown
        items={[
          { id: 'export', text: 'Export', reads: true },
          { id: 'sdk', text: 'Generate SDK', reads: true },
          { id: 'flush', text: 'Flush stage cache', disabled: !cacheClusterEnabled, disabledReason: 'The stage has no cache.' },
          { id: 'flush-authorizers', text: 'Flush authorizers cache' },
          { id: 'delete', text: 'Delete stage' },
        ]}
        onItemClick={({ detail }) => setAsked(actions.find((action) => action === detail.id))}
      >
        Stage actions
      </WriteDropdown>
      {asked === 'export' && <ExportApi {...properties} />}
      {asked === 'sdk' && <GenerateSdk {...properties} />}
      {asked === 'flush' && <FlushCache {...properties} operation="FlushStageCache" />}
      {asked === 'flush-authorizers' && <FlushCache {...properties} operation="FlushStageAuthorizersCache" />}
      {asked === 'delete' && <DeleteStage {...properties} />}
    </>
  )
}

const actions: readonly Action[] = ['export', 'sdk', 'flush', 'flush-authorizers', 'delete']
