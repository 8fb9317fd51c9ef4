import { apiGateway, type ApiGatewaySdk, type OperationName } from '@fourbox/wire'
import { operationsV2 } from '../control-plane-v2/operations.ts'
import { operations } from './operations.ts'

/** A setting that is kept, answered and exported like at AWS, and that has no effect on this machine. */
interface StoredOnly {
  /** `{Noun}.{member}` as AWS's answers spell it. */
  readonly setting: string
  /** Those that write it. */
  readonly operations: readonly OperationName<ApiGatewaySdk>[]
  readonly because: string
}

export interface Coverage {
  readonly operations: readonly { readonly name: string; readonly implemented: boolean; readonly storedOnly: readonly string[] }[]
  readonly storedOnly: readonly StoredOnly[]
  /** What REST APIs have of the second generation, `apigatewayv2`; its other operations answer that they are not there. */
  readonly operationsV2: readonly string[]
}

/** What Fourbox does not act upon. Nothing is ignored in silence: a setting is enforced, refused, or stands here. */
const storedOnly: readonly StoredOnly[] = [
  {
    setting: 'RestApi.endpointConfiguration',
    operations: ['CreateRestApi', 'UpdateRestApi', 'ImportRestApi'],
    because: 'one machine has no edge locations and no VPC: EDGE, REGIONAL and PRIVATE are served alike, over IPv4 and IPv6 as the host has them',
  },
  { setting: 'RestApi.securityPolicy', operations: ['CreateRestApi', 'UpdateRestApi'], because: 'deployed APIs are served over plain HTTP' },
  { setting: 'RestApi.endpointAccessMode', operations: ['CreateRestApi', 'UpdateRestApi'], because: 'there is no public endpoint to tell from a strict one' },
  {
    setting: 'Authorizer.authorizerCredentials',
    operations: ['CreateAuthorizer', 'UpdateAuthorizer'],
    because: 'functions are called without a role',
  },
  {
    setting: 'Integration.credentials',
    operations: ['PutIntegration', 'UpdateIntegration'],
    because: 'no role is assumed: AWS services are called with the credentials of the process',
  },
  {
    setting: 'MethodResponse.responseParameters (the flag)',
    operations: ['PutMethodResponse', 'UpdateMethodResponse'],
    because: 'AWS keeps the flag and does not use it either',
  },
  {
    setting: 'MethodResponse.responseModels',
    operations: ['PutMethodResponse', 'UpdateMethodResponse'],
    because: 'AWS describes answers by models and does not validate them either',
  },
  {
    setting: 'Stage.cacheClusterSize',
    operations: ['CreateStage', 'UpdateStage', 'CreateDeployment'],
    because: 'the cache lives in the memory of the workers and is bounded by it',
  },
  {
    setting: 'Stage.canarySettings.useStageCache',
    operations: ['CreateStage', 'UpdateStage', 'CreateDeployment'],
    because: 'answers are cached by deployment: a canary shares those of its stage where both run the same one',
  },
  {
    setting: 'Integration.integrationTarget',
    operations: ['PutIntegration', 'UpdateIntegration'],
    because: 'there is no load balancer: an integration through a VPC link calls the host of its own URI',
  },
  { setting: 'Stage.methodSettings.cacheDataEncrypted', operations: ['UpdateStage'], because: 'cached answers never leave the memory of the workers' },
  { setting: 'ApiKey.customerId', operations: ['CreateApiKey', 'UpdateApiKey', 'ImportApiKeys'], because: 'there is no AWS Marketplace' },
  {
    setting: 'ApiKey.stageKeys, generateDistinctId',
    operations: ['CreateApiKey', 'UpdateApiKey'],
    because: 'AWS has deprecated them: usage plans say where a key is valid, and ids are always distinct from values',
  },
  {
    setting: 'Account.cloudwatchRoleArn',
    operations: ['UpdateAccount'],
    because: 'logging asks for one, as at AWS, and then writes to the logs of this machine',
  },
  { setting: 'UsagePlan.productCode', operations: ['UpdateUsagePlan'], because: 'there is no AWS Marketplace' },
  {
    setting: 'VpcLink.targetArns, where they are ARNs',
    operations: ['CreateVpcLink'],
    because: 'there is no load balancer: an integration calls the host of its own URI; a target like `127.0.0.1:8080` leads the link there',
  },
  {
    setting: 'DomainName certificates, securityPolicy, mutualTlsAuthentication, ownershipVerificationCertificateArn',
    operations: ['CreateDomainName', 'UpdateDomainName'],
    because: 'custom domains are served over plain HTTP',
  },
  {
    setting: 'DomainName.policy, managementPolicy, endpointAccessMode',
    operations: ['CreateDomainName', 'UpdateDomainName'],
    because: 'private domains are served like public ones',
  },
  {
    setting: 'DomainNameAccessAssociation',
    operations: ['CreateDomainNameAccessAssociation', 'RejectDomainNameAccessAssociation'],
    because: 'there are no VPC endpoints',
  },
]

/** Which of AWS's operations are there, and which of their settings have no effect. */
export const coverage: Coverage = {
  operations: apiGateway.operations.map(({ name }) => ({
    name,
    implemented: Object.hasOwn(operations, name),
    storedOnly: storedOnly.filter((row) => row.operations.some((each) => each === name)).map(({ setting }) => setting),
  })),
  storedOnly,
  operationsV2: Object.keys(operationsV2).toSorted(),
}

/** The coverage as a page of the documentation, in Markdown. */
export function coveragePage({ operations, storedOnly, operationsV2 }: Coverage): string {
  const rows = operations.map(({ name, implemented, storedOnly }) => `| ${name} | ${implemented ? 'yes' : 'no'} | ${storedOnly.join('; ')} |`)
  const implemented = operations.filter((operation) => operation.implemented).length
  return [
    '# Operations',
    '',
    `Fourbox answers ${implemented} of the ${operations.length} operations of Amazon API Gateway (REST APIs). \`GET /_fourbox/operations\` gives the same as JSON.`,
    '',
    '## Settings without an effect',
    '',
    'These are kept, answered and exported as at AWS. Everything else that an operation takes is acted upon, or refused.',
    '',
    '| Setting | Why |',
    '| --- | --- |',
    ...storedOnly.map(({ setting, because }) => `| ${setting} | ${because} |`),
    '',
    '## All operations',
    '',
    '| Operation | Implemented | Settings without an effect |',
    '| --- | --- | --- |',
    ...rows,
    '',
    '## Operations of the second generation',
    '',
    'Custom domain names of REST APIs have API mappings of several levels, routing rules and tags by `apigatewayv2`, below `/v2` on the same port.',
    'Both generations see the same domain names. Every other operation of `apigatewayv2`, whose APIs are HTTP and WebSocket ones, answers 501 NotImplementedException with its name.',
    '',
    ...operationsV2.map((name) => `- ${name}`),
    '',
  ].join('\n')
}
