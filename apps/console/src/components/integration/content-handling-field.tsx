import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { contentHandlingTexts } from './integration-labels.ts'

const options = Object.entries(contentHandlingTexts).map(([value, label]) => ({ value, label }))

export function ContentHandlingField({ value, onChange }: { readonly value: string; readonly onChange: (contentHandling: string) => void }) {
  return (
    <FormField label="Content handling">
      <Select
        options={options}
        selectedOption={options.find((option) => option.value === value) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  )
}
