import Select from '@cloudscape-design/components/select'
import { Field } from '../form/field.tsx'
import type { Faulty } from '../form/fields.ts'
import { verbs } from '../method/verb-order.ts'

interface BackendMethodFieldProperties {
  readonly form: Faulty
  readonly value: string
  /** Whether the client's verb can be passed on. */
  readonly any: boolean
  readonly onChange: (httpMethod: string) => void
}

/** The back end's verb; ANY passes the client's on. */
export function BackendMethodField({ form, value, any, onChange }: BackendMethodFieldProperties) {
  const options = verbs.filter((verb) => any || verb !== 'ANY').map((verb) => ({ value: verb, label: verb }))
  return (
    <Field form={form} name="httpMethod" label="HTTP method">
      <Select
        placeholder="Choose an HTTP method"
        options={options}
        selectedOption={options.find((option) => option.value === value) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </Field>
  )
}
