import { randomUUID } from 'node:crypto'
import { ServiceError } from '@fourbox/wire'
import type { Context } from '../../control-plane/context.ts'
import { unavailableText } from '../../failures/unavailable-text.ts'
import type { AwsServiceAnswer } from './answer.ts'
import type { JsonInput } from './json-input.ts'
import { AwsServiceError } from './aws-service-error.ts'

export type JsonAction = (input: JsonInput, context: Context) => Promise<object>

export interface JsonService {
  /** What stands before the dot of `X-Amz-Target`. */
  readonly target: string
  readonly actions: ReadonlyMap<string, JsonAction>
}

/** Answers a call of AWS's JSON protocol: the action in a header, JSON in and out. */
export async function answerJson(target: string, text: string, services: readonly JsonService[], context: Context): Promise<AwsServiceAnswer> {
  const { prefix, name } = readTarget(target)
  try {
    const action = services.find((service) => service.target === prefix)?.actions.get(name)
    if (!action) throw new AwsServiceError(400, 'UnknownOperationException', `Fourbox does not know ${target}`)
    return json(200, await action(readInput(text), context))
  } catch (error) {
    if (error instanceof AwsServiceError) return refuseJson(error)
    if (error instanceof ServiceError) return json(400, { __type: 'InvalidParameterException', message: error.message })
    const unavailable = unavailableText(error)
    if (unavailable === undefined) throw error
    context.reportBug(error)
    return json(503, { __type: 'ServiceUnavailableException', message: unavailable })
  }
}

/** `X-Amz-Target: {prefix}.{name}` */
export function readTarget(target: string): { readonly prefix: string; readonly name: string } {
  const [prefix = '', name = ''] = target.split('.', 2)
  return { prefix, name }
}

/** A refusal as that protocol has it. */
export function refuseJson({ status, code, message }: AwsServiceError): AwsServiceAnswer {
  return json(status, { __type: code, message })
}

function readInput(text: string): JsonInput {
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new Map(Object.entries(value))
  } catch {
    // Told below, as for any other value that is no object.
  }
  throw new AwsServiceError(400, 'SerializationException', 'The request body is not a JSON object')
}

function json(status: number, value: object): AwsServiceAnswer {
  return { status, contentType: 'application/x-amz-json-1.1', body: JSON.stringify(value), requestId: randomUUID() }
}
