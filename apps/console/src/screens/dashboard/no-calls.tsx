import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Empty } from '../../components/faces/empty.tsx'
import { InvokeUrls } from '../../components/invoke/invoke-urls.tsx'
import type { DashboardMethod } from './metrics.ts'

interface NoCallsProperties {
  readonly restApiId: string
  readonly stage: string
  readonly method: DashboardMethod | undefined
  readonly live: boolean
}

/** Where to call, while there are no calls to be shown. */
export function NoCalls({ restApiId, stage, method, live }: NoCallsProperties) {
  const called = method ? `${method.httpMethod} ${method.resourcePath} on ${stage}` : stage
  return (
    <Container>
      <SpaceBetween size="m">
        <Empty
          title={`No calls to ${called} in this time`}
          text={live ? 'Call it: its figures appear here by themselves. Tests of a method are no calls.' : 'Choose another date range.'}
        />
        <InvokeUrls restApiId={restApiId} stageName={stage} {...(method && { path: method.resourcePath, httpMethod: method.httpMethod })} />
      </SpaceBetween>
    </Container>
  )
}
