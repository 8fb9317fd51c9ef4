/**
 * What the SDK's schemas do not say: which texts a member takes. Keys are `{shape}.{member}` as the SDK names them.
 * Orders are AWS's own where its messages have been recorded.
 */
export type Constraint =
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'pattern'; readonly source: string; readonly matches: RegExp }

function oneOf(...values: readonly string[]): Constraint {
  return { kind: 'enum', values }
}

const statusCode: Constraint = { kind: 'pattern', source: '[1-5]\\d\\d', matches: /^[1-5]\d\d$/ }
const documentationStatusCode: Constraint = { kind: 'pattern', source: '^([1-5]\\d\\d|\\*|\\s*)$', matches: /^([1-5]\d\d|\*|\s*)$/ }
const providerArn: Constraint = { kind: 'pattern', source: '\\S+', matches: /^\S+$/ }

const gatewayResponseType = oneOf(
  'REQUEST_TOO_LARGE',
  'RESOURCE_NOT_FOUND',
  'AUTHORIZER_CONFIGURATION_ERROR',
  'MISSING_AUTHENTICATION_TOKEN',
  'BAD_REQUEST_BODY',
  'INVALID_SIGNATURE',
  'INVALID_API_KEY',
  'BAD_REQUEST_PARAMETERS',
  'AUTHORIZER_FAILURE',
  'UNAUTHORIZED',
  'INTEGRATION_TIMEOUT',
  'ACCESS_DENIED',
  'DEFAULT_4XX',
  'DEFAULT_5XX',
  'WAF_FILTERED',
  'QUOTA_EXCEEDED',
  'THROTTLED',
  'API_CONFIGURATION_ERROR',
  'UNSUPPORTED_MEDIA_TYPE',
  'INTEGRATION_FAILURE',
  'EXPIRED_TOKEN',
)
const documentationPartType = oneOf(
  'RESPONSE_BODY',
  'RESPONSE',
  'METHOD',
  'MODEL',
  'AUTHORIZER',
  'RESPONSE_HEADER',
  'RESOURCE',
  'PATH_PARAMETER',
  'REQUEST_BODY',
  'QUERY_PARAMETER',
  'API',
  'REQUEST_HEADER',
)
const cacheClusterSize = oneOf('0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237')
const contentHandling = oneOf('CONVERT_TO_BINARY', 'CONVERT_TO_TEXT')
const endpointAccessMode = oneOf('BASIC', 'STRICT')
const resourceOwner = oneOf('SELF', 'OTHER_ACCOUNTS')
const securityPolicy = oneOf(
  'TLS_1_0',
  'TLS_1_2',
  'SecurityPolicy_TLS13_1_3_2025_09',
  'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
  'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_2021_06',
  'SecurityPolicy_TLS13_2025_EDGE',
  'SecurityPolicy_TLS12_PFS_2025_EDGE',
  'SecurityPolicy_TLS12_2018_EDGE',
)

export const constraints: ReadonlyMap<string, Constraint> = new Map([
  ['PatchOperation.op', oneOf('add', 'remove', 'move', 'test', 'replace', 'copy')],
  ['EndpointConfiguration.types', oneOf('PRIVATE', 'EDGE', 'REGIONAL')],
  ['EndpointConfiguration.ipAddressType', oneOf('ipv4', 'dualstack')],
  ['CreateRestApiRequest.apiKeySource', oneOf('HEADER', 'AUTHORIZER')],
  ['CreateRestApiRequest.securityPolicy', securityPolicy],
  ['CreateRestApiRequest.endpointAccessMode', endpointAccessMode],
  ['PutIntegrationRequest.type', oneOf('HTTP', 'MOCK', 'AWS_PROXY', 'HTTP_PROXY', 'AWS')],
  ['PutIntegrationRequest.connectionType', oneOf('INTERNET', 'VPC_LINK')],
  ['PutIntegrationRequest.contentHandling', contentHandling],
  ['PutIntegrationRequest.responseTransferMode', oneOf('BUFFERED', 'STREAM')],
  ['PutIntegrationResponseRequest.contentHandling', contentHandling],
  ['PutIntegrationResponseRequest.statusCode', statusCode],
  ['GetIntegrationResponseRequest.statusCode', statusCode],
  ['UpdateIntegrationResponseRequest.statusCode', statusCode],
  ['DeleteIntegrationResponseRequest.statusCode', statusCode],
  ['PutMethodResponseRequest.statusCode', statusCode],
  ['GetMethodResponseRequest.statusCode', statusCode],
  ['UpdateMethodResponseRequest.statusCode', statusCode],
  ['DeleteMethodResponseRequest.statusCode', statusCode],
  ['PutGatewayResponseRequest.responseType', gatewayResponseType],
  ['PutGatewayResponseRequest.statusCode', statusCode],
  ['GetGatewayResponseRequest.responseType', gatewayResponseType],
  ['UpdateGatewayResponseRequest.responseType', gatewayResponseType],
  ['DeleteGatewayResponseRequest.responseType', gatewayResponseType],
  ['CreateAuthorizerRequest.type', oneOf('TOKEN', 'COGNITO_USER_POOLS', 'REQUEST')],
  ['CreateAuthorizerRequest.providerARNs', providerArn],
  ['CreateDeploymentRequest.cacheClusterSize', cacheClusterSize],
  ['CreateStageRequest.cacheClusterSize', cacheClusterSize],
  ['DocumentationPartLocation.type', documentationPartType],
  ['DocumentationPartLocation.statusCode', documentationStatusCode],
  ['GetDocumentationPartsRequest.type', documentationPartType],
  ['GetDocumentationPartsRequest.locationStatus', oneOf('DOCUMENTED', 'UNDOCUMENTED')],
  ['ImportDocumentationPartsRequest.mode', oneOf('overwrite', 'merge')],
  ['ImportApiKeysRequest.format', oneOf('csv')],
  ['QuotaSettings.period', oneOf('DAY', 'WEEK', 'MONTH')],
  ['CreateDomainNameRequest.securityPolicy', securityPolicy],
  ['CreateDomainNameRequest.endpointAccessMode', endpointAccessMode],
  ['CreateDomainNameRequest.routingMode', oneOf('BASE_PATH_MAPPING_ONLY', 'ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING')],
  ['CreateDomainNameAccessAssociationRequest.accessAssociationSourceType', oneOf('VPCE')],
  ['GetDomainNamesRequest.resourceOwner', resourceOwner],
  ['GetDomainNameAccessAssociationsRequest.resourceOwner', resourceOwner],
])
