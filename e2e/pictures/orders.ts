import { UpdateAccountCommand } from '@aws-sdk/client-api-gateway'
import { AddPermissionCommand, CreateFunctionCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda'
import { deploy } from '../deploy.ts'
import { lambdaClient, zipOf } from '../functions.ts'
import type { RunningServer } from '../server.ts'

const code = `/** POST /orders: keeps an order, answers its total. */
export const handler = async (event) => {
  const order = JSON.parse(event.body ?? '{}')
  console.log('intake', JSON.stringify({ currency: order.currency ?? 'EUR' }))
  const total = order.lines.reduce((sum, line) => sum + line.price, 0)
  return { statusCode: 201, body: JSON.stringify({ total }) }
}
`

interface Orders {
  readonly executionLog: string
  /** Posts an order. */
  readonly call: (body: string) => Promise<void>
}

/** A function behind an API, with an execution log in which orders stand that went well and one that did not. */
export async function makeOrders(server: RunningServer): Promise<Orders> {
  const lambda = lambdaClient(server)
  const FunctionName = 'orders'
  const Role = 'arn:aws:iam::000000000000:role/service-role/orders'
  const ZipFile = await zipOf({ 'index.mjs': code, 'package.json': '{ "type": "module" }\n' })
  await lambda.send(new CreateFunctionCommand({ FunctionName, Role, Runtime: 'nodejs24.x', Handler: 'index.handler', Code: { ZipFile } }))
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60 }, { FunctionName })
  await lambda.send(new AddPermissionCommand({ FunctionName, StatementId: 'api', Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' }))
  lambda.destroy()
  const patchOperations = [{ op: 'replace' as const, path: '/cloudwatchRoleArn', value: 'arn:aws:iam::000000000000:role/logs' }]
  await server.client().send(new UpdateAccountCommand({ patchOperations }))
  const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:${FunctionName}/invocations`
  const { restApiId, url } = await deploy(
    server,
    { '/orders': { post: { integration: { type: 'aws_proxy', httpMethod: 'POST', uri } } } },
    {},
    { patches: [{ op: 'replace', path: '/*/*/logging/loglevel', value: 'INFO' }] },
  )
  const call = async (body: string) => {
    const answer = await fetch(url('/orders'), { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    await answer.bytes()
  }
  for (const body of ['{"lines": [{"price": 4}]}', '{"lines": [{"price": 4}, {"price": 2.5}]}', '{"currency": "USD"}']) await call(body)
  return { executionLog: `API-Gateway-Execution-Logs_${restApiId}/prod`, call }
}
