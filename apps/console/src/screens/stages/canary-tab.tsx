import type { Stage } from '@aws-sdk/client-api-gateway'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { Empty } from '../../components/faces/empty.tsx'
import { SettingsTable } from '../../components/reading/settings-table.tsx'
import { activeText } from '../../components/stage/setting-texts.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { DeleteCanary, PromoteCanary } from './end-canary.tsx'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

/** A second deployment of the stage, which some of the calls are sent to. */
export function CanaryTab({ restApiId, stage }: { readonly restApiId: string; readonly stage: Stage }) {
  const { stageName = '', deploymentId, canarySettings } = stage
  const [asking, setAsking] = useState<'promote' | 'delete'>()
  const editHref = href('/apis/:restApiId/stages/:stageName/canary/edit', { restApiId, stageName })
  if (!canarySettings) {
    return (
      <Empty
        title="No canary"
        text="A canary serves a part of the calls with the next deployment, while the stage goes on to serve the present one to all others."
        action={<WriteButton href={editHref}>Create canary</WriteButton>}
      />
    )
  }
  const { percentTraffic = 0, deploymentId: canaryDeployment = '', useStageCache, stageVariableOverrides = {} } = canarySettings
  const end = { restApiId, stage, onDismiss: () => setAsking(undefined) }
  return (
    <SpaceBetween size="m">
      <Header
        variant="h3"
        actions={
          <div className="actions">
            <WriteButton onClick={() => setAsking('delete')}>Delete</WriteButton>
            <WriteButton href={editHref}>Edit</WriteButton>
            <WriteButton onClick={() => setAsking('promote')}>Promote canary</WriteButton>
          </div>
        }
      >
        Canary
      </Header>
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'Request distribution', value: `${percentTraffic} % to the canary, ${100 - percentTraffic} % to the stage` },
          {
            label: 'Canary deployment',
            value: canaryDeployment === deploymentId ? `${canaryDeployment}, the same as the stage’s: the next one goes to the canary` : canaryDeployment,
          },
          { label: 'Stage deployment', value: deploymentId ?? '–' },
          { label: 'Stage cache', value: activeText(useStageCache) },
        ]}
      />
      <SettingsTable
        title="Canary stage variables"
        none="The canary has the variables of the stage."
        rows={Object.entries(stageVariableOverrides)}
        columns={[
          { header: 'Name', cell: ([name]) => name },
          { header: 'Value in the canary', cell: ([, value]) => value },
          { header: 'Value in the stage', cell: ([name]) => stage.variables?.[name] ?? 'not set' },
        ]}
      />
      {asking === 'promote' && <PromoteCanary {...end} />}
      {asking === 'delete' && <DeleteCanary {...end} />}
    </SpaceBetween>
  )
}
