import { visible } from '@fourbox/domain'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'
import type { Form } from '../../components/form/form.ts'
import { Field } from '../../components/form/field.tsx'
import { NameAndDescription } from '../../components/form/name-and-description.tsx'
import type { ApiDraft } from './api-draft.ts'

/** Name and description; for a copy, of what. */
export function NameFields({ form }: { readonly form: Form<ApiDraft> }) {
  const apis = useQuery(wholeList('GetRestApis', {}))
  const options = (apis.data ?? []).map(({ id = '', name = '' }) => ({ value: id, label: visible(name), description: id }))
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
