import { createPrivateKey, X509Certificate } from 'node:crypto'
import {
  type APIGatewayClient,
  CreateApiKeyCommand,
  CreateRestApiCommand,
  CreateVpcLinkCommand,
  DeleteClientCertificateCommand,
  DeleteVpcLinkCommand,
  GenerateClientCertificateCommand,
  GetAccountCommand,
  GetClientCertificateCommand,
  GetClientCertificatesCommand,
  GetTagsCommand,
  GetVpcLinkCommand,
  GetVpcLinksCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAccountCommand,
  UpdateClientCertificateCommand,
  UpdateVpcLinkCommand,
} from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../server.ts'

const loadBalancer = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/one/0123456789abcdef'

let server: RunningServer
let client: APIGatewayClient
beforeAll(async () => {
  server = await startServer()
  client = server.client()
})
afterAll(() => server.stop())

test('an account shows AWS’s limits, and takes the role that writes logs', async () => {
  expect(await client.send(new GetAccountCommand({}))).toMatchObject({
    throttleSettings: { burstLimit: 5000, rateLimit: 10_000 },
    features: ['UsagePlans'],
    apiKeyVersion: '4',
  })
  const value = 'arn:aws:iam::000000000000:role/logs'
  expect(await client.send(new UpdateAccountCommand({ patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value }] }))).toMatchObject({
    cloudwatchRoleArn: value,
  })
  expect(await client.send(new GetAccountCommand({}))).toMatchObject({ cloudwatchRoleArn: value })
  await expect(
    client.send(new UpdateAccountCommand({ patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: 'no role' }] })),
  ).rejects.toMatchObject({
    name: 'BadRequestException',
    message: 'The role ARN does not have required permissions set to API Gateway',
  })
  expect(await client.send(new UpdateAccountCommand({ patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: '' }] }))).not.toHaveProperty(
    'cloudwatchRoleArn',
  )
})

test('changes of the account at the same time are all kept', async () => {
  const features = Array.from({ length: 10 }, (_, index) => `feature-${index}`)
  await Promise.all(features.map((value) => client.send(new UpdateAccountCommand({ patchOperations: [{ op: 'add', path: '/features', value }] }))))
  expect(new Set((await client.send(new GetAccountCommand({}))).features)).toEqual(new Set(['UsagePlans', ...features]))
})

test('a client certificate is a real one, valid for a year, and its key stays with the server', async () => {
  const made = await client.send(new GenerateClientCertificateCommand({ description: 'for a back end' }))
  const certificate = new X509Certificate(made.pemEncodedCertificate ?? '')
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(certificate.validToDate).toEqual(made.expirationDate)
  expect(Number(made.expirationDate) - Number(made.createdDate)).toBe(365 * 24 * 60 * 60 * 1000)
  expect(() => createPrivateKey(JSON.stringify(made))).toThrow(/PEM|DECODER|unsupported/)
  const { clientCertificateId } = made
  const update = { clientCertificateId, patchOperations: [{ op: 'replace' as const, path: '/description', value: 'changed' }] }
  expect(await client.send(new UpdateClientCertificateCommand(update))).toMatchObject({ description: 'changed', tags: {} })
  expect((await client.send(new GetClientCertificatesCommand({}))).items).toMatchObject([{ clientCertificateId }])
  expect((await client.send(new DeleteClientCertificateCommand({ clientCertificateId }))).$metadata.httpStatusCode).toBe(202)
  await expect(client.send(new GetClientCertificateCommand({ clientCertificateId }))).rejects.toMatchObject({
    name: 'NotFoundException',
    message: 'Invalid Client Certificate identifier specified',
  })
})

test('a VPC link is pending, then available', async () => {
  const link = await client.send(new CreateVpcLinkCommand({ name: 'link', targetArns: [loadBalancer] }))
  expect(link).toMatchObject({ name: 'link', targetArns: [loadBalancer], status: 'PENDING' })
  expect(link.$metadata.httpStatusCode).toBe(202)
  const read = () => client.send(new GetVpcLinkCommand({ vpcLinkId: link.id }))
  await expect.poll(read).toMatchObject({ status: 'AVAILABLE', statusMessage: 'Your vpc link is ready for use' })
  const patchOperations = [{ op: 'replace' as const, path: '/name', value: 'renamed' }]
  expect(await client.send(new UpdateVpcLinkCommand({ vpcLinkId: link.id, patchOperations }))).toMatchObject({ name: 'renamed', tags: {} })
  expect((await client.send(new GetVpcLinksCommand({}))).items).toMatchObject([{ id: link.id }])
})

test('a VPC link needs a name and ARNs', async () => {
  await expect(client.send(new CreateVpcLinkCommand({ name: '', targetArns: [loadBalancer] }))).rejects.toMatchObject({ message: 'Name cannot be empty' })
  await expect(client.send(new CreateVpcLinkCommand({ name: 'x', targetArns: ['balancer'] }))).rejects.toMatchObject({
    name: 'BadRequestException',
    message: 'Invalid ARN. ARN is not well formed balancer',
  })
  await expect(client.send(new GetVpcLinkCommand({ vpcLinkId: 'none' }))).rejects.toMatchObject({
    name: 'NotFoundException',
    message: 'Invalid Vpc Link identifier specified',
  })
})

test('a VPC link in use cannot be deleted', async () => {
  const { id: vpcLinkId } = await client.send(new CreateVpcLinkCommand({ name: 'used', targetArns: [loadBalancer] }))
  const { id: restApiId, rootResourceId: resourceId } = await client.send(new CreateRestApiCommand({ name: 'through a link' }))
  const method = { restApiId, resourceId, httpMethod: 'GET' }
  await client.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }))
  const integration = { ...method, type: 'HTTP_PROXY' as const, integrationHttpMethod: 'GET', uri: 'http://balancer.example.com/' }
  await client.send(new PutIntegrationCommand({ ...integration, connectionType: 'VPC_LINK', connectionId: vpcLinkId }))
  await expect(client.send(new DeleteVpcLinkCommand({ vpcLinkId }))).rejects.toMatchObject({
    name: 'BadRequestException',
    message: `Cannot delete vpc link. Vpc link '${vpcLinkId}', is referenced in [GET:${resourceId}] in format of [Method:Resource:Stage]`,
  })
  await client.send(new PutIntegrationCommand({ ...integration, connectionType: 'INTERNET' }))
  expect((await client.send(new DeleteVpcLinkCommand({ vpcLinkId }))).$metadata.httpStatusCode).toBe(202)
})

test('tags are put on whatever has an ARN, read and taken away', async () => {
  const [api, key, certificate, link] = [
    await client.send(new CreateRestApiCommand({ name: 'tagged' })),
    await client.send(new CreateApiKeyCommand({})),
    await client.send(new GenerateClientCertificateCommand({})),
    await client.send(new CreateVpcLinkCommand({ name: 'tagged', targetArns: [loadBalancer] })),
  ]
  const paths = [`restapis/${api.id}`, `apikeys/${key.id}`, `clientcertificates/${certificate.clientCertificateId}`, `vpclinks/${link.id}`]
  for (const resourceArn of paths.map((path) => `arn:aws:apigateway:us-east-1::/${path}`)) {
    const put = await client.send(new TagResourceCommand({ resourceArn, tags: { one: '1', two: '2' } }))
    expect(put.$metadata.httpStatusCode).toBe(204)
    await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['one', 'none'] }))
    expect((await client.send(new GetTagsCommand({ resourceArn }))).tags).toEqual({ two: '2' })
  }
})

test('tags of what is not there, and of what cannot have any, are refused', async () => {
  const read = (resourceArn: string) => client.send(new GetTagsCommand({ resourceArn }))
  await expect(read('arn:aws:apigateway:us-east-1::/apikeys/none')).rejects.toMatchObject({ name: 'NotFoundException' })
  await expect(read('arn:aws:apigateway:us-east-1::/models/none')).rejects.toMatchObject({ name: 'BadRequestException' })
  await expect(read('no ARN')).rejects.toMatchObject({ name: 'BadRequestException', message: 'Invalid ARN specified in the request' })
  const { id } = await client.send(new CreateApiKeyCommand({}))
  const resourceArn = `arn:aws:apigateway:us-east-1::/apikeys/${id}`
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`tag-${index}`, '']))
  for (const tags of [{ 'aws:mine': '' }, { ['k'.repeat(129)]: '' }, { k: 'v'.repeat(257) }, many]) {
    await expect(client.send(new TagResourceCommand({ resourceArn, tags }))).rejects.toMatchObject({ name: 'BadRequestException' })
  }
})
