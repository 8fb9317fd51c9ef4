import { call } from '../../client/aws.ts'
import { tagMember } from '../../components/tags/tag-draft.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { checkVpcLink, draftOfVpcLink, type VpcLinkDraft } from '../../components/vpc-link/vpc-link-draft.ts'
import { VpcLinkFields } from '../../components/vpc-link/vpc-link-fields.tsx'
import { help } from '../vpc-links/help.tsx'

export default function CreateVpcLinkScreen() {
  const form = useForm<VpcLinkDraft>({
    draft: 'create-vpc-link',
    restApiId: undefined,
    initial: draftOfVpcLink(undefined),
    check: checkVpcLink,
    save: async ({ name, description, target, tags }) => {
      const { id } = await call('CreateVpcLink', {
        name,
        targetArns: [target.trim()],
        ...(description === '' ? {} : { description }),
        ...tagMember(tags),
      })
      return { message: `Created the VPC link ${name}.`, page: `/vpc-links/${id}` }
    },
  })
  return (
    <FormPage form={form} title="Create VPC link" help={help} submitText="Create" cancelTo="/vpc-links">
      <VpcLinkFields form={form} created={false} />
    </FormPage>
  )
}
