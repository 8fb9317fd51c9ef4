/** A setting that is kept, answered and exported like at AWS, and that has no effect on this machine. */
interface SettingWithoutEffect {
  /** `{Noun}.{member}` as AWS's answers spell it. */
  readonly setting: string
  readonly because: string
}

/** What Fourbox does not act upon. Nothing is ignored in silence: a setting is enforced, refused, or stands here. */
export const settingsWithoutEffect = [
  {
    setting: 'RestApi.endpointConfiguration',
    because: 'one machine has no edge locations and no VPC: EDGE, REGIONAL and PRIVATE are served alike, over IPv4 and IPv6 as the host has them',
  },
  { setting: 'RestApi.securityPolicy', because: 'with --https deployed APIs take TLS 1.2 and 1.3, whatever they name; custom domain names obey their own' },
  { setting: 'RestApi.endpointAccessMode', because: 'there is no public endpoint to tell from a strict one' },
  { setting: 'Authorizer.authorizerCredentials', because: 'functions are called without a role' },
  { setting: 'Integration.credentials', because: 'no role is assumed: AWS services are called with the credentials of the process' },
  { setting: 'MethodResponse.responseParameters (the flag)', because: 'AWS keeps the flag and does not use it either' },
  { setting: 'MethodResponse.responseModels', because: 'AWS describes answers by models and does not validate them either' },
  { setting: 'Stage.cacheClusterSize', because: 'the cache lives in the memory of the workers and is bounded by it' },
  {
    setting: 'Stage.canarySettings.useStageCache',
    because: 'answers are cached by deployment: a canary shares those of its stage where both run the same one',
  },
  { setting: 'Integration.integrationTarget', because: 'there is no load balancer: an integration through a VPC link calls the host of its own URI' },
  { setting: 'Stage.methodSettings.cacheDataEncrypted', because: 'cached answers never leave the memory of the workers' },
  { setting: 'ApiKey.customerId', because: 'there is no AWS Marketplace' },
  {
    setting: 'ApiKey.stageKeys, generateDistinctId',
    because: 'AWS has deprecated them: usage plans say where a key is valid, and ids are always distinct from values',
  },
  { setting: 'Account.cloudwatchRoleArn', because: 'logging asks for one, as at AWS, and then writes to the logs of this machine' },
  { setting: 'UsagePlan.productCode', because: 'there is no AWS Marketplace' },
  {
    setting: 'VpcLink.targetArns, where they are ARNs',
    because: 'there is no load balancer: an integration calls the host of its own URI; a target like `127.0.0.1:8080` leads the link there',
  },
  {
    setting: 'DomainName certificates, securityPolicy, endpointAccessMode, mutualTlsAuthentication, ownershipVerificationCertificateArn',
    because:
      'without --https custom domains are served over plain HTTP; with it securityPolicy, endpointAccessMode and mutualTlsAuthentication are obeyed, and certificates are this machine’s',
  },
  { setting: 'DomainName.policy, managementPolicy', because: 'private domains are served like public ones' },
  { setting: 'DomainNameAccessAssociation', because: 'there are no VPC endpoints' },
] as const satisfies readonly SettingWithoutEffect[]

export type SettingWithoutEffectName = (typeof settingsWithoutEffect)[number]['setting']

/** Why a setting has no effect here. */
export function whyWithoutEffect(name: SettingWithoutEffectName): string {
  return settingsWithoutEffect.find(({ setting }) => setting === name)?.because ?? ''
}
