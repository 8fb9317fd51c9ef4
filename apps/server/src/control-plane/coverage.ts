import { settingsWithoutEffect, type SettingWithoutEffectName } from '@fourbox/domain'
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

/** The operations that write a setting without an effect. */
const writers = {
  'RestApi.endpointConfiguration': ['CreateRestApi', 'UpdateRestApi', 'ImportRestApi'],
  'RestApi.securityPolicy': ['CreateRestApi', 'UpdateRestApi'],
  'RestApi.endpointAccessMode': ['CreateRestApi', 'UpdateRestApi'],
  'Authorizer.authorizerCredentials': ['CreateAuthorizer', 'UpdateAuthorizer'],
  'Integration.credentials': ['PutIntegration', 'UpdateIntegration'],
  'MethodResponse.responseParameters (the flag)': ['PutMethodResponse', 'UpdateMethodResponse'],
  'MethodResponse.responseModels': ['PutMethodResponse', 'UpdateMethodResponse'],
  'Stage.cacheClusterSize': ['CreateStage', 'UpdateStage', 'CreateDeployment'],
  'Stage.canarySettings.useStageCache': ['CreateStage', 'UpdateStage', 'CreateDeployment'],
  'Integration.integrationTarget': ['PutIntegration', 'UpdateIntegration'],
  'Stage.methodSettings.cacheDataEncrypted': ['UpdateStage'],
  'ApiKey.customerId': ['CreateApiKey', 'UpdateApiKey', 'ImportApiKeys'],
  'ApiKey.stageKeys, generateDistinctId': ['CreateApiKey', 'UpdateApiKey'],
  'Account.cloudwatchRoleArn': ['UpdateAccount'],
  'UsagePlan.productCode': ['UpdateUsagePlan'],
  'VpcLink.targetArns, where they are ARNs': ['CreateVpcLink'],
  'DomainName certificates, securityPolicy, endpointAccessMode, mutualTlsAuthentication, ownershipVerificationCertificateArn': [
    'CreateDomainName',
    'UpdateDomainName',
  ],
  'DomainName.policy, managementPolicy': ['CreateDomainName', 'UpdateDomainName'],
  DomainNameAccessAssociation: ['CreateDomainNameAccessAssociation', 'RejectDomainNameAccessAssociation'],
} as const satisfies Record<SettingWithoutEffectName, readonly OperationName<ApiGatewaySdk>[]>

const storedOnly: readonly StoredOnly[] = settingsWithoutEffect.map(({ setting, because }) => ({ setting, operations: writers[setting], because }))

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
    '`GET /_fourbox/not-enforced` lists those that are in use, with where they stand.',
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
