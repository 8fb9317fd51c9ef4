import { call } from '../../client/aws.ts'
import { tagMember } from '../../components/tags/tag-draft.ts'
import { domainKey } from '../../components/domain-name/domain-address.ts'
import { checkDomain, type DomainDraft, domainSettings, emptyDomain } from '../../components/domain-name/domain-draft.ts'
import { DomainFields } from '../../components/domain-name/domain-fields.tsx'
import { help } from '../../components/domain-name/help.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'

export default function CreateCustomDomainNameScreen() {
  const form = useForm<DomainDraft>({
    draft: 'create-custom-domain-name',
    restApiId: undefined,
    initial: emptyDomain,
    check: checkDomain,
    save: async (draft) => {
      const domain = await call('CreateDomainName', { ...domainSettings(draft), ...tagMember(draft.tags) })
      return { message: `Created the domain name ${domain.domainName}.`, page: `/custom-domain-names/${domainKey(domain)}` }
    },
  })
  return (
    <FormPage form={form} title="Add domain name" help={help} submitText="Add domain name" cancelTo="/custom-domain-names">
      <DomainFields form={form} isNew />
    </FormPage>
  )
}
