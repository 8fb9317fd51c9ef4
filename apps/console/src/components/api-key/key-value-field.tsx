import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Field } from '../form/field.tsx'
import type { Fields } from '../form/fields.ts'
import type { ApiKeyDraft } from './api-key-draft.ts'

type KeyValueDraft = Pick<ApiKeyDraft, 'custom' | 'value'>

/** The value of a new key: made here, or one's own. */
export function KeyValueField({ form }: { readonly form: Fields<KeyValueDraft> }) {
  const { custom, value } = form.value
  return (
    <Field form={form} name="value" label="API key" description="The value that clients send. It cannot be changed later.">
      <SpaceBetween size="s">
        <RadioGroup
          value={custom ? 'custom' : 'auto'}
          onChange={({ detail }) => form.set({ custom: detail.value === 'custom' })}
          items={[
            { value: 'auto', label: 'Auto generate' },
            { value: 'custom', label: 'Custom' },
          ]}
        />
        {custom && (
          <Input
            ariaLabel="Value of the API key"
            value={value}
            placeholder="20 to 128 characters"
            autoComplete={false}
            onChange={({ detail }) => form.set({ value: detail.value })}
          />
        )}
      </SpaceBetween>
    </Field>
  )
}
