import { addressOfTarget } from '../vpc-link/vpc-link.ts'
import { type Configured, type Uses, usesOfApis, usesOfAuthorizers, usesOfMethods, usesOfStages } from './configured.ts'
import { settingsWithoutEffect, type SettingWithoutEffectName } from './settings-without-effect.ts'

/** A setting without an effect that somebody has made, with why and where. */
export interface NotEnforced {
  readonly setting: string
  readonly because: string
  readonly uses: readonly string[]
}

/** Those settings without an effect that are in use, and would have one at AWS. */
export function notEnforced(configured: Configured): readonly NotEnforced[] {
  const usesOf = usesBySetting()
  return settingsWithoutEffect.map(({ setting, because }) => ({ setting, because, uses: usesOf[setting](configured) })).filter(({ uses }) => uses.length > 0)
}

/** AWS does not act upon it either: nobody is misled. */
const neverMissed: Uses = () => []

/** Where each setting stands and does less than it would at AWS. Made when it is asked for: who reads the texts alone loads none of it. */
function usesBySetting(): Readonly<Record<SettingWithoutEffectName, Uses>> {
  return {
    // EDGE is what an API is made with, and keeps nobody out.
    'RestApi.endpointConfiguration': usesOfApis(({ endpointConfiguration: { types } }) => types.includes('PRIVATE')),
    'RestApi.securityPolicy': usesOfApis(({ securityPolicy }) => securityPolicy !== undefined),
    'RestApi.endpointAccessMode': usesOfApis(({ endpointAccessMode }) => endpointAccessMode === 'STRICT'),
    'Authorizer.authorizerCredentials': usesOfAuthorizers(
      (authorizer) => 'authorizerCredentials' in authorizer && authorizer.authorizerCredentials !== undefined,
    ),
    'Integration.credentials': usesOfMethods(({ integration }) => integration?.credentials !== undefined),
    'MethodResponse.responseParameters (the flag)': neverMissed,
    'MethodResponse.responseModels': neverMissed,
    'Stage.cacheClusterSize': usesOfStages(({ cacheClusterEnabled }) => cacheClusterEnabled),
    'Stage.canarySettings.useStageCache': usesOfStages(({ canarySettings }) => canarySettings?.useStageCache === true),
    'Integration.integrationTarget': usesOfMethods(({ integration }) => integration !== undefined && 'integrationTarget' in integration),
    'Stage.methodSettings.cacheDataEncrypted': usesOfStages(({ methodSettings }) =>
      Object.values(methodSettings).some(({ cacheDataEncrypted }) => cacheDataEncrypted),
    ),
    'ApiKey.customerId': ({ apiKeys }) => apiKeys.filter(({ customerId }) => customerId !== undefined).map(({ name, id }) => `API key ${name ?? id}`),
    'ApiKey.stageKeys, generateDistinctId': ({ apiKeys }) =>
      apiKeys.filter(({ stageKeys }) => stageKeys.length > 0).map(({ name, id }) => `API key ${name ?? id}`),
    'Account.cloudwatchRoleArn': ({ account }) => (account.cloudwatchRoleArn === undefined ? [] : ['Settings']),
    'UsagePlan.productCode': ({ usagePlans }) => usagePlans.filter(({ productCode }) => productCode !== undefined).map(({ name }) => `usage plan ${name}`),
    'VpcLink.targetArns, where they are ARNs': ({ vpcLinks }) =>
      vpcLinks.filter(({ targetArns }) => targetArns.some((target) => !addressOfTarget(target))).map(({ name }) => `VPC link ${name}`),
    'DomainName certificates, securityPolicy, endpointAccessMode, mutualTlsAuthentication, ownershipVerificationCertificateArn': ({ domainNames, https }) =>
      https ? [] : domainNames.map(({ domainName }) => `domain name ${domainName}`),
    'DomainName.policy, managementPolicy': ({ domainNames }) =>
      domainNames
        .filter(({ policy, managementPolicy }) => policy !== undefined || managementPolicy !== undefined)
        .map(({ domainName }) => `domain name ${domainName}`),
    DomainNameAccessAssociation: ({ domainNameAccessAssociations }) =>
      domainNameAccessAssociations.map(({ domainNameAccessAssociationArn }) => domainNameAccessAssociationArn),
  }
}
