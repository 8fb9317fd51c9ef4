import type { Stage } from '@aws-sdk/client-api-gateway'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../client/query.ts'
import { InvokeUrls } from '../../components/invoke/invoke-urls.tsx'
import { dateTime } from '../../components/reading/date-time.ts'
import { draftOfMethodSetting } from '../../components/stage/method-setting-draft.ts'
import { allMethods } from '../../components/stage/method-key.ts'
import { activeText } from '../../components/stage/setting-texts.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { atFourbox } from '../../settings.ts'
import { href } from '../../shell/address.ts'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

/** What a stage is, how it is called, and what its settings let through. */
export function StageDetails({ restApiId, stage }: { readonly restApiId: string; readonly stage: Stage }) {
  const { stageName = '', description, deploymentId = '', clientCertificateId, webAclArn, methodSettings } = stage
  const deployment = useQuery(query('GetDeployment', { restApiId, deploymentId }))
  const { throttled, rate, burst, cachingEnabled } = draftOfMethodSetting(methodSettings?.[allMethods])
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <div className="actions">
              {atFourbox && <Button href={href('/apis/:restApiId/stages/:stageName/traffic', { restApiId, stageName })}>Live traffic</Button>}
              <WriteButton href={href('/apis/:restApiId/stages/:stageName/edit', { restApiId, stageName })}>Edit</WriteButton>
            </div>
          }
        >
          Stage details
        </Header>
      }
    >
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Stage name', value: stageName },
            { label: 'Rate', value: throttled ? rate : 'Inactive' },
            { label: 'Burst', value: throttled ? burst : 'Inactive' },
            { label: 'Cache cluster', value: cacheText(stage) },
            { label: 'Default method-level caching', value: activeText(cachingEnabled) },
            { label: 'Web ACL', value: webAclArn ?? '–' },
            { label: 'Client certificate', value: clientCertificateId ?? '–' },
            { label: 'Active deployment', value: `${deploymentId} on ${dateTime(deployment.data?.createdDate)}` },
            ...(description === undefined ? [] : [{ label: 'Description', value: description }]),
          ]}
        />
        <InvokeUrls restApiId={restApiId} stageName={stageName} />
      </SpaceBetween>
    </Container>
  )
}

function cacheText({ cacheClusterStatus, cacheClusterSize }: Stage): string {
  switch (cacheClusterStatus) {
    case 'CREATE_IN_PROGRESS':
      return 'Create in progress'
    case 'DELETE_IN_PROGRESS':
      return 'Delete in progress'
    case 'FLUSH_IN_PROGRESS':
      return 'Flush in progress'
    case 'AVAILABLE':
      return `Active, ${cacheClusterSize} GB`
    default:
      return 'Inactive'
  }
}
