import { inputSchema, type JsonObject, type Operation, readAnswer, type Service, writeCall } from '@fourbox/wire'
import type { ControlClient } from '../../command-line/control-client.ts'
import type { Effect, Tool } from '../tool.ts'

/** One of AWS's operations as a tool of its name, `get_rest_api` for GetRestApi, with the input that AWS's SDK takes. */
export function operationTool(client: ControlClient, service: Service, operation: Operation, { description, effect }: OperationWords): Tool {
  return {
    name: snakeCase(operation.name),
    description,
    effect,
    inputSchema: inputSchema(service, operation),
    call: async (input, signal) => ({ value: await callOperation(client, service, operation, input, signal) }),
  }
}

/** What AWS's types do not say of an operation. */
export interface OperationWords {
  readonly description: string
  readonly effect: Effect
}

/** @throws ServiceError for an input that fits in no call, CallRefused when the call is not done */
export async function callOperation(
  client: ControlClient,
  service: Service,
  operation: Operation,
  input: JsonObject,
  signal: AbortSignal,
): Promise<JsonObject> {
  const { httpMethod, path, query, headers, body } = writeCall(service, operation, input)
  return readAnswer(operation, await client.answer(httpMethod, path, { query, headers, body, signal }))
}

function snakeCase(name: string): string {
  return name.replaceAll(/(?<!^)([A-Z])/g, '_$1').toLowerCase()
}
