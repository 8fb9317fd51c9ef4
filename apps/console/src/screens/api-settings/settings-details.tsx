import type { RestApi } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Copyable } from '../../components/reading/copyable.tsx'
import { dateTime } from '../../components/reading/date-time.ts'
import { endpointTypes } from '../../components/endpoint/endpoint-draft.ts'
import { SettingsTable } from '../../components/reading/settings-table.tsx'
import { StageLogsCard } from './stage-logs-card.tsx'
import { TagsTable } from '../../components/tags/tags-table.tsx'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

/** Every setting of the API, to be read. */
export function SettingsDetails({ api }: { readonly api: RestApi }) {
  const { id = '', name, description, createdDate, endpointConfiguration, disableExecuteApiEndpoint = false, apiKeySource, minimumCompressionSize } = api
  const { securityPolicy, endpointAccessMode } = api
  const endpointType = endpointTypes.find(({ value }) => endpointConfiguration?.types?.includes(value))?.label ?? ''
  const vpcEndpointIds = endpointConfiguration?.vpcEndpointIds ?? []
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">API details</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'API name', value: name ?? '' },
            { label: 'API ID', value: <Copyable text={id} what="API ID" /> },
            { label: 'Description', value: description ?? '–' },
            { label: 'API endpoint type', value: endpointType },
            { label: 'IP address type', value: endpointConfiguration?.ipAddressType === 'dualstack' ? 'Dualstack' : 'IPv4' },
            { label: 'Security policy', value: securityPolicy ?? '–' },
            ...(endpointAccessMode === undefined ? [] : [{ label: 'Endpoint access mode', value: endpointAccessMode === 'STRICT' ? 'Strict' : 'Basic' }]),
            { label: 'Default endpoint', value: disableExecuteApiEndpoint ? 'Inactive' : 'Active' },
            { label: 'Created', value: dateTime(createdDate) },
            ...(vpcEndpointIds.length > 0 ? [{ label: 'VPC endpoint IDs', value: vpcEndpointIds.join(', ') }] : []),
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">Requests and answers</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'API key source', value: apiKeySource === 'AUTHORIZER' ? 'Authorizer' : 'Header' },
            { label: 'Content encoding', value: minimumCompressionSize === undefined ? 'Inactive' : `Active from ${minimumCompressionSize} bytes` },
          ]}
        />
      </Container>
      <Container>
        <SettingsTable
          title="Binary media types"
          none="No binary media types: every body is text."
          rows={api.binaryMediaTypes ?? []}
          columns={[{ header: 'Media type', cell: (type) => type }]}
        />
      </Container>
      <StageLogsCard restApiId={id} />
      <Container>
        <TagsTable tags={api.tags} />
      </Container>
    </SpaceBetween>
  )
}
