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
  const parameters = new Map(new URLSearchParams(form))
  const name = parameters.get('Action') ?? ''
  const service = services.find(({ version }) => version === parameters.get('Version'))
  const namespace = service?.namespace ?? 'https://iam.amazonaws.com/doc/2010-05-08/'
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
    return answer(200, `<${name}Response xmlns="${namespace}">${result}${writeXml('ResponseMetadata', { RequestId: requestId })}</${name}Response>`)
  } catch (error) {
    if (error instanceof AwsServiceError) return refusal(error.status, { Type: 'Sender', Code: error.code, Message: error.message })
    const unavailable = unavailableText(error)
    if (unavailable === undefined) throw error
    context.reportBug(error)
    return refusal(503, { Type: 'Receiver', Code: 'ServiceUnavailable', Message: unavailable })
  }

  function refusal(status: number, error: XmlValue): AwsServiceAnswer {
    return answer(status, `<ErrorResponse xmlns="${namespace}">${writeXml('Error', error)}${writeXml('RequestId', requestId)}</ErrorResponse>`)
  }

  function answer(status: number, body: string): AwsServiceAnswer {
    return { status, contentType: 'text/xml', body, requestId }
  }
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
