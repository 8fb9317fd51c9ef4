import type { Role } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { nodeCode, role as arn, trialLambda } from '../../../testing/trial-lambda.ts'

function statement(Service: string | readonly string[], Effect = 'Allow') {
  return { Effect, Principal: { Service }, Action: 'sts:AssumeRole' }
}

async function create(Statement: unknown) {
  const { call, context } = await trialLambda()
  const role: Role = {
    roleName: 'service',
    roleId: 'AROA',
    path: '/',
    assumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
    maxSessionDurationInSeconds: 3600,
    createdDate: 0,
    tags: {},
    inlinePolicies: {},
    attachedPolicyArns: [],
  }
  await context.documents.insert('role', 'service', role)
  const Code = { ZipFile: await nodeCode('export const handler = 1') }
  return call('POST', '/2015-03-31/functions', { FunctionName: 'f', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: arn, Code })
}

test.each([[[statement('lambda.amazonaws.com')]], [statement(['edgelambda.amazonaws.com', 'lambda.amazonaws.com'])]])(
  'a role that trusts Lambda is taken: %j',
  async (trust) => {
    expect((await create(trust)).status).toBe(201)
  },
)

test.each([[[]], [[statement('apigateway.amazonaws.com')]], [[statement('lambda.amazonaws.com', 'Deny')]]])(
  'one that does not is refused: %j',
  async (trust) => {
    expect(await create(trust)).toMatchObject({ status: 400, body: { message: 'The role defined for the function cannot be assumed by Lambda.' } })
  },
)
