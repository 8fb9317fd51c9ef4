import { randomUUID } from 'node:crypto'
import type { Context } from '../../control-plane/context.ts'
import { unavailableText } from '../../failures/unavailable-text.ts'
import type { AwsServiceAnswer } from './answer.ts'
import { AwsServiceError } from './aws-service-error.ts'
import { writeXml, type XmlValue } from './xml.ts'

/** The parameters of one call: `RoleName`, `Tags.member.1.Key`, … */
export type Parameters = ReadonlyMap<string, string>

/** Answers what stands in `<{Action}Result>`; undefined where the service has no such element. */
export type QueryAction = (parameters: Parameters, context: Context) => Promise<XmlValue>

export interface QueryService {
  /** As in `Version=2011-06-15`. */
  readonly version: string
  readonly namespace: string
  readonly actions: ReadonlyMap<string, QueryAction>
}

/** Answers a call of AWS's Query protocol: a form in, XML out. */
export async function answerQuery(form: string, services: readonly QueryService[], context: Context): Promise<AwsServiceAnswer> {
  const parameters = readForm(form)
  const name = parameters.get('Action') ?? ''
  const service = services.find(({ version }) => version === parameters.get('Version'))
  const requestId = randomUUID()
  try {
    const action = service?.actions.get(name)
    if (!action)
      throw new AwsServiceError(
        400,
        'InvalidAction',
        `Could not find operation ${name || '(none)'} for version ${parameters.get('Version') ?? 'NO_VERSION_SPECIFIED'}`,
      )
    const result = writeXml(`${name}Result`, await action(parameters, context))
    const namespace = service?.namespace ?? usualNamespace
    return answer(200, requestId, `<${name}Response xmlns="${namespace}">${result}${writeXml('ResponseMetadata', { RequestId: requestId })}</${name}Response>`)
  } catch (error) {
    if (error instanceof AwsServiceError) return refuseQuery(error, service, requestId)
    const unavailable = unavailableText(error)
    if (unavailable === undefined) throw error
    context.reportBug(error)
    return refusal(503, { Type: 'Receiver', Code: 'ServiceUnavailable', Message: unavailable }, service, requestId)
  }
}

/** A form's parameters, each of the last value that it has. */
export function readForm(form: string): Parameters {
  return new Map(new URLSearchParams(form))
}

/** A refusal as that protocol has it. */
export function refuseQuery({ status, code, message }: AwsServiceError, service?: Pick<QueryService, 'namespace'>, requestId = randomUUID()): AwsServiceAnswer {
  return refusal(status, { Type: 'Sender', Code: code, Message: message }, service, requestId)
}

const usualNamespace = 'https://iam.amazonaws.com/doc/2010-05-08/'

function refusal(status: number, error: XmlValue, service: Pick<QueryService, 'namespace'> | undefined, requestId: string): AwsServiceAnswer {
  const namespace = service?.namespace ?? usualNamespace
  return answer(status, requestId, `<ErrorResponse xmlns="${namespace}">${writeXml('Error', error)}${writeXml('RequestId', requestId)}</ErrorResponse>`)
}

function answer(status: number, requestId: string, body: string): AwsServiceAnswer {
  return { status, contentType: 'text/xml', body, requestId }
}

/** A parameter that must be there. */
export function required(parameters: Parameters, name: string): string {
  const value = parameters.get(name)
  if (value === undefined || value === '') {
    throw new AwsServiceError(
      400,
      'ValidationError',
      `1 validation error detected: Value null at '${name.charAt(0).toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must not be null`,
    )
  }
  return value
}

/** The members of a list parameter, in order: `TagKeys.member.1`, `TagKeys.member.2`, … */
export function listed(parameters: Parameters, name: string): readonly string[] {
  const values: string[] = []
  for (let value = parameters.get(`${name}.member.1`); value !== undefined; value = parameters.get(`${name}.member.${values.length + 1}`)) values.push(value)
  return values
}
