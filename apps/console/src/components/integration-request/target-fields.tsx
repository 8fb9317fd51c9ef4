import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Field } from '../form/field.tsx'
import { type Fields, fieldsOf } from '../form/fields.ts'
import { IntegrationFields } from '../integration/integration-fields.tsx'
import { passthroughTexts } from '../integration/integration-labels.ts'
import { type IntegrationRequestDraft, passthroughOf, takesTemplates } from './integration-request-draft.ts'

/** What is called and how, and what becomes of a body without a template. */
export function TargetFields({ form }: { readonly form: Fields<IntegrationRequestDraft> }) {
  const { value } = form
  const changeIntegration = (integration: IntegrationRequestDraft['integration']) => form.set({ integration })
  return (
    <SpaceBetween size="l">
      <IntegrationFields form={fieldsOf(value.integration, form, changeIntegration)} onChange={changeIntegration} />
      {takesTemplates(value) && (
        <Field form={form} name="passthroughBehavior" label="Request body passthrough">
          <RadioGroup
            value={value.passthroughBehavior}
            items={Object.entries(passthroughTexts).map(([behavior, label]) => ({ value: behavior, label }))}
            onChange={({ detail }) => form.set({ passthroughBehavior: passthroughOf(detail.value) })}
          />
        </Field>
      )}
    </SpaceBetween>
  )
}
