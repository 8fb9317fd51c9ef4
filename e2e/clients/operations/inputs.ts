import type { OperationName } from './call.ts'

/** What former calls have answered, by the name under which a later call asks for it. */
export type Lookup = (name: string) => string

export interface Step {
  readonly operation: OperationName
  readonly input: (world: Lookup) => Readonly<Record<string, unknown>>
  /** Members of the answer that later steps need: the member's name → its name in the world. */
  readonly keep?: Readonly<Record<string, string>>
}

const definition = (title: string) => new TextEncoder().encode(JSON.stringify({ swagger: '2.0', info: { title, version: '1' }, paths: {} }))
const patch = (op: string, path: string, value?: string) => ({ patchOperations: [{ op, path, ...(value !== undefined && { value }) }] })
const replace = (path: string, value: string) => patch('replace', path, value)
const api = (world: Lookup) => ({ restApiId: world('api') })
const resource = (world: Lookup) => ({ ...api(world), resourceId: world('resource') })
const method = (world: Lookup) => ({ ...resource(world), httpMethod: 'GET' })
const response = (world: Lookup) => ({ ...method(world), statusCode: '200' })
const stage = (world: Lookup) => ({ ...api(world), stageName: 'dev' })
const lambda = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:guard/invocations'
const certificate = 'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000'
const balancer = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/shop/0123456789abcdef'
const today = new Date().toISOString().slice(0, 10)

/** One call of each of AWS's operations, in an order in which all of them can succeed. */
export const steps: readonly Step[] = [
  { operation: 'CreateRestApi', input: () => ({ name: 'shop' }), keep: { id: 'api', rootResourceId: 'root' } },
  { operation: 'GetRestApi', input: api },
  { operation: 'GetRestApis', input: () => ({}) },
  { operation: 'UpdateRestApi', input: (world) => ({ ...api(world), ...replace('/name', 'shop 2') }) },
  { operation: 'ImportRestApi', input: () => ({ body: definition('imported') }), keep: { id: 'imported' } },
  { operation: 'PutRestApi', input: (world) => ({ restApiId: world('imported'), mode: 'overwrite', body: definition('put') }) },

  { operation: 'CreateModel', input: (world) => ({ ...api(world), name: 'Pet', contentType: 'application/json', schema: '{"type":"object"}' }) },
  { operation: 'GetModel', input: (world) => ({ ...api(world), modelName: 'Pet', flatten: true }) },
  { operation: 'GetModels', input: api },
  { operation: 'GetModelTemplate', input: (world) => ({ ...api(world), modelName: 'Pet' }) },
  { operation: 'UpdateModel', input: (world) => ({ ...api(world), modelName: 'Pet', ...replace('/description', 'an animal') }) },
  { operation: 'CreateRequestValidator', input: (world) => ({ ...api(world), name: 'all', validateRequestBody: true }), keep: { id: 'validator' } },
  { operation: 'GetRequestValidator', input: (world) => ({ ...api(world), requestValidatorId: world('validator') }) },
  { operation: 'GetRequestValidators', input: api },
  { operation: 'UpdateRequestValidator', input: (world) => ({ ...api(world), requestValidatorId: world('validator'), ...replace('/name', 'both') }) },
  {
    operation: 'CreateAuthorizer',
    input: (world) => ({ ...api(world), name: 'guard', type: 'TOKEN', authorizerUri: lambda, identitySource: 'method.request.header.Authorization' }),
    keep: { id: 'authorizer' },
  },
  { operation: 'GetAuthorizer', input: (world) => ({ ...api(world), authorizerId: world('authorizer') }) },
  { operation: 'GetAuthorizers', input: api },
  { operation: 'UpdateAuthorizer', input: (world) => ({ ...api(world), authorizerId: world('authorizer'), ...replace('/authorizerResultTtlInSeconds', '0') }) },
  { operation: 'TestInvokeAuthorizer', input: (world) => ({ ...api(world), authorizerId: world('authorizer'), headers: { Authorization: 'x' } }) },

  { operation: 'CreateResource', input: (world) => ({ ...api(world), parentId: world('root'), pathPart: 'pets' }), keep: { id: 'resource' } },
  { operation: 'GetResource', input: resource },
  { operation: 'GetResources', input: api },
  { operation: 'UpdateResource', input: (world) => ({ ...resource(world), ...replace('/pathPart', 'animals') }) },
  { operation: 'PutMethod', input: (world) => ({ ...method(world), authorizationType: 'NONE' }) },
  { operation: 'GetMethod', input: method },
  { operation: 'UpdateMethod', input: (world) => ({ ...method(world), ...replace('/operationName', 'listPets') }) },
  { operation: 'PutMethodResponse', input: (world) => ({ ...response(world), responseParameters: { 'method.response.header.X': true } }) },
  { operation: 'GetMethodResponse', input: response },
  { operation: 'UpdateMethodResponse', input: (world) => ({ ...response(world), ...patch('add', '/responseModels/application~1json', 'Pet') }) },
  { operation: 'PutIntegration', input: (world) => ({ ...method(world), type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode":200}' } }) },
  { operation: 'GetIntegration', input: method },
  { operation: 'UpdateIntegration', input: (world) => ({ ...method(world), ...replace('/timeoutInMillis', '5000') }) },
  { operation: 'PutIntegrationResponse', input: (world) => ({ ...response(world), responseTemplates: { 'application/json': '[]' } }) },
  { operation: 'GetIntegrationResponse', input: response },
  {
    operation: 'UpdateIntegrationResponse',
    input: (world) => ({ ...response(world), ...patch('add', '/responseParameters/method.response.header.X', "'x'") }),
  },
  { operation: 'TestInvokeMethod', input: method },

  { operation: 'PutGatewayResponse', input: (world) => ({ ...api(world), responseType: 'THROTTLED', statusCode: '430' }) },
  { operation: 'GetGatewayResponse', input: (world) => ({ ...api(world), responseType: 'THROTTLED' }) },
  { operation: 'GetGatewayResponses', input: api },
  { operation: 'UpdateGatewayResponse', input: (world) => ({ ...api(world), responseType: 'THROTTLED', ...replace('/statusCode', '429') }) },
  {
    operation: 'CreateDocumentationPart',
    input: (world) => ({ ...api(world), location: { type: 'API' }, properties: '{"description":"a shop"}' }),
    keep: { id: 'part' },
  },
  { operation: 'GetDocumentationPart', input: (world) => ({ ...api(world), documentationPartId: world('part') }) },
  { operation: 'GetDocumentationParts', input: api },
  {
    operation: 'UpdateDocumentationPart',
    input: (world) => ({ ...api(world), documentationPartId: world('part'), ...replace('/properties', '{"description":"shop"}') }),
  },
  { operation: 'ImportDocumentationParts', input: (world) => ({ ...api(world), body: definition('documented') }) },
  { operation: 'CreateDocumentationVersion', input: (world) => ({ ...api(world), documentationVersion: '1' }) },
  { operation: 'GetDocumentationVersion', input: (world) => ({ ...api(world), documentationVersion: '1' }) },
  { operation: 'GetDocumentationVersions', input: api },
  { operation: 'UpdateDocumentationVersion', input: (world) => ({ ...api(world), documentationVersion: '1', ...replace('/description', 'first') }) },

  { operation: 'CreateDeployment', input: api, keep: { id: 'deployment' } },
  { operation: 'GetDeployment', input: (world) => ({ ...api(world), deploymentId: world('deployment'), embed: ['apisummary'] }) },
  { operation: 'GetDeployments', input: api },
  { operation: 'UpdateDeployment', input: (world) => ({ ...api(world), deploymentId: world('deployment'), ...replace('/description', 'first') }) },
  { operation: 'CreateStage', input: (world) => ({ ...stage(world), deploymentId: world('deployment') }) },
  { operation: 'GetStage', input: stage },
  { operation: 'GetStages', input: api },
  { operation: 'UpdateStage', input: (world) => ({ ...stage(world), ...replace('/variables/color', 'blue') }) },
  { operation: 'FlushStageCache', input: stage },
  { operation: 'FlushStageAuthorizersCache', input: stage },
  { operation: 'GetExport', input: (world) => ({ ...stage(world), exportType: 'oas30', accepts: 'application/json' }) },
  { operation: 'GetSdkTypes', input: () => ({}) },
  { operation: 'GetSdkType', input: () => ({ id: 'javascript' }) },
  { operation: 'GetSdk', input: (world) => ({ ...stage(world), sdkType: 'javascript' }) },

  { operation: 'GetAccount', input: () => ({}) },
  { operation: 'UpdateAccount', input: () => replace('/cloudwatchRoleArn', 'arn:aws:iam::000000000000:role/logs') },
  { operation: 'CreateApiKey', input: () => ({ name: 'key', enabled: true }), keep: { id: 'key' } },
  { operation: 'GetApiKey', input: (world) => ({ apiKey: world('key') }) },
  { operation: 'GetApiKeys', input: () => ({}) },
  { operation: 'UpdateApiKey', input: (world) => ({ apiKey: world('key'), ...replace('/name', 'key 2') }) },
  { operation: 'ImportApiKeys', input: () => ({ format: 'csv', body: new TextEncoder().encode(`Name,key,Enabled\nimported,${'k'.repeat(40)},true\n`) }) },
  {
    operation: 'CreateUsagePlan',
    input: (world) => ({ name: 'gold', apiStages: [{ apiId: world('api'), stage: 'dev' }], quota: { limit: 100, period: 'DAY' } }),
    keep: { id: 'plan' },
  },
  { operation: 'GetUsagePlan', input: (world) => ({ usagePlanId: world('plan') }) },
  { operation: 'GetUsagePlans', input: () => ({}) },
  { operation: 'UpdateUsagePlan', input: (world) => ({ usagePlanId: world('plan'), ...replace('/name', 'platinum') }) },
  { operation: 'CreateUsagePlanKey', input: (world) => ({ usagePlanId: world('plan'), keyId: world('key'), keyType: 'API_KEY' }) },
  { operation: 'GetUsagePlanKey', input: (world) => ({ usagePlanId: world('plan'), keyId: world('key') }) },
  { operation: 'GetUsagePlanKeys', input: (world) => ({ usagePlanId: world('plan') }) },
  { operation: 'UpdateUsage', input: (world) => ({ usagePlanId: world('plan'), keyId: world('key'), ...replace('/remaining', '10') }) },
  { operation: 'GetUsage', input: (world) => ({ usagePlanId: world('plan'), startDate: today, endDate: today }) },
  { operation: 'GenerateClientCertificate', input: () => ({}), keep: { clientCertificateId: 'certificate' } },
  { operation: 'GetClientCertificate', input: (world) => ({ clientCertificateId: world('certificate') }) },
  { operation: 'GetClientCertificates', input: () => ({}) },
  { operation: 'UpdateClientCertificate', input: (world) => ({ clientCertificateId: world('certificate'), ...replace('/description', 'ours') }) },
  { operation: 'CreateVpcLink', input: () => ({ name: 'inside', targetArns: [balancer] }), keep: { id: 'link' } },
  { operation: 'GetVpcLink', input: (world) => ({ vpcLinkId: world('link') }) },
  { operation: 'GetVpcLinks', input: () => ({}) },
  { operation: 'UpdateVpcLink', input: (world) => ({ vpcLinkId: world('link'), ...replace('/name', 'within') }) },
  {
    operation: 'CreateDomainName',
    input: () => ({ domainName: 'shop.example.com', regionalCertificateArn: certificate, endpointConfiguration: { types: ['REGIONAL'] } }),
  },
  { operation: 'GetDomainName', input: () => ({ domainName: 'shop.example.com' }) },
  { operation: 'GetDomainNames', input: () => ({}) },
  { operation: 'UpdateDomainName', input: () => ({ domainName: 'shop.example.com', ...replace('/securityPolicy', 'TLS_1_2') }) },
  { operation: 'CreateBasePathMapping', input: (world) => ({ domainName: 'shop.example.com', basePath: 'v1', restApiId: world('api'), stage: 'dev' }) },
  { operation: 'GetBasePathMapping', input: () => ({ domainName: 'shop.example.com', basePath: 'v1' }) },
  { operation: 'GetBasePathMappings', input: () => ({ domainName: 'shop.example.com' }) },
  { operation: 'UpdateBasePathMapping', input: () => ({ domainName: 'shop.example.com', basePath: 'v1', ...replace('/stage', 'dev') }) },
  {
    operation: 'CreateDomainName',
    input: () => ({
      domainName: 'inside.example.com',
      certificateArn: certificate,
      endpointConfiguration: { types: ['PRIVATE'] },
      policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":["execute-api:/*"]}]}',
    }),
    keep: { domainNameArn: 'private domain', domainNameId: 'private domain id' },
  },
  {
    operation: 'CreateDomainNameAccessAssociation',
    input: (world) => ({ domainNameArn: world('private domain'), accessAssociationSourceType: 'VPCE', accessAssociationSource: 'vpce-0123456789abcdef0' }),
    keep: { domainNameAccessAssociationArn: 'association' },
  },
  { operation: 'GetDomainNameAccessAssociations', input: () => ({}) },
  {
    operation: 'RejectDomainNameAccessAssociation',
    input: (world) => ({ domainNameAccessAssociationArn: world('association'), domainNameArn: world('private domain') }),
  },
  {
    operation: 'CreateDomainNameAccessAssociation',
    input: (world) => ({ domainNameArn: world('private domain'), accessAssociationSourceType: 'VPCE', accessAssociationSource: 'vpce-0123456789abcdef1' }),
    keep: { domainNameAccessAssociationArn: 'association' },
  },
  { operation: 'TagResource', input: (world) => ({ resourceArn: `arn:aws:apigateway:us-east-1::/restapis/${world('api')}`, tags: { team: 'pets' } }) },
  { operation: 'GetTags', input: (world) => ({ resourceArn: `arn:aws:apigateway:us-east-1::/restapis/${world('api')}` }) },
  { operation: 'UntagResource', input: (world) => ({ resourceArn: `arn:aws:apigateway:us-east-1::/restapis/${world('api')}`, tagKeys: ['team'] }) },

  { operation: 'DeleteDomainNameAccessAssociation', input: (world) => ({ domainNameAccessAssociationArn: world('association') }) },
  { operation: 'DeleteBasePathMapping', input: () => ({ domainName: 'shop.example.com', basePath: 'v1' }) },
  { operation: 'DeleteDomainName', input: () => ({ domainName: 'shop.example.com' }) },
  { operation: 'DeleteVpcLink', input: (world) => ({ vpcLinkId: world('link') }) },
  { operation: 'DeleteUsagePlanKey', input: (world) => ({ usagePlanId: world('plan'), keyId: world('key') }) },
  { operation: 'UpdateUsagePlan', input: (world) => ({ usagePlanId: world('plan'), ...patch('remove', '/apiStages', `${world('api')}:dev`) }) },
  { operation: 'DeleteUsagePlan', input: (world) => ({ usagePlanId: world('plan') }) },
  { operation: 'DeleteApiKey', input: (world) => ({ apiKey: world('key') }) },
  { operation: 'DeleteClientCertificate', input: (world) => ({ clientCertificateId: world('certificate') }) },
  { operation: 'DeleteStage', input: stage },
  { operation: 'DeleteDeployment', input: (world) => ({ ...api(world), deploymentId: world('deployment') }) },
  { operation: 'DeleteDocumentationVersion', input: (world) => ({ ...api(world), documentationVersion: '1' }) },
  { operation: 'DeleteDocumentationPart', input: (world) => ({ ...api(world), documentationPartId: world('part') }) },
  { operation: 'DeleteGatewayResponse', input: (world) => ({ ...api(world), responseType: 'THROTTLED' }) },
  { operation: 'DeleteIntegrationResponse', input: response },
  { operation: 'DeleteIntegration', input: method },
  { operation: 'DeleteMethodResponse', input: response },
  { operation: 'DeleteMethod', input: method },
  { operation: 'DeleteAuthorizer', input: (world) => ({ ...api(world), authorizerId: world('authorizer') }) },
  { operation: 'DeleteRequestValidator', input: (world) => ({ ...api(world), requestValidatorId: world('validator') }) },
  { operation: 'DeleteModel', input: (world) => ({ ...api(world), modelName: 'Pet' }) },
  { operation: 'DeleteResource', input: resource },
  { operation: 'DeleteRestApi', input: api },
]
