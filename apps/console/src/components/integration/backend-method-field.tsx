import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import type { Fields } from '../form/form.ts'
import { verbs } from '../method/verb-order.ts'
import type { IntegrationDraft } from './integration-draft.ts'

/** The back end's verb; ANY passes the client's on. */
export function BackendMethodField({ form, any }: { readonly form: Fields<IntegrationDraft>; readonly any: boolean }) {
  const { backendMethod } = form.value
  const options = verbs.filter((verb) => any || verb !== 'ANY').map((verb) => ({ value: verb, label: verb }))
  return (
    <FormField label="HTTP method" errorText={form.fault('backendMethod')}>
      <Select
        placeholder="Choose an HTTP method"
        options={options}
        selectedOption={options.find(({ value }) => value === backendMethod) ?? null}
        onChange={({ detail }) => form.set({ backendMethod: detail.selectedOption.value ?? '' })}
      />
    </FormField>
  )
}
