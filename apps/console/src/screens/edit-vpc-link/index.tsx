import type { VpcLink } from '@aws-sdk/client-api-gateway'
import { arn } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { valuePatch } from '../../client/patches.ts'
import { query } from '../../client/query.ts'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { saveTags } from '../../components/tags/save-tags.ts'
import { tagRows } from '../../components/tags/tag-draft.ts'
import { checkVpcLink, draftOfVpcLink, type VpcLinkDraft } from '../../components/vpc-link/vpc-link-draft.ts'
import { VpcLinkFields } from '../../components/vpc-link/vpc-link-fields.tsx'
import { settings } from '../../settings.ts'
import { help } from '../vpc-links/help.tsx'

export default function EditVpcLinkScreen() {
  const { vpcLinkId = '' } = useParams()
  const link = useQuery(query('GetVpcLink', { vpcLinkId }))
  return (
    <LoadedPage title="Edit VPC link" query={link}>
      {(loaded) => <EditVpcLink link={loaded} />}
    </LoadedPage>
  )
}

function EditVpcLink({ link }: { readonly link: VpcLink }) {
  const { id = '', name = '', description, tags } = link
  const page = `/vpc-links/${id}`
  const form = useForm<VpcLinkDraft>({
    draft: `vpc-link ${id}`,
    restApiId: undefined,
    initial: draftOfVpcLink(link),
    check: checkVpcLink,
    save: async (draft) => {
      const patchOperations = [...valuePatch('/name', name, draft.name), ...valuePatch('/description', description, draft.description)]
      if (patchOperations.length > 0) await call('UpdateVpcLink', { vpcLinkId: id, patchOperations })
      await saveTags(arn.apigateway(settings.region, `/vpclinks/${id}`), tagRows(tags), draft.tags)
      return { message: `Saved the VPC link ${draft.name}.`, page }
    },
  })
  return (
    <FormPage form={form} title={`Edit ${name}`} help={help} submitText="Save changes" cancelTo={page}>
      <VpcLinkFields form={form} created />
    </FormPage>
  )
}
