import type { Invocation, StreamedInvocation } from '@fourbox/lambda'
import { InvocationRefused } from '@fourbox/lambda/facts'
import { ServiceError } from '@fourbox/wire'
import type { LambdaContext, LambdaHandlers, Output } from '../context.ts'
import { invalidValue, throttled } from '../errors.ts'
import { readFunctionName } from '../names/function-name.ts'
import { readPayload } from './read-payload.ts'
import { asynchronousSettings, findRunnable, type Runnable } from './runnable.ts'

/** Of X-Amz-Client-Context, in Base64. */
const longestClientContext = 3583

type StreamEvents = NonNullable<Output<'InvokeWithResponseStream'>['EventStream']>
type StreamEvent = StreamEvents extends AsyncIterable<infer E> ? E : never

export const invoke = {
  async Invoke({ FunctionName, Qualifier, InvocationType = 'RequestResponse', LogType, ClientContext, Payload }, context) {
    const runnable = await findRunnable(context, readFunctionName(FunctionName, Qualifier, context))
    const payload = readPayload(Payload)
    if (InvocationType === 'DryRun') return { StatusCode: 204 }
    const invocation = invocationOf(context, runnable, payload, ClientContext, LogType)
    if (InvocationType === 'Event') {
      context.functions.invokeLater(runnable.version, invocation, asynchronousSettings(runnable))
      return { StatusCode: 202 }
    }
    const result = await refusable(context.functions.invoke(runnable.version, invocation))
    return {
      StatusCode: 200,
      Payload: result.payload,
      ExecutedVersion: result.executedVersion,
      FunctionError: result.functionError,
      LogResult: result.logTail && Buffer.from(result.logTail).toString('base64'),
    }
  },

  async InvokeWithResponseStream({ FunctionName, Qualifier, InvocationType, LogType, ClientContext, Payload }, context) {
    const runnable = await findRunnable(context, readFunctionName(FunctionName, Qualifier, context))
    const payload = readPayload(Payload)
    if (InvocationType === 'DryRun') return { StatusCode: 204 }
    const streamed = await refusable(context.functions.invokeStreaming(runnable.version, invocationOf(context, runnable, payload, ClientContext, LogType)))
    return {
      StatusCode: 200,
      ExecutedVersion: streamed.executedVersion,
      ResponseStreamContentType: streamed.contentType,
      EventStream: eventsOf(streamed),
    }
  },

  /** The old form of an Event. */
  async InvokeAsync({ FunctionName, InvokeArgs }, context) {
    const runnable = await findRunnable(context, readFunctionName(FunctionName, undefined, context))
    const invocation = invocationOf(context, runnable, readPayload(InvokeArgs), undefined, undefined)
    context.functions.invokeLater(runnable.version, invocation, asynchronousSettings(runnable))
    return { Status: 202 }
  },
} satisfies Partial<LambdaHandlers>

function invocationOf(
  { requestId }: LambdaContext,
  { invokedFunctionArn }: Runnable,
  payload: Uint8Array,
  clientContext: string | undefined,
  logType: string | undefined,
): Invocation {
  return {
    payload,
    requestId,
    invokedFunctionArn,
    ...(clientContext !== undefined && { clientContext: readClientContext(clientContext) }),
    logTail: logType === 'Tail',
  }
}

/** @throws ServiceError for what is not JSON in Base64 */
export function readClientContext(text: string): string {
  if (text.length > longestClientContext) throw invalidValue(`Client context must be at most ${longestClientContext} bytes when encoded in Base64.`)
  const decoded = Buffer.from(text, 'base64').toString()
  try {
    JSON.parse(decoded)
    return decoded
  } catch {
    throw invalidValue('Client context must be a valid Base64-encoded JSON object.')
  }
}

/** @throws ServiceError for an invocation that did not reach its function */
async function refusable<T>(invocation: Promise<T>): Promise<T> {
  try {
    return await invocation
  } catch (error) {
    if (!(error instanceof InvocationRefused)) throw error
    if (error.reason === 'closing') throw new ServiceError('ServiceException', error.message)
    throw throttled(error.reason)
  }
}

async function* eventsOf({ payload, ended }: StreamedInvocation): AsyncGenerator<StreamEvent> {
  for await (const Payload of payload) yield { PayloadChunk: { Payload } }
  const { error, logTail } = await ended
  const LogResult = logTail && Buffer.from(logTail).toString('base64')
  yield {
    InvokeComplete: {
      ...(error && { ErrorCode: error.errorType, ErrorDetails: Buffer.from(error.payload).toString() }),
      ...(LogResult !== undefined && { LogResult }),
    },
  }
}
