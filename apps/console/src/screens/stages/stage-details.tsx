import type { Stage } from '@aws-sdk/client-api-gateway'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { query } from '../../client/query.ts'
import { dateTime } from '../../components/reading/date-time.ts'
import { InvokeUrl } from '../../components/reading/invoke-url.tsx'
import { DeleteStage } from './delete-stage.tsx'

export function StageDetails({ restApiId, stage }: { readonly restApiId: string; readonly stage: Stage }) {
  const { stageName = '', description, deploymentId = '', cacheClusterEnabled = false, clientCertificateId, webAclArn, methodSettings } = stage
  const deployment = useQuery(query('GetDeployment', { restApiId, deploymentId }))
  const [deleting, setDeleting] = useState(false)
  const all = methodSettings?.['*/*']
  return (
    <Container
      header={
        <Header variant="h2" actions={<Button onClick={() => setDeleting(true)}>Delete stage</Button>}>
          Stage details
        </Header>
      }
    >
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Stage name', value: stageName },
            { label: 'Description', value: description ?? '–' },
            { label: 'Rate', value: all?.throttlingRateLimit ?? '10000' },
            { label: 'Burst', value: all?.throttlingBurstLimit ?? '5000' },
            { label: 'Web ACL', value: webAclArn ?? '–' },
            { label: 'Cache cluster', value: cacheClusterEnabled ? 'Active' : 'Inactive' },
            { label: 'Default method-level caching', value: all?.cachingEnabled === true ? 'Active' : 'Inactive' },
            { label: 'Client certificate', value: clientCertificateId ?? '–' },
            { label: 'Active deployment', value: `${deploymentId} on ${dateTime(deployment.data?.createdDate)}` },
          ]}
        />
        <KeyValuePairs columns={1} items={[{ label: 'Invoke URL', value: <InvokeUrl restApiId={restApiId} stageName={stageName} /> }]} />
      </SpaceBetween>
      {deleting && <DeleteStage restApiId={restApiId} stageName={stageName} onDismiss={() => setDeleting(false)} />}
    </Container>
  )
}
