import type { Model } from '@aws-sdk/client-api-gateway'
import Alert from '@cloudscape-design/components/alert'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Field } from '../form/field.tsx'
import type { Fields } from '../form/fields.ts'
import { type RowColumn, Rows } from '../form/rows.tsx'
import { ModelRows } from '../method-request/model-rows.tsx'
import type { PlacedMethod } from '../method/method-page.tsx'
import type { HeaderRow, MethodResponseDraft } from './method-response-draft.ts'
import { lostMappings } from './save-method-response.ts'

interface MethodResponseFieldsProperties {
  readonly form: Fields<MethodResponseDraft>
  readonly placed: PlacedMethod
  /** The response that is edited; absent: a new one. */
  readonly statusCode: string | undefined
  readonly models: readonly Model[]
}

/** All settings of one method response. */
export function MethodResponseFields({ form, placed, statusCode, models }: MethodResponseFieldsProperties) {
  const { value } = form
  const lost = statusCode === undefined ? [] : lostMappings(placed, value)
  return (
    <SpaceBetween size="l">
      <Field form={form} name="statusCode" label="HTTP status code">
        <Input
          value={value.statusCode}
          inputMode="numeric"
          placeholder="200"
          disabled={statusCode !== undefined}
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
      <ModelRows form={form} name="responseModels" title="Response body" models={models} rows={value.models} onChange={(rows) => form.set({ models: rows })} />
      {lost.length > 0 && (
        <Alert type="warning">Saving also removes the header mappings of the integration response for headers removed here: {lost.join(', ')}.</Alert>
      )}
    </SpaceBetween>
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
