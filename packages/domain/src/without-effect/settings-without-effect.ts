import { addressOfTarget } from '../vpc-link/vpc-link.ts'
import { type Configured, type Uses, usesOfApis, usesOfAuthorizers, usesOfMethods, usesOfStages } from './configured.ts'

/** A setting that is kept, answered and exported like at AWS, and that has no effect on this machine. */
interface SettingWithoutEffect {
  /** `{Noun}.{member}` as AWS's answers spell it. */
  readonly setting: string
  readonly because: string
  /** Where it stands and does less than it would at AWS. */
  readonly uses: Uses
}

/** AWS does not act upon it either: nobody is misled. */
const neverMissed: Uses = () => []

/**
 * What Fourbox does not act upon. Nothing is ignored in silence: a setting is enforced, refused, or stands here.
 */
export const settingsWithoutEffect = [
  {
    setting: 'RestApi.endpointConfiguration',
    because: 'one machine has no edge locations and no VPC: EDGE, REGIONAL and PRIVATE are served alike, over IPv4 and IPv6 as the host has them',
    // EDGE is what an API is made with, and keeps nobody out.
    uses: usesOfApis(({ endpointConfiguration: { types } }) => types.includes('PRIVATE')),
  },
  {
    setting: 'RestApi.securityPolicy',
    because: 'deployed APIs are served over plain HTTP',
    uses: usesOfApis(({ securityPolicy }) => securityPolicy !== undefined),
  },
  {
    setting: 'RestApi.endpointAccessMode',
    because: 'there is no public endpoint to tell from a strict one',
    uses: usesOfApis(({ endpointAccessMode }) => endpointAccessMode === 'STRICT'),
  },
  {
    setting: 'Authorizer.authorizerCredentials',
    because: 'functions are called without a role',
    uses: usesOfAuthorizers((authorizer) => 'authorizerCredentials' in authorizer && authorizer.authorizerCredentials !== undefined),
  },
  {
    setting: 'Integration.credentials',
    because: 'no role is assumed: AWS services are called with the credentials of the process',
    uses: usesOfMethods(({ integration }) => integration?.credentials !== undefined),
  },
  { setting: 'MethodResponse.responseParameters (the flag)', because: 'AWS keeps the flag and does not use it either', uses: neverMissed },
  { setting: 'MethodResponse.responseModels', because: 'AWS describes answers by models and does not validate them either', uses: neverMissed },
  {
    setting: 'Stage.cacheClusterSize',
    because: 'the cache lives in the memory of the workers and is bounded by it',
    uses: usesOfStages(({ cacheClusterEnabled }) => cacheClusterEnabled),
  },
  {
    setting: 'Stage.canarySettings.useStageCache',
    because: 'answers are cached by deployment: a canary shares those of its stage where both run the same one',
    uses: usesOfStages(({ canarySettings }) => canarySettings?.useStageCache === true),
  },
  {
    setting: 'Integration.integrationTarget',
    because: 'there is no load balancer: an integration through a VPC link calls the host of its own URI',
    uses: usesOfMethods(({ integration }) => integration !== undefined && 'integrationTarget' in integration),
  },
  {
    setting: 'Stage.methodSettings.cacheDataEncrypted',
    because: 'cached answers never leave the memory of the workers',
    uses: usesOfStages(({ methodSettings }) => Object.values(methodSettings).some(({ cacheDataEncrypted }) => cacheDataEncrypted)),
  },
  {
    setting: 'ApiKey.customerId',
    because: 'there is no AWS Marketplace',
    uses: ({ apiKeys }) => apiKeys.filter(({ customerId }) => customerId !== undefined).map(({ name, id }) => `API key ${name ?? id}`),
  },
  {
    setting: 'ApiKey.stageKeys, generateDistinctId',
    because: 'AWS has deprecated them: usage plans say where a key is valid, and ids are always distinct from values',
    uses: ({ apiKeys }) => apiKeys.filter(({ stageKeys }) => stageKeys.length > 0).map(({ name, id }) => `API key ${name ?? id}`),
  },
  {
    setting: 'Account.cloudwatchRoleArn',
    because: 'logging asks for one, as at AWS, and then writes to the logs of this machine',
    uses: ({ account }) => (account.cloudwatchRoleArn === undefined ? [] : ['Settings']),
  },
  {
    setting: 'UsagePlan.productCode',
    because: 'there is no AWS Marketplace',
    uses: ({ usagePlans }) => usagePlans.filter(({ productCode }) => productCode !== undefined).map(({ name }) => `usage plan ${name}`),
  },
  {
    setting: 'VpcLink.targetArns, where they are ARNs',
    because: 'there is no load balancer: an integration calls the host of its own URI; a target like `127.0.0.1:8080` leads the link there',
    uses: ({ vpcLinks }) => vpcLinks.filter(({ targetArns }) => targetArns.some((target) => !addressOfTarget(target))).map(({ name }) => `VPC link ${name}`),
  },
  {
    setting: 'DomainName certificates, securityPolicy, mutualTlsAuthentication, ownershipVerificationCertificateArn',
    because: 'custom domains are served over plain HTTP',
    uses: ({ domainNames }) => domainNames.map(({ domainName }) => `domain name ${domainName}`),
  },
  {
    setting: 'DomainName.policy, managementPolicy, endpointAccessMode',
    because: 'private domains are served like public ones',
    uses: ({ domainNames }) =>
      domainNames
        .filter(({ policy, managementPolicy, endpointAccessMode }) => policy !== undefined || managementPolicy !== undefined || endpointAccessMode === 'STRICT')
        .map(({ domainName }) => `domain name ${domainName}`),
  },
  {
    setting: 'DomainNameAccessAssociation',
    because: 'there are no VPC endpoints',
    uses: ({ domainNameAccessAssociations }) => domainNameAccessAssociations.map(({ domainNameAccessAssociationArn }) => domainNameAccessAssociationArn),
  },
] as const satisfies readonly SettingWithoutEffect[]

export type SettingWithoutEffectName = (typeof settingsWithoutEffect)[number]['setting']

/** Why a setting has no effect here. */
export function whyWithoutEffect(name: SettingWithoutEffectName): string {
  return settingsWithoutEffect.find(({ setting }) => setting === name)?.because ?? ''
}

/** A setting without an effect that somebody has made, with why and where. */
export interface NotEnforced {
  readonly setting: string
  readonly because: string
  readonly uses: readonly string[]
}

/** Those settings without an effect that are in use, and would have one at AWS. */
export function notEnforced(configured: Configured): readonly NotEnforced[] {
  return settingsWithoutEffect.map(({ setting, because, uses }) => ({ setting, because, uses: uses(configured) })).filter(({ uses }) => uses.length > 0)
}
