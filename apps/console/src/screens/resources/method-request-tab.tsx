import { pathVariableNames } from '@fourbox/domain'
import { authorizationText } from '../../components/method/authorization-text.ts'
import { parametersAt } from '../../components/method/parameters.ts'
import { SettingsTable } from '../../components/reading/settings-table.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import type { MethodNames } from './box-facts.ts'
import { BoxSettings } from './box-settings.tsx'
import type { MethodProperties } from './method-properties.ts'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

export function MethodRequestTab({ restApiId, resource, httpMethod, method, names }: MethodProperties & { readonly names: MethodNames }) {
  const { id = '', path = '' } = resource
  const cached = new Set(method.methodIntegration?.cacheKeyParameters ?? [])
  return (
    <BoxSettings
      title="Method request settings"
      actions={<WriteButton href={href('/apis/:restApiId/resources/:id/:httpMethod/method-request/edit', { restApiId, id, httpMethod })}>Edit</WriteButton>}
    >
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'Authorization', value: authorizationText(method, names.authorizer) },
          { label: 'API key required', value: yesNo(method.apiKeyRequired === true) },
          { label: 'Request validator', value: names.validator ?? 'None' },
          { label: 'SDK operation name', value: method.operationName ?? 'Generated based on method and path' },
          ...(method.authorizationScopes?.length ? [{ label: 'Authorization scopes', value: method.authorizationScopes.join(', ') }] : []),
        ]}
      />
      <SettingsTable
        title="Request paths"
        none="No request paths"
        rows={pathVariableNames(path)}
        columns={[
          { header: 'Name', cell: (name) => name },
          { header: 'Caching', cell: (name) => yesNo(cached.has(`method.request.path.${name}`)) },
        ]}
      />
      {parameterTables.map(({ title, none, place }) => (
        <SettingsTable
          key={place}
          title={title}
          none={none}
          rows={parametersAt(method.requestParameters, place)}
          columns={[
            { header: 'Name', cell: ({ name }) => name },
            { header: 'Required', cell: ({ value }) => yesNo(value) },
            { header: 'Caching', cell: ({ name }) => yesNo(cached.has(`${place}.${name}`)) },
          ]}
        />
      ))}
      <SettingsTable
        title="Request body"
        none="No request body"
        rows={Object.entries(method.requestModels ?? {})}
        columns={[
          { header: 'Content type', cell: ([contentType]) => contentType },
          { header: 'Name', cell: ([, model]) => model },
        ]}
      />
    </BoxSettings>
  )
}

const parameterTables = [
  { title: 'URL query string parameters', none: 'No URL query string parameters', place: 'method.request.querystring' },
  { title: 'HTTP request headers', none: 'No HTTP request headers', place: 'method.request.header' },
] as const

function yesNo(value: boolean): string {
  return value ? 'True' : 'False'
}
