import type { ClientCertificate } from '@aws-sdk/client-api-gateway'
import Input from '@cloudscape-design/components/input'
import { arn } from '@fourbox/domain'
import { call } from '../../client/aws.ts'
import { valuePatch } from '../../client/patches.ts'
import { found } from '../../components/form/faults.ts'
import { Field } from '../../components/form/field.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormDialog } from '../../components/form/form-dialog.tsx'
import { saveTags } from '../../components/tags/save-tags.ts'
import { tagFaults, type TagRow, tagRows } from '../../components/tags/tag-draft.ts'
import { TagFields } from '../../components/tags/tag-fields.tsx'
import { settings } from '../../settings.ts'

interface EditDescriptionProperties {
  readonly certificate: ClientCertificate
  readonly onDismiss: () => void
}

/** All that can be changed of a certificate. */
export function EditDescription({ certificate: { clientCertificateId = '', description = '', tags }, onDismiss }: EditDescriptionProperties) {
  const before = tagRows(tags)
  const form = useForm<{ readonly description: string; readonly tags: readonly TagRow[] }>({
    draft: `client-certificate ${clientCertificateId}`,
    restApiId: undefined,
    onSaved: onDismiss,
    initial: { description, tags: before },
    check: (draft) => found(tagFaults(draft.tags)),
    save: async (draft) => {
      const patchOperations = valuePatch('/description', description, draft.description)
      if (patchOperations.length > 0) await call('UpdateClientCertificate', { clientCertificateId, patchOperations })
      await saveTags(arn.apigateway(settings.region, `/clientcertificates/${clientCertificateId}`), before, draft.tags)
      return { message: `Saved the client certificate ${clientCertificateId}.` }
    },
  })
  return (
    <FormDialog form={form} title="Edit client certificate" submitText="Save" onDismiss={onDismiss}>
      <Field form={form} name="description" label="Description" optional>
        <Input value={form.value.description} onChange={({ detail }) => form.set({ description: detail.value })} />
      </Field>
      <TagFields form={form} rows={form.value.tags} onChange={(rows) => form.set({ tags: rows })} />
    </FormDialog>
  )
}
