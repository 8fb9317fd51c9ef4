import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'
import type { Form } from '../../components/form/form.ts'
import { Optional } from '../../components/form/optional.tsx'
import type { ApiDraft } from './api-draft.ts'

/** Name and description; for a copy, of what. */
export function NameFields({ form }: { readonly form: Form<ApiDraft> }) {
  const apis = useQuery(wholeList('GetRestApis', {}))
  const options = (apis.data ?? []).map(({ id = '', name = '' }) => ({ value: id, label: name, description: id }))
  return (
    <SpaceBetween size="l">
      {form.value.source === 'clone' && (
        <FormField label="Clone from" errorText={form.fault('cloneFrom')}>
          <Select
            placeholder="Choose an API"
            empty="No APIs"
            filteringType={options.length > 10 ? 'auto' : 'none'}
            options={options}
            selectedOption={options.find(({ value }) => value === form.value.cloneFrom) ?? null}
            onChange={({ detail }) => form.set({ cloneFrom: detail.selectedOption.value ?? '' })}
          />
        </FormField>
      )}
      <FormField label="API name" errorText={form.fault('name')}>
        <Input value={form.value.name} placeholder="My REST API" onChange={({ detail }) => form.set({ name: detail.value })} />
      </FormField>
      <FormField label={<Optional label="Description" />} errorText={form.fault('description')}>
        <Input value={form.value.description} onChange={({ detail }) => form.set({ description: detail.value })} />
      </FormField>
    </SpaceBetween>
  )
}
