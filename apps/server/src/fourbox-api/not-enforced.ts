import { defaultAccount, type NotEnforced, notEnforced } from '@fourbox/domain'
import type { Documents } from '@fourbox/store'

/** The settings that are kept without an effect and in use, with why and where. */
export async function listNotEnforced({ documents, https }: { readonly documents: Documents; readonly https: boolean }): Promise<readonly NotEnforced[]> {
  const [account, restApi, stage, apiKey, usagePlan, vpcLink, domainName, association] = await Promise.all([
    documents.get('account', 'account'),
    documents.list('restApi'),
    documents.list('stage'),
    documents.list('apiKey'),
    documents.list('usagePlan'),
    documents.list('vpcLink'),
    documents.list('domainName'),
    documents.list('domainNameAccessAssociation'),
  ])
  return notEnforced({
    account: account ?? defaultAccount,
    https,
    restApis: restApi.items,
    stages: stage.items,
    apiKeys: apiKey.items,
    usagePlans: usagePlan.items,
    vpcLinks: vpcLink.items,
    domainNames: domainName.items,
    domainNameAccessAssociations: association.items,
  })
}
