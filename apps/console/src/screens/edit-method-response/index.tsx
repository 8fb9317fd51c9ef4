import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'
import { MethodFormPage, ResponsePage, useMethodForm } from '../../components/method/method-form.tsx'
import type { PlacedMethod } from '../../components/method/method-page.tsx'
import { ModelRows } from '../../components/method-request/model-rows.tsx'
import { type RowColumn, Rows } from '../../components/form/rows.tsx'
import { help } from './help.tsx'
import { checkMethodResponse, draftOfMethodResponse, type HeaderRow, type MethodResponseDraft } from '../../components/method-response/method-response-draft.ts'
import { Field } from '../../components/form/field.tsx'
import { lostMappings, saveMethodResponse } from '../../components/method-response/save-method-response.ts'

/** One method response. */
export default function EditMethodResponseScreen() {
  return <ResponsePage what="method response">{(place) => <EditMethodResponse key={place.statusCode} {...place} />}</ResponsePage>
}

interface EditMethodResponseProperties {
  readonly title: string
  readonly placed: PlacedMethod
  readonly statusCode: string | undefined
}

function EditMethodResponse({ title, placed, statusCode }: EditMethodResponseProperties) {
  const { restApiId, method } = placed
  const models = useQuery(wholeList('GetModels', { restApiId })).data ?? []
  const before = statusCode === undefined ? undefined : method.methodResponses?.[statusCode]
  const form = useMethodForm<MethodResponseDraft>({
    placed,
    tab: 'method-response',
    response: statusCode ?? 'new',
    initial: draftOfMethodResponse(before),
    check: checkMethodResponse,
    save: (draft) => saveMethodResponse(placed, before, draft),
    saved: (draft) => `Saved the method response ${draft.statusCode}`,
  })
  const { value } = form
  const lost = before ? lostMappings(placed, value) : []
  return (
    <MethodFormPage form={form} placed={placed} tab="method-response" title={title} help={help} submitText={before ? 'Save' : 'Create'}>
      <Container>
        <SpaceBetween size="l">
          <Field form={form} name="statusCode" label="HTTP status code">
            <Input
              value={value.statusCode}
              inputMode="numeric"
              placeholder="200"
              disabled={before !== undefined}
              onChange={({ detail }) => form.set({ statusCode: detail.value.trim() })}
            />
          </Field>
          <Rows
            form={form}
            name="responseParameters.method.response.header"
            keyOf={({ name }) => name}
            title="Response headers"
            what="header"
            rows={value.headers}
            newRow={{ name: '' }}
            columns={headerColumns}
            onChange={(headers) => form.set({ headers })}
          />
          <ModelRows
            form={form}
            name="responseModels"
            title="Response body"
            models={models}
            rows={value.models}
            onChange={(rows) => form.set({ models: rows })}
          />
          {lost.length > 0 && (
            <Alert type="warning">Saving also removes the header mappings of the integration response for headers removed here: {lost.join(', ')}.</Alert>
          )}
        </SpaceBetween>
      </Container>
    </MethodFormPage>
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
