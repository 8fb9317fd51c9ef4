import {
  type APIGatewayClient,
  CreateBasePathMappingCommand,
  CreateDomainNameAccessAssociationCommand,
  CreateDomainNameCommand,
  type CreateDomainNameCommandInput,
  DeleteBasePathMappingCommand,
  DeleteDomainNameAccessAssociationCommand,
  DeleteDomainNameCommand,
  DeleteRestApiCommand,
  GetBasePathMappingCommand,
  GetBasePathMappingsCommand,
  GetDomainNameAccessAssociationsCommand,
  GetDomainNameCommand,
  GetDomainNamesCommand,
  RejectDomainNameAccessAssociationCommand,
  UpdateBasePathMappingCommand,
  UpdateDomainNameCommand,
} from '@aws-sdk/client-api-gateway'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'

let server: RunningServer
let client: APIGatewayClient
let restApiId: string
beforeAll(async () => {
  server = await startServer()
  client = server.client()
  const hello = { get: { integration: mock('"$context.domainName"') } }
  restApiId = (await deploy(server, { '/hello': hello }, {}, { stage: 'live' })).restApiId
})
afterAll(() => server.stop())

const certificateArn = 'arn:aws:acm:us-east-1:000000000000:certificate/a'

test('a regional domain answers with the name and zone that DNS needs', async () => {
  const input = { domainName: 'regional.example.com', regionalCertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/a' }
  const domain = await client.send(new CreateDomainNameCommand({ ...input, endpointConfiguration: { types: ['REGIONAL'] }, tags: { a: 'b' } }))
  expect(domain).toMatchObject({
    ...input,
    domainNameArn: 'arn:aws:apigateway:us-east-1::/domainnames/regional.example.com',
    regionalDomainName: expect.stringMatching(/^d-[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com$/),
    regionalHostedZoneId: 'Z1UJRXOUMOOFQ8',
    endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
    domainNameStatus: 'AVAILABLE',
    securityPolicy: 'TLS_1_2',
    tags: { a: 'b' },
  })
  expect(domain).not.toHaveProperty('distributionDomainName')
  expect((await client.send(new GetDomainNamesCommand({}))).items).toMatchObject([input])
})

test('an edge domain is the default and answers with a distribution', async () => {
  const domain = await client.send(
    new CreateDomainNameCommand({ domainName: 'edge.example.com', certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/a' }),
  )
  expect(domain).toMatchObject({ distributionHostedZoneId: 'Z2FDTNDATAQYW2', endpointConfiguration: { types: ['EDGE'] } })
  expect(domain.distributionDomainName).toMatch(/^d[a-z0-9]{13}\.cloudfront\.net$/)
})

const refused: [CreateDomainNameCommandInput, string][] = [
  [{ domainName: '' }, 'No Domain Name specified'],
  [{ domainName: 'no domain' }, 'Invalid domain name specified: no domain'],
  [{ domainName: 'two.example.com', endpointConfiguration: { types: ['EDGE', 'REGIONAL'] } }, 'Cannot create an api with multiple Endpoint Types.'],
]
test.for(refused)('%j: %s', async ([input, message]) => {
  await expect(client.send(new CreateDomainNameCommand(input))).rejects.toMatchObject({ name: 'BadRequestException', message })
})

test('a name can be taken once, which AWS calls a bad request', async () => {
  await client.send(new CreateDomainNameCommand({ domainName: 'once.example.com', certificateArn }))
  await expect(client.send(new CreateDomainNameCommand({ domainName: 'once.example.com', certificateArn }))).rejects.toMatchObject({
    name: 'BadRequestException',
    message: 'The domain name you provided already exists.',
  })
})

test('an unknown domain or mapping is not found', async () => {
  const unknown = { name: 'NotFoundException', message: 'Invalid domain name identifier specified' }
  const domainName = 'unknown.example.com'
  await expect(client.send(new GetDomainNameCommand({ domainName }))).rejects.toMatchObject(unknown)
  await expect(client.send(new UpdateDomainNameCommand({ domainName }))).rejects.toMatchObject(unknown)
  await expect(client.send(new DeleteDomainNameCommand({ domainName }))).rejects.toMatchObject(unknown)
  await expect(client.send(new GetBasePathMappingsCommand({ domainName }))).rejects.toMatchObject(unknown)
  await expect(client.send(new CreateBasePathMappingCommand({ domainName, restApiId }))).rejects.toMatchObject(unknown)
  await client.send(new CreateDomainNameCommand({ domainName: 'known.example.com', certificateArn }))
  await expect(client.send(new GetBasePathMappingCommand({ domainName: 'known.example.com', basePath: 'none' }))).rejects.toMatchObject({
    name: 'NotFoundException',
    message: 'Invalid base path mapping identifier specified',
  })
})

test('patches change certificates, policy and endpoint type, as Terraform sends them', async () => {
  const domainName = 'patched.example.com'
  await client.send(new CreateDomainNameCommand({ domainName, certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/a' }))
  const changed = await client.send(
    new UpdateDomainNameCommand({
      domainName,
      patchOperations: [
        { op: 'remove', path: '/certificateArn' },
        { op: 'add', path: '/regionalCertificateArn', value: 'arn:aws:acm:us-east-1:000000000000:certificate/b' },
        { op: 'replace', path: '/endpointConfiguration/types/EDGE', value: 'REGIONAL' },
        { op: 'replace', path: '/securityPolicy', value: 'TLS_1_0' },
        { op: 'add', path: '/mutualTlsAuthentication/truststoreUri', value: 's3://bucket/key' },
      ],
    }),
  )
  expect(changed).toMatchObject({
    regionalCertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/b',
    endpointConfiguration: { types: ['REGIONAL'] },
    securityPolicy: 'TLS_1_0',
    mutualTlsAuthentication: { truststoreUri: 's3://bucket/key' },
    tags: {},
  })
  expect(changed).not.toHaveProperty('certificateArn')
})

test('mappings lead from a domain to stages, and calls follow at once', async () => {
  const domainName = 'mapped.example.com'
  await client.send(new CreateDomainNameCommand({ domainName, certificateArn }))
  const map = (basePath: string | undefined, stage?: string) => client.send(new CreateBasePathMappingCommand({ domainName, basePath, restApiId, stage }))
  expect(await map('v1', 'live')).toMatchObject({ basePath: 'v1', restApiId, stage: 'live' })
  expect(await call(domainName, '/v1/hello')).toEqual([200, `"${domainName}"`])
  await expect(map('v1', 'live')).rejects.toMatchObject({ name: 'ConflictException', message: 'Base path already exists for this domain name' })
  await expect(map('v2', 'none')).rejects.toMatchObject({ name: 'BadRequestException', message: 'Invalid stage identifier specified' })
  await expect(map('a/b')).rejects.toMatchObject({ name: 'BadRequestException', message: expect.stringContaining('slash character') })
  await expect(map(undefined)).rejects.toMatchObject({ name: 'ConflictException', message: 'Only one base path mapping is allowed if the base path is empty.' })

  const moved = await client.send(
    new UpdateBasePathMappingCommand({ domainName, basePath: 'v1', patchOperations: [{ op: 'replace', path: '/basePath', value: '' }] }),
  )
  expect(moved).toMatchObject({ basePath: '(none)', stage: 'live' })
  expect(await call(domainName, '/hello')).toEqual([200, `"${domainName}"`])
  expect(await client.send(new GetBasePathMappingCommand({ domainName, basePath: '(none)' }))).toMatchObject({ restApiId })
  expect((await client.send(new GetBasePathMappingsCommand({ domainName }))).items).toHaveLength(1)

  await expect(client.send(new DeleteRestApiCommand({ restApiId }))).rejects.toMatchObject({
    message: `Deleting RestApi ${restApiId} failed. Please remove all base path mappings related to the RestApi in your domains.`,
  })
  expect((await client.send(new DeleteBasePathMappingCommand({ domainName, basePath: '(none)' }))).$metadata.httpStatusCode).toBe(202)
  expect((await call(domainName, '/hello'))[0]).toBe(403)
  expect((await client.send(new DeleteDomainNameCommand({ domainName }))).$metadata.httpStatusCode).toBe(202)
})

test('a private domain has an id, and VPC endpoints are associated with it', async () => {
  const { domainNameId, domainNameArn } = await client.send(
    new CreateDomainNameCommand({ domainName: 'private.example.com', certificateArn, endpointConfiguration: { types: ['PRIVATE'] } }),
  )
  expect(domainNameArn).toBe(`arn:aws:apigateway:us-east-1:000000000000:/domainnames/private.example.com+${domainNameId}`)
  expect(await client.send(new GetDomainNameCommand({ domainName: 'private.example.com', domainNameId }))).toMatchObject({ domainNameId })
  await expect(client.send(new GetDomainNameCommand({ domainName: 'private.example.com' }))).rejects.toMatchObject({ name: 'NotFoundException' })

  const associate = () =>
    client.send(
      new CreateDomainNameAccessAssociationCommand({ domainNameArn, accessAssociationSource: 'vpce-0123456789abcdef0', accessAssociationSourceType: 'VPCE' }),
    )
  const { domainNameAccessAssociationArn } = await associate()
  await expect(associate()).rejects.toMatchObject({ name: 'ConflictException' })
  expect((await client.send(new GetDomainNameAccessAssociationsCommand({}))).items).toMatchObject([{ domainNameAccessAssociationArn, domainNameArn }])
  expect((await client.send(new GetDomainNameAccessAssociationsCommand({ resourceOwner: 'OTHER_ACCOUNTS' }))).items ?? []).toEqual([])
  await expect(client.send(new DeleteDomainNameCommand({ domainName: 'private.example.com', domainNameId }))).rejects.toMatchObject({
    name: 'BadRequestException',
  })
  await client.send(new RejectDomainNameAccessAssociationCommand({ domainNameAccessAssociationArn, domainNameArn }))
  await expect(client.send(new DeleteDomainNameAccessAssociationCommand({ domainNameAccessAssociationArn }))).rejects.toMatchObject({
    name: 'NotFoundException',
  })
  await client.send(new DeleteDomainNameCommand({ domainName: 'private.example.com', domainNameId }))
})

async function call(host: string, path: string): Promise<[number | undefined, string]> {
  const { promise, resolve, reject } = Promise.withResolvers<import('node:http').IncomingMessage>()
  request({ host: '127.0.0.1', port: server.ports.execute, path, headers: { host } }, resolve).on('error', reject).end()
  const answer = await promise
  return [answer.statusCode, await text(answer)]
}
