import type { GatewayResponse } from '@aws-sdk/client-api-gateway'
import type { GatewayResponseType } from '@fourbox/domain'
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { query } from '../../client/query.ts'
import { refresh } from '../../client/refresh.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { Optional } from '../../components/form/optional.tsx'
import { isResponseType, responseTypeName } from '../../components/gateway-response/response-type.ts'
import { type RowColumn, Rows } from '../../components/form/rows.tsx'
import { flash } from '../../shell/flashes.ts'
import {
  checkGatewayResponse,
  draftOfGatewayResponse,
  fieldOfGatewayResponse,
  type GatewayResponseDraft,
  gatewayResponsePatches,
  type HeaderRow,
} from './gateway-response-draft.ts'
import { ResponseTemplates } from './response-templates.tsx'

export default function EditGatewayResponseScreen() {
  const { restApiId = '', responseType = '' } = useParams()
  return isResponseType(responseType) ? (
    <WithResponse restApiId={restApiId} responseType={responseType} />
  ) : (
    <Empty title="No such type" text="There is no gateway response of this type." />
  )
}

function WithResponse(place: { readonly restApiId: string; readonly responseType: GatewayResponseType }) {
  const response = useQuery(query('GetGatewayResponse', place))
  return (
    <LoadedPage title="Edit gateway response" query={response}>
      {(loaded) => <EditGatewayResponse {...place} response={loaded} />}
    </LoadedPage>
  )
}

interface EditGatewayResponseProperties {
  readonly restApiId: string
  readonly responseType: GatewayResponseType
  readonly response: GatewayResponse
}

function EditGatewayResponse({ restApiId, responseType, response }: EditGatewayResponseProperties) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const name = responseTypeName(responseType)
  const isDefault = responseType.startsWith('DEFAULT_')
  const page = `/apis/${restApiId}/gateway-responses/${responseType}`
  const form = useForm<GatewayResponseDraft>({
    draft: `gateway-response ${restApiId} ${responseType}`,
    initial: draftOfGatewayResponse(response),
    check: (draft) => checkGatewayResponse(draft, isDefault),
    fieldOf: fieldOfGatewayResponse,
    save: async (draft) => {
      const patchOperations = gatewayResponsePatches(response, draft)
      if (patchOperations.length > 0) await call('UpdateGatewayResponse', { restApiId, responseType, patchOperations })
      await refresh(queryClient, restApiId)
      flash({ type: 'success', content: `Saved the gateway response ${name}. Deploy the API for it to act.` })
      await navigate(page)
    },
  })
  return (
    <FormPage form={form} title="Edit gateway response" description={name} submitText="Save changes" cancelTo={page}>
      <Container>
        <SpaceBetween size="l">
          <FormField
            label={isDefault ? <Optional label="Status code" /> : 'Status code'}
            description={isDefault ? 'Empty: each error keeps its own.' : undefined}
            errorText={form.fault('statusCode')}
          >
            <Input value={form.value.statusCode} inputMode="numeric" onChange={({ detail }) => form.set({ statusCode: detail.value })} />
          </FormField>
          <HeaderRows rows={form.value.headers} fault={form.fault('headers')} onChange={(headers) => form.set({ headers })} />
          <ResponseTemplates rows={form.value.templates} fault={form.fault('templates')} onChange={(templates) => form.set({ templates })} />
          {responseType === 'REQUEST_TOO_LARGE' && (
            <Alert type="info">A body of more than 10 MB is refused before the API is known; its answer cannot be customised.</Alert>
          )}
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}

interface HeaderRowsProperties {
  readonly rows: readonly HeaderRow[]
  readonly fault: string
  readonly onChange: (rows: readonly HeaderRow[]) => void
}

function HeaderRows(properties: HeaderRowsProperties) {
  return <Rows {...properties} title="Response headers" what="response header" newRow={{ name: '', value: '' }} columns={headerColumns} />
}

const headerColumns: readonly RowColumn<HeaderRow>[] = [
  {
    label: 'Header',
    control: ({ name }, change, label) => (
      <Input ariaLabel={label} value={name} placeholder="Access-Control-Allow-Origin" onChange={({ detail }) => change({ name: detail.value })} />
    ),
  },
  {
    label: 'Mapping value',
    control: ({ value }, change, label) => (
      <Input ariaLabel={label} value={value} placeholder="'*'" onChange={({ detail }) => change({ value: detail.value })} />
    ),
  },
]
