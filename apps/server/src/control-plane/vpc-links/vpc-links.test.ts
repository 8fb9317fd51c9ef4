import { expect, onTestFinished, test, vi } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newIntegration } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'
import { settleVpcLinks, vpcLinkPatches } from './vpc-links.ts'

const target = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/a/1'
const settings = { name: 'link', targetArns: [target] }

test('a link is pending at first, and is there a moment later', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { aws, dataPlane } = await trialServer()
  const { id: vpcLinkId = '', ...created } = await aws.createVpcLink({ ...settings, description: 'to the pets' })
  expect(vpcLinkId).toMatch(/^[a-z0-9]{6}$/)
  expect(created).toEqual({ ...settings, description: 'to the pets', status: 'PENDING' })
  await vi.runAllTimersAsync()
  vi.useRealTimers()
  // What the timer writes is committed at the end of a turn of the loop.
  await expect
    .poll(() => aws.getVpcLink({ vpcLinkId }))
    .toEqual({ id: vpcLinkId, ...created, status: 'AVAILABLE', statusMessage: 'Your vpc link is ready for use', tags: {} })
  expect(dataPlane.told).toEqual([`changed vpcLink ${vpcLinkId}`, `changed vpcLink ${vpcLinkId}`])
})

test('links that a former run left behind as pending are there by now', async () => {
  const { aws, context } = await trialServer()
  const { id: vpcLinkId } = await aws.createVpcLink(settings)
  await settleVpcLinks(context)
  expect(await aws.getVpcLink({ vpcLinkId })).toMatchObject({ status: 'AVAILABLE' })
})

test('a link leads to load balancers, or to an address of ours', async () => {
  const { aws } = await trialServer()
  expect(await aws.createVpcLink({ name: 'ours', targetArns: ['127.0.0.1:8080'] })).toMatchObject({ targetArns: ['127.0.0.1:8080'] })
  expect(await refusalOf(aws.createVpcLink({ name: 'x', targetArns: ['nowhere'] }))).toBe('BadRequestException: Invalid ARN. ARN is not well formed nowhere')
  expect(await refusalOf(aws.createVpcLink({ name: ' ', targetArns: [target] }))).toBe('BadRequestException: Name cannot be empty')
})

test('links are listed in pages, and a tag chooses an id', async () => {
  const { aws } = await trialServer({ limits: { vpcLinks: 2 } })
  for (const id of ['a', 'b']) await aws.createVpcLink({ ...settings, tags: { _custom_id_: id } })
  const { items: first = [], position } = await aws.getVpcLinks({ limit: 1 })
  const { items: second = [], position: end } = await aws.getVpcLinks({ limit: 1, position })
  expect([...first, ...second].map(({ id, tags }) => [id, tags])).toEqual([
    ['a', undefined],
    ['b', undefined],
  ])
  expect(end).toBeUndefined()
  expect(await refusalOf(aws.createVpcLink(settings))).toMatch(/^LimitExceededException: Maximum number of VPC links /)
})

test('a link that a draft or a stage uses cannot be deleted', async () => {
  const { aws } = await trialServer()
  const { id: vpcLinkId = '' } = await aws.createVpcLink(settings)
  const through = { type: 'HTTP', integrationHttpMethod: 'GET', uri: 'http://x.example', connectionType: 'VPC_LINK', connectionId: vpcLinkId } as const
  const address = await newIntegration(aws, through)
  const { restApiId, resourceId } = address
  await aws.createDeployment({ restApiId, stageName: 'prod' })
  const refusal = (uses: string) =>
    `BadRequestException: Cannot delete vpc link. Vpc link '${vpcLinkId}', is referenced in [${uses}] in format of [Method:Resource:Stage]`
  expect(await refusalOf(aws.deleteVpcLink({ vpcLinkId }))).toBe(refusal(`GET:${resourceId}, GET:${resourceId}:prod`))
  await aws.putIntegration({ ...address, type: 'MOCK' })
  expect(await refusalOf(aws.deleteVpcLink({ vpcLinkId }))).toBe(refusal(`GET:${resourceId}:prod`))
  await aws.createDeployment({ restApiId, stageName: 'prod' })
  await aws.deleteVpcLink({ vpcLinkId })
  expect((await aws.getVpcLinks({})).items).toEqual([])
})

test('a link that is not there is said to be that', async () => {
  const { aws } = await trialServer()
  const refusal = 'NotFoundException: Invalid Vpc Link identifier specified'
  expect(await refusalOf(aws.getVpcLink({ vpcLinkId: 'none' }))).toBe(refusal)
  expect(await refusalOf(aws.updateVpcLink({ vpcLinkId: 'none' }))).toBe(refusal)
  expect(await refusalOf(aws.deleteVpcLink({ vpcLinkId: 'none' }))).toBe(refusal)
})

describePatches(
  vpcLinkPatches,
  {
    'replace /name': { value: 'x', gives: { name: 'x' }, also: [{ value: ' ', refused: 'BadRequestException: Name cannot be empty' }] },
    'replace /description': { value: 'x', gives: { description: 'x' } },
  },
  async () => {
    const { aws } = await trialServer()
    const { id: vpcLinkId } = await aws.createVpcLink(settings)
    return { update: (patchOperations) => aws.updateVpcLink({ vpcLinkId, patchOperations }), read: () => aws.getVpcLink({ vpcLinkId }) }
  },
)
