import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Field } from './field.tsx'
import type { Fields } from './fields.ts'

interface NameAndDescriptionProperties {
  readonly form: Fields<{ readonly name: string; readonly description: string }>
  readonly nameLabel?: string
  readonly namePlaceholder?: string
}

/** What most things have first. */
export function NameAndDescription({ form, nameLabel = 'Name', namePlaceholder }: NameAndDescriptionProperties) {
  const { name, description } = form.value
  return (
    <SpaceBetween size="l">
      <Field form={form} name="name" label={nameLabel}>
        <Input
          value={name}
          {...(namePlaceholder !== undefined && { placeholder: namePlaceholder })}
          onChange={({ detail }) => form.set({ name: detail.value })}
        />
      </Field>
      <Field form={form} name="description" label="Description" optional>
        <Input value={description} onChange={({ detail }) => form.set({ description: detail.value })} />
      </Field>
    </SpaceBetween>
  )
}
