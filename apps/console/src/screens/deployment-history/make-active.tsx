import type { Deployment, Stage } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { ChangeActiveDeployment } from '../../components/deploying/change-active-deployment.tsx'
import { naturally } from '../../components/list/natural-order.ts'
import { WriteDropdown } from '../../components/writing/write-dropdown.tsx'

interface MakeActiveProperties {
  readonly restApiId: string
  readonly deployment: Deployment
  readonly stages: readonly Stage[]
}

/** Puts any stage on a deployment: what that changes is shown first. */
export function MakeActive({ restApiId, deployment, stages }: MakeActiveProperties) {
  const [asking, setAsking] = useState<string>()
  const stage = stages.find(({ stageName }) => stageName === asking)
  return (
    <>
      <WriteDropdown
        variant="primary"
        disabled={stages.length === 0}
        items={stages
          .toSorted((a, b) => naturally(a.stageName ?? '', b.stageName ?? ''))
          .map(({ stageName = '', deploymentId }) => ({
            id: stageName,
            text: stageName,
            ...(deploymentId === deployment.id ? { disabled: true, disabledReason: 'It serves this deployment now.' } : {}),
          }))}
        onItemClick={({ detail }) => setAsking(detail.id)}
      >
        Make B active on
      </WriteDropdown>
      {stage && <ChangeActiveDeployment restApiId={restApiId} stage={stage} deployment={deployment} onDismiss={() => setAsking(undefined)} />}
    </>
  )
}
