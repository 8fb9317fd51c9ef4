import { apiGateway, inputSchema, operationOf } from '@fourbox/wire'
import { CallRefused } from '../../command-line/call-refused.ts'
import type { ControlClient } from '../../command-line/control-client.ts'
import { callOperation } from '../aws/operation-tool.ts'
import type { Tool } from '../tool.ts'

const operation = operationOf(apiGateway, 'TestInvokeMethod')

/** TestInvokeMethod together with the trace that the test left. */
export function testMethod(client: ControlClient): Tool {
  return {
    name: 'test_invoke_method',
    description:
      'Sends a test call through a method as it now is, deployed or not, and answers status, headers, body, the execution log, and the trace: each box with its times, what it handed on, and why it decided so. No authorizer, key or throttle is asked. Its back end is really called.',
    effect: 'calls',
    inputSchema: inputSchema(apiGateway, operation),
    call: async (input, signal) => {
      const result = await callOperation(client, apiGateway, operation, input, signal)
      const trace = await traceOf(client, result['log'], signal)
      return { value: { ...result, ...(trace !== undefined && { trace }) } }
    },
  }
}

/** The execution log's first line names the request. Absent where it is not kept. */
async function traceOf(client: ControlClient, log: unknown, signal: AbortSignal): Promise<unknown> {
  const [, requestId] = /request:? ([0-9a-f-]{36})/.exec(typeof log === 'string' ? log : '') ?? []
  if (requestId === undefined) return undefined
  try {
    return await client.json('GET', `/_fourbox/traces/${requestId}`, { signal })
  } catch (error) {
    if (error instanceof CallRefused && error.status === 404) return undefined
    throw error
  }
}
