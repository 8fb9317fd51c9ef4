import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { InvokeUrl } from '../../components/reading/invoke-url.tsx'

interface StageMethodProperties {
  readonly restApiId: string
  readonly stageName: string
  readonly path: string
  readonly httpMethod: string
}

export function StageMethod({ restApiId, stageName, path, httpMethod }: StageMethodProperties) {
  return (
    <Container
      header={
        <Header variant="h2">
          {path} - {httpMethod}
        </Header>
      }
    >
      <KeyValuePairs columns={1} items={[{ label: 'Invoke URL', value: <InvokeUrl restApiId={restApiId} stageName={stageName} path={path} /> }]} />
    </Container>
  )
}
