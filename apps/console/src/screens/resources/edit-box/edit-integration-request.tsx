import { useMemo } from 'react'
import { takesTemplates } from '../../../components/integration-request/integration-request-draft.ts'
import { MappingFields } from '../../../components/integration-request/mapping-fields.tsx'
import { TargetFields } from '../../../components/integration-request/target-fields.tsx'
import { useIntegrationRequestForm } from '../../../components/integration-request/use-integration-request-form.ts'
import { requestInput } from '../../../components/live-template/template-input.ts'
import { typedInput } from '../../../components/live-template/typed-input.ts'
import type { EditBoxProperties } from './edit-box.tsx'
import { EditedBox } from './edited-box.tsx'

/** Templates, mappings and target of the request to the back end. The box of the back end has the same settings, its target first. */
export function EditIntegrationRequest(properties: EditBoxProperties) {
  const { tab, trace, placed, input } = properties
  const form = useIntegrationRequestForm(placed, 'stay')
  const { value } = form
  const read = useMemo(() => requestInput(trace, () => typedInput(placed, input)), [trace, placed, input])
  const sections = [
    { id: 'mappings', label: 'Mappings', body: <MappingFields form={form} /> },
    { id: 'target', label: 'Target', body: <TargetFields form={form} /> },
  ]
  const templates = {
    name: 'requestTemplates' as const,
    rows: value.templates,
    input: read,
    onChange: (rows: typeof value.templates) => form.set({ templates: rows }),
  }
  const isOfBackEnd = tab === 'integration'
  return (
    <EditedBox
      {...properties}
      form={form}
      sections={isOfBackEnd ? sections.toReversed() : sections}
      {...(!isOfBackEnd && takesTemplates(value) && { templates })}
    />
  )
}
