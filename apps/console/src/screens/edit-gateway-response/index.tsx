import type { GatewayResponse } from '@aws-sdk/client-api-gateway'
import { type GatewayResponseType, isGatewayResponseType } from '@fourbox/domain'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { query } from '../../client/query.ts'
import type { Faulty } from '../../components/form/fields.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { responseTypeName } from '../../components/gateway-response/response-type.ts'
import { type RowColumn, Rows } from '../../components/form/rows.tsx'
import { checkGatewayResponse, draftOfGatewayResponse, type GatewayResponseDraft, gatewayResponsePatches, type HeaderRow } from './gateway-response-draft.ts'
import { Field } from '../../components/form/field.tsx'
import { href } from '../../shell/address.ts'
import { Screen } from '../../shell/screen.tsx'
import { ResponseTemplates } from './response-templates.tsx'

export default function EditGatewayResponseScreen() {
  const { restApiId = '', responseType = '' } = useParams()
  return isGatewayResponseType(responseType) ? (
    <WithResponse restApiId={restApiId} responseType={responseType} />
  ) : (
    <Screen title="Edit gateway response">
      <Empty
        title="No such type"
        text="There is no gateway response of this type."
        action={<Button href={href('/apis/:restApiId/gateway-responses', { restApiId })}>All gateway responses</Button>}
      />
    </Screen>
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
  const name = responseTypeName(responseType)
  const isDefault = responseType.startsWith('DEFAULT_')
  const page = `/apis/${restApiId}/gateway-responses/${responseType}`
  const form = useForm<GatewayResponseDraft>({
    draft: `gateway-response ${restApiId} ${responseType}`,
    restApiId,
    initial: draftOfGatewayResponse(response),
    check: (draft) => checkGatewayResponse(draft, responseType),
    save: async (draft) => {
      const patchOperations = gatewayResponsePatches(response, draft)
      if (patchOperations.length > 0) await call('UpdateGatewayResponse', { restApiId, responseType, patchOperations })
      return { message: `Saved the gateway response ${name}. Deploy the API for it to act.`, page }
    },
  })
  return (
    <FormPage form={form} title="Edit gateway response" description={name} submitText="Save changes" cancelTo={page}>
      <Container>
        <SpaceBetween size="l">
          <Field
            form={form}
            name="statusCode"
            label="Status code"
            optional={isDefault}
            {...(isDefault ? { description: 'Empty: each error keeps its own.' } : {})}
          >
            <Input value={form.value.statusCode} inputMode="numeric" onChange={({ detail }) => form.set({ statusCode: detail.value })} />
          </Field>
          <HeaderRows form={form} rows={form.value.headers} onChange={(headers) => form.set({ headers })} />
          <ResponseTemplates form={form} rows={form.value.templates} onChange={(templates) => form.set({ templates })} />
          {responseType === 'REQUEST_TOO_LARGE' && (
            <Alert type="info">A body of more than 10 MB is refused before the API is known; its answer cannot be customized.</Alert>
          )}
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}

interface HeaderRowsProperties {
  readonly form: Faulty
  readonly rows: readonly HeaderRow[]
  readonly onChange: (rows: readonly HeaderRow[]) => void
}

function HeaderRows(properties: HeaderRowsProperties) {
  return (
    <Rows
      {...properties}
      name="responseParameters.gatewayresponse.header"
      keyOf={({ name: header }) => header}
      title="Response headers"
      what="response header"
      newRow={{ name: '', value: '' }}
      columns={headerColumns}
    />
  )
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
