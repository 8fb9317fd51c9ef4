import Select from '@cloudscape-design/components/select'
import { Field } from '../form/field.tsx'
import type { Faulty } from '../form/fields.ts'
import { retentionOptions } from './retentions.ts'

interface RetentionFieldProperties {
  readonly form: Faulty
  /** Days as text; `''` keeps events for ever. */
  readonly value: string
  readonly onChange: (value: string) => void
}

export function RetentionField({ form, value, onChange }: RetentionFieldProperties) {
  return (
    <Field form={form} name="retentionInDays" label="Retention" description="Events that are older cannot be read any more, and leave the disk.">
      <Select
        options={retentionOptions}
        selectedOption={retentionOptions.find((option) => option.value === value) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </Field>
  )
}
