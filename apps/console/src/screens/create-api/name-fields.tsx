import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useApiOptions } from '../../components/api/api-options.ts'
import type { Form } from '../../components/form/form.ts'
import { Field } from '../../components/form/field.tsx'
import { NameAndDescription } from '../../components/form/name-and-description.tsx'
import type { ApiDraft } from './api-draft.ts'

/** Name and description; for a copy, of what. */
export function NameFields({ form }: { readonly form: Form<ApiDraft> }) {
  const { options } = useApiOptions()
  return (
    <SpaceBetween size="l">
      {form.value.source === 'clone' && (
        <Field form={form} name="cloneFrom" label="Clone from">
          <Select
            placeholder="Choose an API"
            empty="No APIs"
            filteringType={options.length > 10 ? 'auto' : 'none'}
            options={options}
            selectedOption={options.find(({ value }) => value === form.value.cloneFrom) ?? null}
            onChange={({ detail }) => form.set({ cloneFrom: detail.selectedOption.value ?? '' })}
          />
        </Field>
      )}
      <NameAndDescription form={form} nameLabel="API name" namePlaceholder="My REST API" />
    </SpaceBetween>
  )
}
