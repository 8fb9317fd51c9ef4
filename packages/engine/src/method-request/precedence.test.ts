import type { UsagePlan } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { answering, authorizersOf, deploy, modelsOf, trialApi } from '../testing/trial.ts'
import { trialSetting } from '../testing/trial-setting.ts'

/** What is wrong with a call that has everything wrong with it, in AWS's order (execution reference, section 2). */
const wrongs = [
  ['address', 414, 'BadRequestException', 'Request URI too long'],
  ['path', 403, 'MissingAuthenticationTokenException', 'Missing Authentication Token'],
  ['resource policy', 403, 'AccessDeniedException', 'User: anonymous is not authorized'],
  ['token', 401, 'UnauthorizedException', 'Unauthorized'],
  ['authorizer’s policy', 403, 'AccessDeniedException', 'User is not authorized'],
  ['API key', 403, 'ForbiddenException', 'Forbidden'],
  ['quota', 429, 'LimitExceededException', 'Limit Exceeded'],
  ['throttle of the plan', 429, 'TooManyRequestsException', 'Key throttle limit exceeded'],
  ['throttle of the stage', 429, 'TooManyRequestsException', '\nThrottle limit exceeded'],
  ['parameters', 400, 'BadRequestException', 'Missing required request parameters: [q]'],
  ['body', 400, 'BadRequestException', 'Invalid request body'],
  ['media type', 415, 'BadRequestException', 'Unsupported Media Type'],
] as const
type Wrong = (typeof wrongs)[number][0]

test.each(wrongs.map((row, index) => [...row, new Set(wrongs.slice(index).map(([wrong]) => wrong))] as const))(
  'of all that is wrong with a call the %s is told first',
  async (_first, status, errorType, text, wrong) => {
    const answer = await call(wrong)
    expect(answer).toMatchObject({ status, headers: { 'x-amzn-ErrorType': errorType } })
    const log = answer.report?.executionLog().map((line) => `\n${line.text}`)
    expect(`${answer.body}${log?.join('')}`).toContain(text)
  },
)

test('a call with which nothing is wrong is answered', async () => {
  expect(await call(new Set())).toMatchObject({ status: 200, body: 'ok' })
})

async function call(wrong: ReadonlySet<Wrong>) {
  const send = await deploy({
    api: trialApi(
      {
        'POST /pets': {
          authorizationType: 'CUSTOM',
          authorizerId: 'a1',
          apiKeyRequired: true,
          requestValidatorId: 'all',
          requestParameters: { 'method.request.querystring.q': true },
          requestModels: { 'application/json': 'Pet', 'text/plain': 'Pet' },
          integration: { ...answering('ok').integration, type: 'MOCK', passthroughBehavior: 'NEVER' },
        },
      },
      {
        policy: policyOf(wrong.has('resource policy') ? 'Deny' : 'Allow', 'execute-api:/*'),
        authorizers: authorizersOf({
          id: 'a1',
          name: 'auth',
          type: 'TOKEN',
          identitySource: 'method.request.header.Authorization',
          authorizerUri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
        }),
        requestValidators: { all: { id: 'all', validateRequestBody: true, validateRequestParameters: true } },
        models: modelsOf({ Pet: { type: 'object' } }),
      },
    ),
    stage: { methodSettings: { '*/*': trialSetting(wrong.has('throttle of the stage') ? { throttlingRateLimit: 0 } : {}) } },
    ports: {
      lambda: {
        invoke: () =>
          Promise.resolve({
            status: 200,
            payload: JSON.stringify({ principalId: 'u', policyDocument: JSON.parse(policyOf(wrong.has('authorizer’s policy') ? 'Deny' : 'Allow', '*')) }),
            functionError: undefined,
            requestId: 'r',
            executedVersion: '1',
          }),
      },
      apiKeys: {
        find: (value) =>
          value === 'known'
            ? { apiKey, usagePlans: [{ ...plan, throttle: { rateLimit: wrong.has('throttle of the plan') ? 0 : 9, burstLimit: 9 } }] }
            : undefined,
      },
      quotas: { spend: () => Promise.resolve(!wrong.has('quota')), giveBack: () => Promise.resolve() },
    },
  })
  const headers = {
    'Content-Type': wrong.has('media type') ? 'text/plain' : 'application/json',
    'x-api-key': wrong.has('API key') ? 'unknown' : 'known',
    ...(wrong.has('token') ? {} : { Authorization: 'token' }),
  }
  const query = `${wrong.has('parameters') ? '' : 'q=1'}&${wrong.has('address') ? 'x'.repeat(10_240) : ''}`
  return send(`POST ${wrong.has('path') ? '/toys' : '/pets'}?${query}`, headers, wrong.has('body') ? '[]' : '{}')
}

const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:auth'
const apiKey = { id: 'k1', value: 'known', enabled: true, createdDate: 0, lastUpdatedDate: 0, stageKeys: [], tags: {} }
const plan: UsagePlan = {
  id: 'p1',
  name: 'plan',
  apiStages: [{ apiId: 'abc123', stage: 'dev' }],
  quota: { limit: 1, offset: 0, period: 'DAY' },
  tags: {},
  keyIds: ['k1'],
}
function policyOf(effect: 'Allow' | 'Deny', resource: string): string {
  return JSON.stringify({ Statement: [{ Effect: effect, Principal: '*', Action: 'execute-api:Invoke', Resource: resource }] })
}
