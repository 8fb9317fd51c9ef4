import { expect, test } from 'vitest'
import { newApi, newApiKey, newDomain, newPrivateDomain, newStage, newUsagePlan } from '../../testing/trial-objects.ts'
import { refusalOf, type TrialServer, trialServer } from '../../testing/trial-server.ts'

const prefix = 'arn:aws:apigateway:us-east-1::'

/** Each kind of object that can carry tags, and how AWS says that it is not there. */
const kinds: Readonly<Record<string, { readonly make: (server: TrialServer) => Promise<string | undefined>; readonly missing?: string }>> = {
  '/restapis/x': { make: async ({ aws }) => `${prefix}/restapis/${(await newApi(aws)).restApiId}`, missing: 'Invalid API identifier specified' },
  '/restapis/x/stages/x': {
    make: async ({ aws }) => `${prefix}/restapis/${(await newStage(aws)).restApiId}/stages/prod`,
    missing: 'Invalid stage identifier specified',
  },
  '/apikeys/x': { make: async ({ aws }) => `${prefix}/apikeys/${await newApiKey(aws)}`, missing: 'Invalid API Key identifier specified' },
  '/usageplans/x': { make: async ({ aws }) => `${prefix}/usageplans/${await newUsagePlan(aws)}`, missing: 'Invalid Usage Plan ID specified' },
  '/clientcertificates/x': {
    make: async ({ aws }) => `${prefix}/clientcertificates/${(await aws.generateClientCertificate({})).clientCertificateId}`,
    missing: 'Invalid Client Certificate identifier specified',
  },
  '/vpclinks/x': {
    make: async ({ aws }) => `${prefix}/vpclinks/${(await aws.createVpcLink({ name: 'l', targetArns: ['127.0.0.1:80'] })).id}`,
    missing: 'Invalid Vpc Link identifier specified',
  },
  '/domainnames/x': {
    make: async ({ aws }) => (await newDomain(aws, 'pets.example')).domainNameArn,
    missing: 'Invalid domain name identifier specified',
  },
  '/domainnameaccessassociations/x': {
    make: async ({ aws }) => {
      const { domainNameArn } = await newPrivateDomain(aws, 'inner.example')
      const association = { domainNameArn, accessAssociationSource: 'vpce-1', accessAssociationSourceType: 'VPCE' } as const
      return (await aws.createDomainNameAccessAssociation(association)).domainNameAccessAssociationArn
    },
    missing: 'Invalid domain name access association identifier specified',
  },
}

test.each(Object.entries(kinds))('what %s names can be tagged', async (path, { make, missing }) => {
  const server = await trialServer()
  const { aws } = server
  const resourceArn = await make(server)
  await aws.tagResource({ resourceArn, tags: { a: '1', b: '2' } })
  await aws.tagResource({ resourceArn, tags: { b: '3', c: '' } })
  expect(await aws.getTags({ resourceArn })).toEqual({ tags: { a: '1', b: '3', c: '' } })
  await aws.untagResource({ resourceArn, tagKeys: ['a', 'c', 'none'] })
  expect(await aws.getTags({ resourceArn })).toEqual({ tags: { b: '3' } })
  const nowhere = { resourceArn: `${prefix}${path}` }
  expect(await refusalOf(aws.getTags(nowhere))).toBe(`NotFoundException: ${missing}`)
  expect(await refusalOf(aws.tagResource({ ...nowhere, tags: { a: '' } }))).toBe(`NotFoundException: ${missing}`)
  expect(await refusalOf(aws.untagResource({ ...nowhere, tagKeys: ['a'] }))).toBe(`NotFoundException: ${missing}`)
})

test('the tags of an API are shown where the API is', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  await aws.tagResource({ resourceArn: `${prefix}/restapis/${restApiId}`, tags: { a: '1' } })
  expect(await aws.getRestApi({ restApiId })).toMatchObject({ tags: { a: '1' } })
})

test.each([
  [{ 'aws:x': '' }, 'Invalid tag key. Tag keys cannot start with the reserved prefix aws:'],
  [{ 'AWS:x': '' }, 'Invalid tag key. Tag keys cannot start with the reserved prefix aws:'],
  [{ '': '' }, 'Invalid tag key. Tag keys must have 1 to 128 characters'],
  [{ ['x'.repeat(129)]: '' }, 'Invalid tag key. Tag keys must have 1 to 128 characters'],
  [{ x: 'x'.repeat(257) }, 'Invalid tag value. Tag values can have at most 256 characters'],
  [Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`t${index}`, ''])), 'A resource can have at most 50 tags'],
])('the tags %j are refused beside one', async (tags, refusal) => {
  const { aws } = await trialServer()
  const resourceArn = `${prefix}/restapis/${(await newApi(aws, { tags: { one: '' } })).restApiId}`
  expect(await refusalOf(aws.tagResource({ resourceArn, tags }))).toBe(`BadRequestException: ${refusal}`)
  expect(await aws.getTags({ resourceArn })).toEqual({ tags: { one: '' } })
})

test.each(['x', `${prefix}/sdktypes/java`, 'arn:aws:s3:::bucket'])('%s names nothing that can be tagged', async (resourceArn) => {
  const { aws } = await trialServer()
  const refusal = 'BadRequestException: Invalid ARN specified in the request'
  expect(await refusalOf(aws.getTags({ resourceArn }))).toBe(refusal)
  expect(await refusalOf(aws.tagResource({ resourceArn, tags: {} }))).toBe(refusal)
  expect(await refusalOf(aws.untagResource({ resourceArn, tagKeys: ['a'] }))).toBe(refusal)
})
