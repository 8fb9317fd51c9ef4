import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import type { AuthorizerDraft, IdentitySource } from '../../components/authorizer/authorizer-draft.ts'
import type { Fields } from '../../components/form/fields.ts'
import { type RowColumn, Rows } from '../../components/form/rows.tsx'

/** What of the request says who calls. */
export function IdentitySourceRows({ form }: { readonly form: Fields<AuthorizerDraft> }) {
  return (
    <Rows<IdentitySource>
      form={form}
      name="identitySource"
      title="Identity sources"
      what="identity source"
      rows={form.value.identitySources}
      newRow={{ type: 'header', key: '' }}
      columns={columns}
      onChange={(identitySources) => form.set({ identitySources })}
    />
  )
}

const types = [
  { value: 'header', label: 'Header' },
  { value: 'querystring', label: 'Query string' },
  { value: 'stageVariable', label: 'Stage variable' },
  { value: 'context', label: 'Context' },
] as const

const columns: readonly RowColumn<IdentitySource>[] = [
  {
    label: 'Identity source type',
    control: ({ type }, change, label) => (
      <Select
        ariaLabel={label}
        options={types}
        selectedOption={types.find(({ value }) => value === type) ?? null}
        onChange={({ detail }) => change({ type: types.find(({ value }) => value === detail.selectedOption.value)?.value ?? 'header' })}
      />
    ),
  },
  { label: 'Key', control: ({ key }, change, label) => <Input ariaLabel={label} value={key} onChange={({ detail }) => change({ key: detail.value })} /> },
]
