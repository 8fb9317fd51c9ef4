import Container from '@cloudscape-design/components/container'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { Field } from '../form/field.tsx'
import type { Fields } from '../form/fields.ts'
import { TagFields } from '../tags/tag-fields.tsx'
import type { ApiKeyDraft } from './api-key-draft.ts'

/** What a key is made of; its value stands once it has been created. */
export function ApiKeyFields({ form, created }: { readonly form: Fields<ApiKeyDraft>; readonly created: boolean }) {
  const { name, description, enabled, custom, value, tags } = form.value
  return (
    <SpaceBetween size="l">
      <Container>
        <SpaceBetween size="l">
          <Field form={form} name="name" label="Name">
            <Input value={name} onChange={({ detail }) => form.set({ name: detail.value })} />
          </Field>
          <Field form={form} name="description" label="Description" optional>
            <Input value={description} onChange={({ detail }) => form.set({ description: detail.value })} />
          </Field>
          {!created && (
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
          )}
          <Field form={form} name="enabled">
            <Toggle
              checked={enabled}
              description="A key that is not active is answered by 403."
              onChange={({ detail }) => form.set({ enabled: detail.checked })}
            >
              Active
            </Toggle>
          </Field>
        </SpaceBetween>
      </Container>
      <Container>
        <TagFields form={form} rows={tags} onChange={(rows) => form.set({ tags: rows })} />
      </Container>
    </SpaceBetween>
  )
}
