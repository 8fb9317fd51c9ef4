import type { IntegrationResponse } from '@aws-sdk/client-api-gateway'
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { isProxyType } from '@fourbox/domain'
import { Empty } from '../../components/faces/empty.tsx'
import { contentHandlingTexts } from '../../components/integration/integration-labels.ts'
import { tileOf } from '../../components/integration/integration-type.ts'
import { parametersAt } from '../../components/method/parameters.ts'
import { SettingsTable } from '../../components/reading/settings-table.tsx'
import { Templates } from '../../components/templates/templates.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import type { TemplateProblem } from '../../components/templates/template-problems.ts'
import type { MethodProperties } from './method-properties.ts'
import { Problems } from './problems.tsx'
import { ResponseCard } from './response-card.tsx'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

interface IntegrationResponseTabProperties extends MethodProperties {
  readonly problems: readonly TemplateProblem[]
}

export function IntegrationResponseTab({ restApiId, resource, httpMethod, method, problems }: IntegrationResponseTabProperties) {
  const { methodIntegration: integration } = method
  const responses = Object.entries(integration?.integrationResponses ?? {})
  const base = href('/apis/:restApiId/resources/:id/:httpMethod/integration-response', { restApiId, id: resource.id ?? '', httpMethod })
  if (isProxyType(integration?.type)) {
    return <Alert type="info">Proxy integrations cannot be configured to transform responses. What the back end answers is passed to the client.</Alert>
  }
  const patternLabel = integration && tileOf(integration) === 'lambda' ? 'Lambda error regex' : 'HTTP status regex'
  const create = <WriteButton href={`${base}/create`}>Create response</WriteButton>
  return (
    <SpaceBetween size="m">
      <Header variant="h3" headingTagOverride="h2" counter={`(${responses.length})`} actions={integration && create}>
        Integration responses
      </Header>
      <Problems problems={problems} />
      {responses.length === 0 && (
        <Container>
          <Empty title="No integration responses" text="Without one, every answer of the back end becomes an error 500." action={integration && create} />
        </Container>
      )}
      {responses.map(([statusCode, response]) => (
        <ResponseCard
          key={statusCode}
          title={`${response.selectionPattern ? response.selectionPattern : 'Default'} - Response`}
          editHref={`${base}/edit?status=${statusCode}`}
          deletion="DeleteIntegrationResponse"
          input={{ restApiId, resourceId: resource.id ?? '', httpMethod, statusCode }}
        >
          <Settings patternLabel={patternLabel} statusCode={statusCode} response={response} />
        </ResponseCard>
      ))}
    </SpaceBetween>
  )
}

interface SettingsProperties {
  readonly patternLabel: string
  readonly statusCode: string
  readonly response: IntegrationResponse
}

function Settings({ patternLabel, statusCode, response }: SettingsProperties) {
  const { selectionPattern, contentHandling = '', responseParameters, responseTemplates } = response
  return (
    <SpaceBetween size="l">
      <KeyValuePairs
        columns={3}
        items={[
          { label: patternLabel, value: selectionPattern ? selectionPattern : '– (default)' },
          { label: 'Method response status code', value: statusCode },
          { label: 'Content handling', value: contentHandlingTexts[contentHandling] ?? contentHandling },
        ]}
      />
      <SettingsTable
        title="Header mappings"
        none="No header mappings"
        rows={parametersAt(responseParameters, 'method.response.header')}
        columns={[
          { header: 'Response header', cell: ({ name }) => name },
          { header: 'Mapping value', cell: ({ value }) => value },
        ]}
      />
      <Templates templates={responseTemplates} />
    </SpaceBetween>
  )
}
