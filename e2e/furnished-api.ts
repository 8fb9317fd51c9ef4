import {
  CreateApiKeyCommand,
  CreateAuthorizerCommand,
  CreateDeploymentCommand,
  CreateDomainNameAccessAssociationCommand,
  CreateDomainNameCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  CreateVpcLinkCommand,
  GenerateClientCertificateCommand,
  GetResourcesCommand,
  ImportRestApiCommand,
  PutGatewayResponseCommand,
} from '@aws-sdk/client-api-gateway'
import { AddPermissionCommand, CreateAliasCommand, CreateFunctionCommand, PublishVersionCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda'
import { ApiGatewayV2Client, CreateApiMappingCommand, CreateRoutingRuleCommand } from '@aws-sdk/client-apigatewayv2'
import { lambdaClient, zipOf } from './functions.ts'
import { logsClient, putEvents } from './logs.ts'
import type { RunningServer } from './server.ts'

/** The parameters of an address of the console, by name: `restApiId`, `resourceId`, … */
export type Parameters = Readonly<Record<string, string>>

/** Makes an API that has something for every page: the example with its documentation, a Lambda authorizer, a customised gateway response, a stage. */
export async function furnishApi(server: RunningServer): Promise<Parameters> {
  const client = server.client()
  const restApiId = await importExample(server)
  const { items: resources = [] } = await client.send(new GetResourcesCommand({ restApiId }))
  const { id: authorizerId = '' } = await client.send(
    new CreateAuthorizerCommand({
      restApiId,
      name: 'Gatekeeper',
      type: 'TOKEN',
      authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:gatekeeper/invocations',
      identitySource: 'method.request.header.Authorization',
    }),
  )
  await client.send(
    new PutGatewayResponseCommand({
      restApiId,
      responseType: 'ACCESS_DENIED',
      statusCode: '404',
      responseParameters: { 'gatewayresponse.header.x-why': "'hidden'" },
      responseTemplates: { 'application/json': '{"message": "Not found"}' },
    }),
  )
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'test', stageDescription: 'For trying things out' }))
  const kept = { tests: [{ name: 'pets are listed', method: 'GET /pets', expect: { status: 200 } }] }
  await fetch(`${server.controlOrigin}/_fourbox/tests/${restApiId}`, {
    method: 'PUT',
    headers: { 'x-fourbox-token': server.token },
    body: JSON.stringify(kept),
  })
  // What the dashboard shows: calls, and one that no method answers.
  for (const path of ['/', '/', '/nowhere']) await fetch(server.invokeUrl(restApiId, 'test', path))
  const resourceId = resources.find(({ path }) => path === '/pets')?.id ?? ''
  const functionName = await furnishFunction(server)
  const domain = 'api.example.com'
  const routingRuleId = await furnishDomain(server, domain, restApiId)
  return {
    ...(await furnishPlan(server, restApiId)),
    ...(await furnishPrivateBackEnd(server)),
    restApiId,
    resourceId,
    domain,
    routingRuleId,
    functionName,
    logGroupName: await furnishLog(server),
    httpMethod: 'POST',
    authorizerId,
    responseType: 'ACCESS_DENIED',
    modelName: 'Pet',
    stageName: 'test',
    userName: await furnishUser(server),
  }
}

/** Makes a user; answers the name. */
async function furnishUser(server: RunningServer): Promise<string> {
  const body = JSON.stringify({ userName: 'dave', role: 'developer' })
  await fetch(`${server.controlOrigin}/_fourbox/users`, { method: 'POST', headers: { 'x-fourbox-token': server.token }, body })
  return 'dave'
}

/** Imports the PetStore that the product brings along; answers the API's id. */
export async function importExample(server: RunningServer): Promise<string> {
  const definition = await fetch(`${server.controlOrigin}/_fourbox/petstore.json`, { headers: { 'x-fourbox-token': server.token } })
  const { id = '' } = await server.client().send(new ImportRestApiCommand({ body: await definition.bytes() }))
  return id
}

/** Makes a domain name that has something for every page: mappings of two levels and routing rules. Answers a rule's id. */
async function furnishDomain(server: RunningServer, DomainName: string, ApiId: string): Promise<string> {
  const v2 = new ApiGatewayV2Client({ endpoint: server.controlOrigin, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } })
  await server.client().send(
    new CreateDomainNameCommand({
      domainName: DomainName,
      regionalCertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/a',
      endpointConfiguration: { types: ['REGIONAL'] },
      routingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING',
      mutualTlsAuthentication: { truststoreUri: 's3://bucket/truststore.pem' },
      tags: { team: 'pets' },
    }),
  )
  for (const ApiMappingKey of ['', 'store/v1']) await v2.send(new CreateApiMappingCommand({ DomainName, ApiId, Stage: 'test', ApiMappingKey }))
  const Actions = [{ InvokeApi: { ApiId, Stage: 'test', StripBasePath: true } }]
  const Conditions = [{ MatchHeaders: { AnyOf: [{ Header: 'x-version', ValueGlob: 'beta*' }] } }, { MatchBasePaths: { AnyOf: ['shop'] } }]
  await v2.send(new CreateRoutingRuleCommand({ DomainName, Priority: 100, Conditions: [], Actions }))
  const { RoutingRuleId = '' } = await v2.send(new CreateRoutingRuleCommand({ DomainName, Priority: 10, Conditions, Actions }))
  return RoutingRuleId
}

/** Makes a usage plan with a quota, a throttled method and a key, which the keys' and plans' pages show. */
async function furnishPlan(server: RunningServer, restApiId: string): Promise<Parameters> {
  const client = server.client()
  const { id: apiKeyId = '' } = await client.send(new CreateApiKeyCommand({ name: 'scanner', description: 'Of the warehouse', enabled: true }))
  const { id: usagePlanId = '' } = await client.send(
    new CreateUsagePlanCommand({
      name: 'Partner',
      throttle: { rateLimit: 20, burstLimit: 40 },
      quota: { limit: 1000, period: 'DAY' },
      apiStages: [{ apiId: restApiId, stage: 'test', throttle: { '/pets/GET': { rateLimit: 5, burstLimit: 10 } } }],
    }),
  )
  await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId: apiKeyId, keyType: 'API_KEY' }))
  return { apiKeyId, usagePlanId }
}

/** Makes what private back ends are reached by: a VPC link, a client certificate; and a VPC endpoint's way to a private domain. */
async function furnishPrivateBackEnd(server: RunningServer): Promise<Parameters> {
  const client = server.client()
  const { domainNameArn } = await client.send(
    new CreateDomainNameCommand({
      domainName: 'inner.example.com',
      certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/a',
      endpointConfiguration: { types: ['PRIVATE'] },
    }),
  )
  await client.send(
    new CreateDomainNameAccessAssociationCommand({ domainNameArn, accessAssociationSourceType: 'VPCE', accessAssociationSource: 'vpce-0a1b2c3d' }),
  )
  const { clientCertificateId = '' } = await client.send(new GenerateClientCertificateCommand({ description: 'For the warehouse' }))
  const { id: vpcLinkId = '' } = await client.send(new CreateVpcLinkCommand({ name: 'private', targetArns: ['127.0.0.1:8080'] }))
  return { vpcLinkId, clientCertificateId }
}

/** Makes a function that has something for every tab: a version, an alias, a statement of its policy. Answers its name. */
async function furnishFunction(server: RunningServer): Promise<string> {
  const FunctionName = 'furnished'
  const lambda = lambdaClient(server)
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/service',
      Description: 'For trying things out',
      Environment: { Variables: { TABLE: 'pets' } },
      Code: { ZipFile: await zipOf({ 'index.mjs': 'export const handler = async (event) => event\n', 'lib/lines.mjs': 'export const lines = []\n' }) },
    }),
  )
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60 }, { FunctionName })
  await lambda.send(new PublishVersionCommand({ FunctionName }))
  await lambda.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }))
  await lambda.send(new AddPermissionCommand({ FunctionName, StatementId: 'apis', Principal: 'apigateway.amazonaws.com', Action: 'lambda:InvokeFunction' }))
  return FunctionName
}

/** A log group with lines of a request, of which one is an error; answers its name. */
async function furnishLog(server: RunningServer): Promise<string> {
  const requestId = '5b1c7e02-0c37-4d1f-9f5e-1d0e5a6c77b3'
  const name = 'furnished-log'
  await putEvents(logsClient(server), name, 'stream', [
    `START RequestId: ${requestId} Version: $LATEST\n`,
    `2026-11-29T00:00:00.000Z\t${requestId}\tERROR\tInvoke Error \t{"errorType":"TypeError"}\n`,
    'a \u001b[31mstranger\u001b[0m',
  ])
  return name
}
