import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { KeyValueField } from './key-value-field.tsx'
import { Field } from '../form/field.tsx'
import { NameAndDescription } from '../form/name-and-description.tsx'
import type { Fields } from '../form/fields.ts'
import { TagFields } from '../tags/tag-fields.tsx'
import type { ApiKeyDraft } from './api-key-draft.ts'

/** What a key is made of; its value stands once it has been created. */
export function ApiKeyFields({ form, created }: { readonly form: Fields<ApiKeyDraft>; readonly created: boolean }) {
  const { enabled, tags } = form.value
  return (
    <SpaceBetween size="l">
      <Container>
        <SpaceBetween size="l">
          <NameAndDescription form={form} />
          {!created && <KeyValueField form={form} />}
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
