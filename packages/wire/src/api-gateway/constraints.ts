import { gatewayResponseTypes, integrationTypes } from '@fourbox/domain'
import { choice, type Constraint } from '../constraint.ts'
import { matching, oneOf } from '../rule.ts'

const statusCode: Constraint = { value: [matching('[1-5]\\d\\d')] }
const documentationStatusCode: Constraint = { value: [matching('^([1-5]\\d\\d|\\*|\\s*)$')] }
const providerArn: Constraint = { items: [matching('\\S+')] }

const gatewayResponseType = choice(...gatewayResponseTypes)
const documentationPartType = choice(
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
const cacheClusterSize = choice('0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237')
const contentHandling = choice('CONVERT_TO_BINARY', 'CONVERT_TO_TEXT')
const endpointAccessMode = choice('BASIC', 'STRICT')
const resourceOwner = choice('SELF', 'OTHER_ACCOUNTS')
/** Every security policy that a domain name or an API may have. */
export const securityPolicies = [
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
] as const
const securityPolicy = choice(...securityPolicies)

/** Orders are AWS's own where its messages have been recorded. */
export const constraints: ReadonlyMap<string, Constraint> = new Map<string, Constraint>([
  ['PatchOperation.op', choice('add', 'remove', 'move', 'test', 'replace', 'copy')],
  ['EndpointConfiguration.types', { items: [oneOf('PRIVATE', 'EDGE', 'REGIONAL')] }],
  ['EndpointConfiguration.ipAddressType', choice('ipv4', 'dualstack')],
  ['CreateRestApiRequest.apiKeySource', choice('HEADER', 'AUTHORIZER')],
  ['CreateRestApiRequest.securityPolicy', securityPolicy],
  ['CreateRestApiRequest.endpointAccessMode', endpointAccessMode],
  ['PutIntegrationRequest.type', choice(...integrationTypes)],
  ['PutIntegrationRequest.connectionType', choice('INTERNET', 'VPC_LINK')],
  ['PutIntegrationRequest.contentHandling', contentHandling],
  ['PutIntegrationRequest.responseTransferMode', choice('BUFFERED', 'STREAM')],
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
  ['CreateAuthorizerRequest.type', choice('TOKEN', 'COGNITO_USER_POOLS', 'REQUEST')],
  ['CreateAuthorizerRequest.providerARNs', providerArn],
  ['CreateDeploymentRequest.cacheClusterSize', cacheClusterSize],
  ['CreateStageRequest.cacheClusterSize', cacheClusterSize],
  ['DocumentationPartLocation.type', documentationPartType],
  ['DocumentationPartLocation.statusCode', documentationStatusCode],
  ['GetDocumentationPartsRequest.type', documentationPartType],
  ['GetDocumentationPartsRequest.locationStatus', choice('DOCUMENTED', 'UNDOCUMENTED')],
  ['ImportDocumentationPartsRequest.mode', choice('overwrite', 'merge')],
  ['ImportApiKeysRequest.format', choice('csv')],
  ['QuotaSettings.period', choice('DAY', 'WEEK', 'MONTH')],
  ['CreateDomainNameRequest.securityPolicy', securityPolicy],
  ['CreateDomainNameRequest.endpointAccessMode', endpointAccessMode],
  ['CreateDomainNameRequest.routingMode', choice('BASE_PATH_MAPPING_ONLY', 'ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING')],
  ['CreateDomainNameAccessAssociationRequest.accessAssociationSourceType', choice('VPCE')],
  ['GetDomainNamesRequest.resourceOwner', resourceOwner],
  ['GetDomainNameAccessAssociationsRequest.resourceOwner', resourceOwner],
])
