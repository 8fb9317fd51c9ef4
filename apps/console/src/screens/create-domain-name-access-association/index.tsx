import Container from '@cloudscape-design/components/container'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { vpcEndpointFault } from '@fourbox/domain'
import { call } from '../../client/aws.ts'
import { fault, found } from '../../components/form/faults.ts'
import { Field } from '../../components/form/field.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { tagFaults, tagMember, type TagRow } from '../../components/tags/tag-draft.ts'
import { TagFields } from '../../components/tags/tag-fields.tsx'
import { help } from '../domain-name-access-associations/help.tsx'
import { PrivateDomainField } from './private-domain-field.tsx'

interface AssociationDraft {
  readonly domainNameArn: string
  readonly accessAssociationSource: string
  readonly tags: readonly TagRow[]
}

/** Lets a VPC endpoint reach a private domain name. */
export default function CreateDomainNameAccessAssociationScreen() {
  const form = useForm<AssociationDraft>({
    draft: 'create-domain-name-access-association',
    restApiId: undefined,
    initial: { domainNameArn: '', accessAssociationSource: '', tags: [] },
    check: ({ domainNameArn, accessAssociationSource, tags }) =>
      found([
        ...fault('domainNameArn', domainNameArn === '' ? 'Choose a private domain name.' : undefined),
        ...fault('accessAssociationSource', vpcEndpointFault(accessAssociationSource.trim())),
        ...tagFaults(tags),
      ]),
    save: async ({ domainNameArn, accessAssociationSource, tags }) => {
      await call('CreateDomainNameAccessAssociation', {
        domainNameArn,
        accessAssociationSourceType: 'VPCE',
        accessAssociationSource: accessAssociationSource.trim(),
        ...tagMember(tags),
      })
      return { message: `Created the domain name access association of ${accessAssociationSource.trim()}.`, page: '/domain-name-access-associations' }
    },
  })
  const { domainNameArn, accessAssociationSource, tags } = form.value
  return (
    <FormPage
      form={form}
      title="Create domain name access association"
      help={help}
      submitText="Create domain name access association"
      cancelTo="/domain-name-access-associations"
    >
      <Container>
        <SpaceBetween size="l">
          <PrivateDomainField form={form} domainNameArn={domainNameArn} onChange={(arn) => form.set({ domainNameArn: arn })} />
          <Field form={form} name="accessAssociationSource" label="VPC endpoint ID">
            <Input value={accessAssociationSource} placeholder="vpce-0a1b2c3d" onChange={({ detail }) => form.set({ accessAssociationSource: detail.value })} />
          </Field>
          <TagFields form={form} rows={tags} onChange={(rows) => form.set({ tags: rows })} />
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}
