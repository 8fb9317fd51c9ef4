import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import type { Fields } from '../form/fields.ts'

/** What the warnings of an OpenAPI definition mean for its import. */
export function WarningsField({ form }: { readonly form: Fields<{ readonly failOnWarnings: boolean }> }) {
  return (
    <FormField label="Warnings">
      <RadioGroup
        value={form.value.failOnWarnings ? 'fail' : 'ignore'}
        onChange={({ detail }) => form.set({ failOnWarnings: detail.value === 'fail' })}
        items={[
          { value: 'fail', label: 'Fail on warnings', description: 'Nothing is imported when the definition gives a warning.' },
          { value: 'ignore', label: 'Ignore warnings', description: 'What can be read is imported; the warnings are listed.' },
        ]}
      />
    </FormField>
  )
}
