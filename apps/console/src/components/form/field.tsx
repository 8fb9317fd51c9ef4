import FormField, { type FormFieldProps } from '@cloudscape-design/components/form-field'
import type { Faulty } from './fields.ts'
import { Optional } from './optional.tsx'

interface FieldProperties extends Pick<FormFieldProps, 'description' | 'constraintText' | 'stretch' | 'secondaryControl' | 'children'> {
  readonly form: Faulty
  /** AWS's name of the member, by which faults find the field. */
  readonly name: string
  readonly label?: string
  readonly optional?: boolean
  /** The member is a map whose entries all stand here. */
  readonly entries?: boolean
}

/** A field with its label, and beside it what is wrong with its member. */
export function Field({ form, name, label, optional = false, entries = false, ...properties }: FieldProperties) {
  return (
    <FormField
      {...properties}
      data-field={name}
      label={optional && label !== undefined ? <Optional label={label} /> : label}
      errorText={entries ? form.faultWithin(name) : form.fault(name)}
      warningText={form.warning(name)}
    />
  )
}
