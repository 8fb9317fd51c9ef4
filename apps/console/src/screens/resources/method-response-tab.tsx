import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Empty } from '../../components/faces/empty.tsx'
import { parametersAt } from '../../components/method/parameters.ts'
import { SettingsTable } from '../../components/reading/settings-table.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import type { MethodProperties } from './method-properties.ts'
import { ResponseCard } from './response-card.tsx'

export function MethodResponseTab({ restApiId, resource, httpMethod, method }: MethodProperties) {
  const responses = Object.entries(method.methodResponses ?? {})
  const base = href('/apis/:restApiId/resources/:id/:httpMethod/method-response', { restApiId, id: resource.id ?? '', httpMethod })
  const create = <WriteButton href={`${base}/create`}>Create response</WriteButton>
  return (
    <SpaceBetween size="m">
      <Header variant="h3" headingTagOverride="h2" counter={`(${responses.length})`} actions={create}>
        Method responses
      </Header>
      {responses.length === 0 && (
        <Container>
          <Empty title="No method responses" text="A method declares here which status codes, headers and bodies its clients meet." action={create} />
        </Container>
      )}
      {responses.map(([statusCode, { responseParameters, responseModels }]) => (
        <ResponseCard
          key={statusCode}
          title={`Response ${statusCode}`}
          editHref={`${base}/edit?status=${statusCode}`}
          deletion="DeleteMethodResponse"
          input={{ restApiId, resourceId: resource.id ?? '', httpMethod, statusCode }}
        >
          <SettingsTable
            title="Response headers"
            none="No response headers"
            rows={parametersAt(responseParameters, 'method.response.header')}
            columns={[{ header: 'Name', cell: ({ name }) => name }]}
          />
          <SettingsTable
            title="Response body"
            none="No response body"
            rows={Object.entries(responseModels ?? {})}
            columns={[
              { header: 'Content type', cell: ([contentType]) => contentType },
              { header: 'Model', cell: ([, model]) => model },
            ]}
          />
        </ResponseCard>
      ))}
    </SpaceBetween>
  )
}
