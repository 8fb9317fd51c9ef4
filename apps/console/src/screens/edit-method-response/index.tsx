import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { wholeList } from '../../client/query.ts'
import { refresh } from '../../client/refresh.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { MethodPage, methodTab, type PlacedMethod } from '../../components/method/method-page.tsx'
import { ModelRows } from '../../components/method-request/model-rows.tsx'
import { type RowColumn, Rows } from '../../components/form/rows.tsx'
import { flash } from '../../shell/flashes.ts'
import { help } from './help.tsx'
import { checkMethodResponse, draftOfMethodResponse, fieldOfMethodResponse, type HeaderRow, type MethodResponseDraft } from './method-response-draft.ts'
import { lostMappings, saveMethodResponse } from './save-method-response.ts'

/** One method response: a new one, or with `?status=` in the address the one of that code. */
export default function EditMethodResponseScreen() {
  const [address] = useSearchParams()
  const statusCode = address.get('status') ?? undefined
  const title = statusCode === undefined ? 'Create method response' : 'Edit method response'
  return <MethodPage title={title}>{(placed) => <EditMethodResponse key={statusCode} title={title} placed={placed} statusCode={statusCode} />}</MethodPage>
}

interface EditMethodResponseProperties {
  readonly title: string
  readonly placed: PlacedMethod
  readonly statusCode: string | undefined
}

function EditMethodResponse({ title, placed, statusCode }: EditMethodResponseProperties) {
  const { restApiId, resourceId, httpMethod, path, method } = placed
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const models = useQuery(wholeList('GetModels', { restApiId })).data ?? []
  const before = statusCode === undefined ? undefined : method.methodResponses?.[statusCode]
  const form = useForm<MethodResponseDraft>({
    draft: `method-response ${restApiId} ${resourceId} ${httpMethod} ${statusCode}`,
    initial: draftOfMethodResponse(before),
    check: checkMethodResponse,
    fieldOf: fieldOfMethodResponse,
    save: async (draft) => {
      await saveMethodResponse(placed, before, draft)
      await refresh(queryClient, restApiId)
      flash({ type: 'success', content: `Saved the method response ${draft.statusCode} of ${httpMethod} ${path}.` })
      await navigate(methodTab(placed, 'method-response'))
    },
  })
  const { value } = form
  const lost = before ? lostMappings(placed, value) : []
  return (
    <FormPage
      form={form}
      title={title}
      description={`${path} - ${httpMethod}`}
      help={help}
      submitText={before ? 'Save' : 'Create'}
      cancelTo={methodTab(placed, 'method-response')}
    >
      <Container>
        <SpaceBetween size="l">
          <FormField label="HTTP status code" errorText={form.fault('statusCode')}>
            <Input
              value={value.statusCode}
              inputMode="numeric"
              placeholder="200"
              disabled={before !== undefined}
              onChange={({ detail }) => form.set({ statusCode: detail.value.trim() })}
            />
          </FormField>
          <Rows
            title="Response headers"
            what="header"
            rows={value.headers}
            newRow={{ name: '' }}
            fault={form.fault('headers')}
            columns={headerColumns}
            onChange={(headers) => form.set({ headers })}
          />
          <ModelRows title="Response body" models={models} rows={value.models} fault={form.fault('models')} onChange={(rows) => form.set({ models: rows })} />
          {lost.length > 0 && (
            <Alert type="warning">Saving also removes the header mappings of the integration response for headers removed here: {lost.join(', ')}.</Alert>
          )}
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}

const headerColumns: readonly RowColumn<HeaderRow>[] = [
  {
    label: 'Header name',
    control: ({ name }, change, label) => (
      <Input ariaLabel={label} value={name} placeholder="X-My-Header" onChange={({ detail }) => change({ name: detail.value })} />
    ),
  },
]
