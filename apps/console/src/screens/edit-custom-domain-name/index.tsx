import type { DomainName } from '@aws-sdk/client-api-gateway'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { query } from '../../client/query.ts'
import { type DomainAddress, domainKey, readDomainKey } from '../../components/domain-name/domain-address.ts'
import { checkDomain, type DomainDraft, domainPatches, draftOfDomain } from '../../components/domain-name/domain-draft.ts'
import { DomainFields } from '../../components/domain-name/domain-fields.tsx'
import { help } from '../../components/domain-name/help.tsx'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { saveTags } from '../../components/tags/save-tags.ts'
import { tagRows } from '../../components/tags/tag-draft.ts'

export default function EditCustomDomainNameScreen() {
  const address = readDomainKey(useParams()['domain'])
  const domain = useQuery(query('GetDomainName', address))
  return (
    <LoadedPage title="Edit domain name" query={domain}>
      {(loaded) => <EditDomainName address={address} domain={loaded} />}
    </LoadedPage>
  )
}

function EditDomainName({ address, domain }: { readonly address: DomainAddress; readonly domain: DomainName }) {
  const page = `/custom-domain-names/${domainKey(address)}`
  const form = useForm<DomainDraft>({
    draft: `edit-custom-domain-name ${domainKey(address)}`,
    restApiId: undefined,
    initial: draftOfDomain(domain),
    check: checkDomain,
    save: async (draft) => {
      const patchOperations = domainPatches(domain, draft)
      if (patchOperations.length > 0) await call('UpdateDomainName', { ...address, patchOperations })
      await saveTags(domain.domainNameArn ?? '', tagRows(domain.tags), draft.tags)
      return { message: `Saved the domain name ${address.domainName}.`, page }
    },
  })
  return (
    <FormPage form={form} title={`Edit ${address.domainName}`} help={help} submitText="Save changes" cancelTo={page}>
      <DomainFields form={form} isNew={false} />
    </FormPage>
  )
}
