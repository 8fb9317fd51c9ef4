import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { trialServer } from '../../testing/trial-server.ts'
import { accountPatches } from './account.ts'

const defaults = { throttleSettings: { burstLimit: 5000, rateLimit: 10_000 }, features: ['UsagePlans'], apiKeyVersion: '4' }
const role = 'arn:aws:iam::000000000000:role/logs'

test('an account that nobody has changed has AWS’s quotas', async () => {
  const { aws, context } = await trialServer()
  expect(await aws.getAccount({})).toEqual(defaults)
  expect(await context.documents.get('account', 'account')).toBeUndefined()
})

test('the first role that writes logs shows by a log group that it can, once', async () => {
  const { aws, context } = await trialServer()
  const setRole = (value: string) => aws.updateAccount({ patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value }] })
  const events = async () => (await context.logs.read('/aws/apigateway/welcome')).events.map(({ message }) => message)
  expect(await events()).toEqual([])
  expect(await setRole(role)).toEqual({ ...defaults, cloudwatchRoleArn: role })
  await setRole(role)
  expect(await events()).toEqual(['Cloudwatch logs enabled for API Gateway'])
})

test('the workers hear of a changed account', async () => {
  const { aws, dataPlane } = await trialServer()
  await aws.updateAccount({ patchOperations: [{ op: 'add', path: '/features', value: 'x' }] })
  expect(dataPlane.told).toContain('changed account account')
})

const noRole = 'BadRequestException: The role ARN does not have required permissions set to API Gateway'

describePatches(
  accountPatches,
  {
    'replace /cloudwatchRoleArn': {
      value: role,
      gives: { cloudwatchRoleArn: role },
      also: [
        { value: '', before: [{ op: 'replace', path: '/cloudwatchRoleArn', value: role }], gives: { cloudwatchRoleArn: undefined } },
        { value: 'arn:aws:iam::1:role/logs', refused: noRole },
        { value: 'arn:aws:iam::000000000000:user/logs', refused: noRole },
        { value: 'arn:aws:s3::000000000000:role/logs', refused: noRole },
      ],
    },
    'add /features': { value: 'UsagePlans', gives: { features: ['UsagePlans'] }, also: [{ value: 'x', gives: { features: ['UsagePlans', 'x'] } }] },
    'remove /features': {
      value: 'x',
      before: [{ op: 'add', path: '/features', value: 'x' }],
      gives: { features: ['UsagePlans'] },
      also: [{ value: 'UsagePlans', refused: 'BadRequestException: Usage Plans cannot be disabled once enabled' }],
    },
  },
  async () => {
    const { aws } = await trialServer()
    return { update: (patchOperations) => aws.updateAccount({ patchOperations }), read: () => aws.getAccount({}) }
  },
)
