import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import type { Fields } from '../form/form.ts'
import type { IntegrationDraft } from './integration-draft.ts'

export function TimeoutField({ form }: { readonly form: Fields<IntegrationDraft> }) {
  const { defaultTimeout, timeout } = form.value
  return (
    <SpaceBetween size="s">
      <Toggle checked={defaultTimeout} description="The default timeout is 29 seconds." onChange={({ detail }) => form.set({ defaultTimeout: detail.checked })}>
        Default timeout
      </Toggle>
      {!defaultTimeout && (
        <FormField label="Integration timeout" description="From 50 to 29000 milliseconds." errorText={form.fault('timeout')}>
          <Input type="number" value={timeout} onChange={({ detail }) => form.set({ timeout: detail.value })} />
        </FormField>
      )}
    </SpaceBetween>
  )
}
