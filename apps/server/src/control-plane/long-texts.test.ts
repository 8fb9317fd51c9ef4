import { expect, test } from 'vitest'
import { newDomain, newStage } from '../testing/trial-objects.ts'
import { refusalOf, secondGeneration, trialServer } from '../testing/trial-server.ts'

const long = 'a'.repeat(200_000)
const certificateArn = 'arn:aws:acm:us-east-1:000000000000:certificate/a'
const providerARNs = ['arn:aws:cognito-idp:us-east-1:000000000000:userpool/a']

/** A server with `GET /` on the stage `prod`, and calls that name something in very many characters. */
async function callsWithLongTexts(): Promise<Readonly<Record<string, () => Promise<unknown>>>> {
  const server = await trialServer()
  const { aws } = server
  const v2 = await secondGeneration(server)
  const { restApiId, resourceId, httpMethod, deploymentId, stageName } = await newStage(aws)
  await newDomain(aws, 'pets.example')
  const address = { restApiId, resourceId, httpMethod }
  const put = { restApiId, resourceId, httpMethod: 'PUT', authorizationType: 'NONE' }
  const cognito = { restApiId, name: 'pool', type: 'COGNITO_USER_POOLS', providerARNs } as const
  const model = { restApiId, name: 'Pet', contentType: 'application/json', schema: '{"type": "object"}' }
  const domain = { domainName: 'other.example', certificateArn }
  const definition = (members: object) => Buffer.from(JSON.stringify({ openapi: '3.0.1', info: { title: 'a', version: '1' }, paths: {}, ...members }))
  const replaced = (path: string) => ({ patchOperations: [{ op: 'replace', path, value: long }] as const }) as const
  return {
    'an API': () => aws.createRestApi({ name: long }),
    'the description of an API': () => aws.createRestApi({ name: 'a', description: long }),
    'the version of an API': () => aws.createRestApi({ name: 'a', version: long }),
    'a binary media type': () => aws.createRestApi({ name: 'a', binaryMediaTypes: [long] }),
    'a VPC endpoint': () => aws.createRestApi({ name: 'a', endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [long] } }),
    'a tag of an API': () => aws.createRestApi({ name: 'a', tags: { [long]: '' } }),
    'an API that is called something else': () => aws.updateRestApi({ restApiId, patchOperations: [{ op: 'replace', path: '/name', value: long }] }),
    'a model': () => aws.createModel({ ...model, name: long }),
    'the content type of a model': () => aws.createModel({ ...model, contentType: long }),
    'the description of a model': () => aws.createModel({ ...model, description: long }),
    'a resource': () => aws.createResource({ restApiId, parentId: resourceId, pathPart: long }),
    'an authorizer': () => aws.createAuthorizer({ ...cognito, name: long }),
    'the kind of an authorizer': () => aws.createAuthorizer({ ...cognito, authType: long }),
    'a user pool': () => aws.createAuthorizer({ ...cognito, providerARNs: [long] }),
    'an identity source': () => aws.createAuthorizer({ ...cognito, identitySource: long }),
    'the pattern of an identity': () => aws.createAuthorizer({ ...cognito, identityValidationExpression: long }),
    'a request validator': () => aws.createRequestValidator({ restApiId, name: long }),
    'an operation': () => aws.putMethod({ ...put, operationName: long }),
    'a parameter of a method': () => aws.putMethod({ ...put, requestParameters: { [`method.request.header.${long}`]: true } }),
    'the content type of a request': () => aws.putMethod({ ...put, requestModels: { [long]: 'Empty' } }),
    'a scope': () => aws.putMethod({ ...put, authorizationScopes: [long] }),
    'a header of a method response': () =>
      aws.putMethodResponse({ ...address, statusCode: '201', responseParameters: { [`method.response.header.${long}`]: true } }),
    'the content type of a method response': () => aws.putMethodResponse({ ...address, statusCode: '201', responseModels: { [long]: 'Empty' } }),
    'a back end': () => aws.putIntegration({ ...address, type: 'HTTP', integrationHttpMethod: 'GET', uri: `http://${long}` }),
    'a cache name space': () => aws.putIntegration({ ...address, type: 'MOCK', cacheNamespace: long }),
    'a role': () => aws.putIntegration({ ...address, type: 'MOCK', credentials: long }),
    'the content type of a template': () => aws.putIntegration({ ...address, type: 'MOCK', requestTemplates: { [`a/${long}`]: '' } }),
    'a mapped header': () =>
      aws.putIntegration({
        ...address,
        type: 'HTTP',
        integrationHttpMethod: 'GET',
        uri: 'http://a',
        requestParameters: { [`integration.request.header.${long}`]: "'a'" },
      }),
    'a selection pattern': () => aws.putIntegrationResponse({ ...address, statusCode: '200', selectionPattern: long }),
    'the content type of a response template': () => aws.putIntegrationResponse({ ...address, statusCode: '200', responseTemplates: { [`a/${long}`]: '' } }),
    'a header of a gateway response': () =>
      aws.putGatewayResponse({ restApiId, responseType: 'DEFAULT_4XX', responseParameters: { [`gatewayresponse.header.${long}`]: "'a'" } }),
    'the content type of a gateway response': () =>
      aws.putGatewayResponse({ restApiId, responseType: 'DEFAULT_4XX', responseTemplates: { [`a/${long}`]: '' } }),
    'the description of a deployment': () => aws.createDeployment({ restApiId, description: long }),
    'the description of the stage of a deployment': () => aws.createDeployment({ restApiId, stageName: 'new', stageDescription: long }),
    'a deployment that is described anew': () => aws.updateDeployment({ restApiId, deploymentId, ...copy(replaced('/description')) }),
    'a stage': () => aws.createStage({ restApiId, deploymentId, stageName: long }),
    'the description of a stage': () => aws.createStage({ restApiId, deploymentId, stageName: 'new', description: long }),
    'a stage variable': () => aws.createStage({ restApiId, deploymentId, stageName: 'new', variables: { [long]: 'a' } }),
    'the value of a stage variable': () => aws.createStage({ restApiId, deploymentId, stageName: 'new', variables: { a: long } }),
    'a tag of a stage': () => aws.createStage({ restApiId, deploymentId, stageName: 'new', tags: { a: long } }),
    'an access log': () => aws.updateStage({ restApiId, stageName, ...copy(replaced('/accessLogSettings/destinationArn')) }),
    'an API key': () => aws.createApiKey({ name: long }),
    'the customer of an API key': () => aws.createApiKey({ customerId: long }),
    'the value of an API key': () => aws.createApiKey({ value: long }),
    'a tag of an API key': () => aws.createApiKey({ tags: { [long]: '' } }),
    'a usage plan': () => aws.createUsagePlan({ name: long }),
    'the description of a usage plan': () => aws.createUsagePlan({ name: 'a', description: long }),
    'a VPC link': () => aws.createVpcLink({ name: long, targetArns: ['127.0.0.1:80'] }),
    'the target of a VPC link': () => aws.createVpcLink({ name: 'a', targetArns: [`arn:aws:a:b:c:${long}`] }),
    'the description of a client certificate': () => aws.generateClientCertificate({ description: long }),
    'a domain name': () => aws.createDomainName({ ...domain, domainName: long }),
    'a certificate': () => aws.createDomainName({ ...domain, certificateName: long }),
    'the ARN of a certificate': () => aws.createDomainName({ ...domain, certificateArn: long }),
    'a tag of a domain name': () => aws.createDomainName({ ...domain, tags: { [long]: '' } }),
    'a base path': () => aws.createBasePathMapping({ domainName: 'pets.example', basePath: long, restApiId }),
    'the key of an API mapping': () => v2.createApiMapping({ DomainName: 'pets.example', ApiMappingKey: long, ApiId: restApiId, Stage: stageName }),
    'a documented path': () => aws.createDocumentationPart({ restApiId, location: { type: 'RESOURCE', path: long }, properties: '{}' }),
    'a documented model': () => aws.createDocumentationPart({ restApiId, location: { type: 'MODEL', name: long }, properties: '{}' }),
    'a documentation version': () => aws.createDocumentationVersion({ restApiId, documentationVersion: long }),
    'the description of a documentation version': () => aws.createDocumentationVersion({ restApiId, documentationVersion: '1', description: long }),
    'a definition': () => aws.importRestApi({ failOnWarnings: true, body: definition({ info: { title: long, version: '1' } }) }),
    'a path of a definition': () => aws.importRestApi({ failOnWarnings: true, body: definition({ paths: { [`/${long}`]: {} } }) }),
    'a model of a definition': () => aws.importRestApi({ failOnWarnings: true, body: definition({ components: { schemas: { [long]: { type: 'object' } } } }) }),
    'what a definition says of a model': () =>
      aws.importRestApi({ failOnWarnings: true, body: definition({ components: { schemas: { Pet: { type: 'object', description: long } } } }) }),
    'an operation of a definition': () => aws.importRestApi({ failOnWarnings: true, body: definition({ paths: { '/': { get: { operationId: long } } } }) }),
  }
}

/** The SDK's types want lists that can be changed. */
function copy<P>({ patchOperations }: { readonly patchOperations: readonly P[] }): { patchOperations: P[] } {
  return { patchOperations: [...patchOperations] }
}

test('whatever is named or described in 200,000 characters is refused', async () => {
  const taken: string[] = []
  for (const [what, call] of Object.entries(await callsWithLongTexts())) {
    const refusal = await refusalOf(call())
    if (!/^(?:BadRequestException|ValidationException): /.test(refusal)) taken.push(`${what}: ${refusal.slice(0, 100)}`)
  }
  expect(taken).toEqual([])
})

test('a resource is not moved to where the paths below it would be too long', async () => {
  const { aws } = await trialServer()
  const { id: restApiId, rootResourceId } = await aws.createRestApi({ name: 'a' })
  const add = async (parentId: string | undefined, pathPart: string) => (await aws.createResource({ restApiId, parentId, pathPart })).id
  const wide = await add(rootResourceId, 'w'.repeat(6000))
  const narrow = await add(rootResourceId, 'n')
  await add(narrow, 'd'.repeat(6000))
  const patchOperations = [{ op: 'replace' as const, path: '/parentId', value: wide }]
  expect(await refusalOf(aws.updateResource({ restApiId, resourceId: narrow, patchOperations }))).toBe(
    'BadRequestException: Invalid resource path, can be at most 10240 characters.',
  )
})
