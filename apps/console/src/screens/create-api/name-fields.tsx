import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'
import type { Form } from '../../components/form/form.ts'
import { Field } from '../../components/form/field.tsx'
import type { ApiDraft } from './api-draft.ts'

/** Name and description; for a copy, of what. */
export function NameFields({ form }: { readonly form: Form<ApiDraft> }) {
  const apis = useQuery(wholeList('GetRestApis', {}))
  const options = (apis.data ?? []).map(({ id = '', name = '' }) => ({ value: id, label: name, description: id }))
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
      <Field form={form} name="name" label="API name">
        <Input value={form.value.name} placeholder="My REST API" onChange={({ detail }) => form.set({ name: detail.value })} />
      </Field>
      <Field form={form} name="description" label="Description" optional>
        <Input value={form.value.description} onChange={({ detail }) => form.set({ description: detail.value })} />
      </Field>
    </SpaceBetween>
  )
}
