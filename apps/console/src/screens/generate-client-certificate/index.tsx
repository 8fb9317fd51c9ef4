import Container from '@cloudscape-design/components/container'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { call } from '../../client/aws.ts'
import { found } from '../../components/form/faults.ts'
import { Field } from '../../components/form/field.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { tagFaults, tagMember, type TagRow } from '../../components/tags/tag-draft.ts'
import { TagFields } from '../../components/tags/tag-fields.tsx'
import { help } from '../client-certificates/help.tsx'

interface CertificateDraft {
  readonly description: string
  readonly tags: readonly TagRow[]
}

/** Makes a certificate; its description and tags are all that is asked for. */
export default function GenerateClientCertificateScreen() {
  const form = useForm<CertificateDraft>({
    draft: 'generate-client-certificate',
    restApiId: undefined,
    initial: { description: '', tags: [] },
    check: ({ tags }) => found(tagFaults(tags)),
    save: async ({ description, tags }) => {
      const { clientCertificateId } = await call('GenerateClientCertificate', {
        ...(description === '' ? {} : { description }),
        ...tagMember(tags),
      })
      return { message: `Generated the client certificate ${clientCertificateId}.`, page: `/client-certificates/${clientCertificateId}` }
    },
  })
  return (
    <FormPage form={form} title="Generate certificate" help={help} submitText="Generate certificate" cancelTo="/client-certificates">
      <Container>
        <SpaceBetween size="l">
          <Field form={form} name="description" label="Description" optional>
            <Input value={form.value.description} onChange={({ detail }) => form.set({ description: detail.value })} />
          </Field>
          <TagFields form={form} rows={form.value.tags} onChange={(tags) => form.set({ tags })} />
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}
