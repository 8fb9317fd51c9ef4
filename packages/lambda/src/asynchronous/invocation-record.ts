import type { FunctionVersion } from '@fourbox/domain'
import type { Invocation, InvocationResult } from '../invocation.ts'

export type Condition = 'Success' | 'RetriesExhausted' | 'EventAgeExceeded' | 'ZeroReservedConcurrency'

export interface RecordFacts {
  readonly version: FunctionVersion
  readonly invocation: Invocation & { readonly requestId: string }
  readonly qualifier: string
  readonly condition: Condition
  readonly tries: number
  /** Of the last try that reached the function. */
  readonly result: InvocationResult | undefined
  readonly at: number
}

/** What a destination is sent: AWS's invocation record, as JSON. */
export function invocationRecord({ version, invocation, qualifier, condition, tries, result, at }: RecordFacts): string {
  return JSON.stringify({
    version: '1.0',
    timestamp: new Date(at).toISOString(),
    requestContext: {
      requestId: invocation.requestId,
      functionArn: `${version.functionArn}:${qualifier}`,
      condition,
      approximateInvokeCount: tries,
    },
    requestPayload: read(invocation.payload),
    ...(result
      ? {
          responseContext: {
            statusCode: 200,
            executedVersion: result.executedVersion,
            ...(result.functionError ? { functionError: result.functionError } : {}),
          },
          responsePayload: read(result.payload),
        }
      : {}),
  })
}

function read(json: Uint8Array): unknown {
  const text = Buffer.from(json).toString()
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
