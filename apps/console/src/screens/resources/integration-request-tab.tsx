import type { Integration } from '@aws-sdk/client-api-gateway'
import Alert from '@cloudscape-design/components/alert'
import type { KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs'
import { defaultTimeoutInMillis, isProxyType } from '@fourbox/domain'
import { Empty } from '../../components/faces/empty.tsx'
import { contentHandlingTexts, passthroughTexts } from '../../components/integration/integration-labels.ts'
import { integrationTypeText, tileOf } from '../../components/integration/integration-type.ts'
import { parametersAt } from '../../components/method/parameters.ts'
import { SettingsTable } from '../../components/reading/settings-table.tsx'
import { Templates } from '../../components/templates/templates.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import type { TemplateProblem } from '../../components/templates/template-problems.ts'
import type { MethodProperties } from './method-properties.ts'
import { BoxSettings } from './box-settings.tsx'
import { Problems } from './problems.tsx'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

interface IntegrationRequestTabProperties extends MethodProperties {
  /** The function that is called, where this machine has none of its name. */
  readonly missingFunction: string | undefined
  readonly problems: readonly TemplateProblem[]
}

export function IntegrationRequestTab({ restApiId, resource, httpMethod, method, missingFunction, problems }: IntegrationRequestTabProperties) {
  const { methodIntegration: integration } = method
  const edit = (
    <WriteButton href={href('/apis/:restApiId/resources/:id/:httpMethod/integration-request/edit', { restApiId, id: resource.id ?? '', httpMethod })}>
      Edit
    </WriteButton>
  )
  return (
    <BoxSettings title="Integration request settings" actions={edit}>
      {integration ? (
        <>
          {missingFunction !== undefined && (
            <Alert type="warning" action={<WriteButton href={`${href('/create-function')}?name=${missingFunction}`}>Create function</WriteButton>}>
              There is no function {missingFunction} on this machine. Unless AWS_ENDPOINT_URL_LAMBDA leads to one elsewhere, calls are answered 500.
            </Alert>
          )}
          <Problems problems={problems} />
          <KeyValuePairs columns={2} items={settingsOf(integration)} />
          {parameterTables.map(({ title, none, place }) => (
            <SettingsTable
              key={place}
              title={title}
              none={none}
              rows={parametersAt(integration.requestParameters, place)}
              columns={[
                { header: 'Name', cell: ({ name }) => name },
                { header: 'Mapped from', cell: ({ value }) => value },
                { header: 'Caching', cell: ({ name }) => (integration.cacheKeyParameters?.includes(`${place}.${name}`) === true ? 'True' : 'False') },
              ]}
            />
          ))}
          <Templates templates={integration.requestTemplates} />
        </>
      ) : (
        <Empty title="No integration" text="The method cannot be tested or deployed until it has one." action={edit} />
      )}
    </BoxSettings>
  )
}

function settingsOf(integration: Integration): KeyValuePairsProps.Pair[] {
  const { httpMethod, uri, timeoutInMillis = defaultTimeoutInMillis, passthroughBehavior = '', contentHandling = '', credentials, connectionId } = integration
  const tile = tileOf(integration)
  return [
    { label: 'Integration type', value: integrationTypeText(integration) },
    ...(tile === 'mock' ? [] : [{ label: tile === 'lambda' ? 'Lambda function' : 'Endpoint URL', value: uri ?? '–' }]),
    ...(httpMethod === undefined ? [] : [{ label: 'HTTP method', value: httpMethod }]),
    ...(connectionId === undefined ? [] : [{ label: 'VPC link', value: connectionId }]),
    ...(isProxyType(integration.type) && tile !== 'aws'
      ? [{ label: 'Response transfer mode', value: integration.responseTransferMode === 'STREAM' ? 'Stream' : 'Buffered' }]
      : []),
    ...(integration.tlsConfig?.insecureSkipVerification === true ? [{ label: 'Certificate of the back end', value: 'Not verified' }] : []),
    { label: 'Timeout', value: timeoutInMillis === defaultTimeoutInMillis ? 'Default (29 seconds)' : `${timeoutInMillis} ms` },
    ...(isProxyType(integration.type) ? [] : [{ label: 'Request body passthrough', value: passthroughTexts[passthroughBehavior] ?? passthroughBehavior }]),
    { label: 'Content handling', value: contentHandlingTexts[contentHandling] ?? contentHandling },
    ...(credentials === undefined ? [] : [{ label: 'Execution role', value: credentials }]),
  ]
}

const parameterTables = [
  { title: 'URL path parameters', none: 'No URL path parameters', place: 'integration.request.path' },
  { title: 'URL query string parameters', none: 'No URL query string parameters', place: 'integration.request.querystring' },
  { title: 'URL request headers parameters', none: 'No URL request headers parameters', place: 'integration.request.header' },
] as const
