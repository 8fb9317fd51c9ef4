import { parseArn } from '@fourbox/domain'
import { BackendFailure, type ClockPort, FunctionFailure, type FunctionStream, type LambdaAnswer, type LambdaRequest } from '@fourbox/engine'
import type { FunctionCall, FunctionEvent } from '../functions/function-call.ts'
import type { FirstEvent, FunctionCalls } from '../functions/function-calls.ts'
import { signRequest } from '../../identity/sign.ts'
import { headerOf } from './lambda.ts'

/** Functions of this machine. */
export interface LocalFunctions {
  /** Undefined when there is no such function here. @throws BackendFailure */
  invoke(request: LambdaRequest): Promise<LambdaAnswer | undefined>
  /** @throws BackendFailure */
  open(request: LambdaRequest): Promise<FunctionStream | undefined>
}

/** Calls functions by way of the control plane, which runs them for all workers: so a reserved concurrency is one number. */
export function localFunctions(calls: FunctionCalls, clock: ClockPort): LocalFunctions {
  return {
    async invoke(request) {
      const { event } = await firstOf(calls, request, false)
      if (event.type !== 'not-here') showSigned(request, clock)
      if (event.type === 'answered') {
        const { payload, status, functionError, requestId, executedVersion } = event
        return { status, payload: Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString(), functionError, requestId, executedVersion }
      }
      return refusal(event)
    },
    async open(request) {
      const { event, following } = await firstOf(calls, request, true)
      if (event.type !== 'not-here') showSigned(request, clock)
      if (event.type !== 'begun') return refusal(event)
      return { status: 200, requestId: event.requestId, executedVersion: event.executedVersion, payload: piecesOf(following) }
    },
  }
}

/** @throws BackendFailure when there is no answer in time */
function firstOf(calls: FunctionCalls, request: LambdaRequest, isStreamed: boolean): Promise<FirstEvent> {
  const { functionArn, invocationType, payload, sourceArn, credentials, headers, timeoutInMillis } = request
  const clientContext = headerOf(headers, 'x-amz-client-context')
  const traceId = headerOf(headers, 'x-amzn-trace-id')
  const call: FunctionCall = {
    functionArn,
    invocationType,
    isStreamed,
    payload: Buffer.from(payload),
    ...(clientContext !== undefined && { clientContext }),
    ...(traceId !== undefined && { traceId }),
    caller: { service: 'apigateway.amazonaws.com', sourceArn, ...(credentials !== undefined && { credentials }) },
  }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new BackendFailure('timeout', `No answer within ${timeoutInMillis} ms`)), timeoutInMillis)
    void calls.call(call).then((first) => {
      clearTimeout(timer)
      resolve(first)
    })
  })
}

/** A log shows the headers that sign a call; here nothing has to be signed, so they are made for whoever keeps one. */
function showSigned({ functionArn, headers, payload, onSigned }: LambdaRequest, clock: ClockPort): void {
  if (!onSigned) return
  const region = parseArn(functionArn)?.region ?? ''
  const host = ['Host', `lambda.${region}.amazonaws.com`]
  const path = `/2015-03-31/functions/${encodeURIComponent(functionArn)}/invocations`
  const request = { method: 'POST', rawPath: path, rawQuery: '', headers: [...headers, ...host], body: Buffer.from(payload) }
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  onSigned([...host, ...signRequest(request, { credentials, region, service: 'lambda', now: clock.now() })])
}

/** @throws BackendFailure but for a function that is not here */
function refusal(event: FunctionEvent): undefined {
  if (event.type === 'not-here') return undefined
  if (event.type === 'refused') throw new BackendFailure(event.reason, event.message)
  throw new BackendFailure('network', 'The function broke off')
}

async function* piecesOf(events: AsyncIterable<FunctionEvent>): AsyncGenerator<Uint8Array> {
  for await (const event of events) {
    if (event.type === 'piece') yield event.bytes
    else if (event.type === 'ended' && event.error !== undefined) throw new FunctionFailure(event.error)
    else refusal(event.type === 'ended' ? { type: 'not-here' } : event)
  }
}
