import { useMemo } from 'react'
import { SelectionFields } from '../../../components/integration-response/selection-fields.tsx'
import { useIntegrationResponseForm } from '../../../components/integration-response/use-integration-response-form.ts'
import { responseInput } from '../../../components/live-template/template-input.ts'
import type { EditBoxProperties } from './edit-box.tsx'
import { EditedBox } from './edited-box.tsx'
import { type OneResponse, OneOfResponses } from './one-of-responses.tsx'

/** The integration responses, one at a time. */
export function EditIntegrationResponses(properties: EditBoxProperties) {
  const { integrationResponses = {} } = properties.placed.method.methodIntegration ?? {}
  return (
    <OneOfResponses {...properties} what="integration-response" codes={Object.keys(integrationResponses)}>
      {(one) => <EditIntegrationResponse key={one.statusCode} {...properties} one={one} />}
    </OneOfResponses>
  )
}

function EditIntegrationResponse({ one, ...properties }: EditBoxProperties & { readonly one: OneResponse }) {
  const { trace, placed } = properties
  const form = useIntegrationResponseForm(placed, one.statusCode, 'stay')
  const { value } = form
  const read = useMemo(() => responseInput(trace), [trace])
  return (
    <EditedBox
      {...properties}
      form={form}
      lead={one.chooser}
      templates={{ name: 'responseTemplates', rows: value.templates, input: read, onChange: (rows) => form.set({ templates: rows }) }}
      sections={[{ id: 'selection', label: 'Selection and headers', body: <SelectionFields form={form} method={placed.method} statusCode={one.statusCode} /> }]}
    />
  )
}
