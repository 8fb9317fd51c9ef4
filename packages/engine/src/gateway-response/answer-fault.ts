import type { Call } from '../call/call.ts'
import { GatewayFault } from '../call/fault.ts'
import type { CallEnd } from '../call/hand-offs.ts'
import { compileGatewayResponses, type GatewayResponses } from './gateway-response.ts'

/** The one place where a fault, or a defect of ours, becomes an answer. */
export function answerFault(error: unknown, gatewayResponses: GatewayResponses, call: Call): CallEnd {
  const fault = error instanceof GatewayFault ? error : new GatewayFault('API_CONFIGURATION_ERROR')
  if (fault !== error) call.ports.observer.unexpected(error, call.marks.requestId)
  const body = call.backend?.body
  if (body !== undefined && !(body instanceof Uint8Array)) void letGo(body)
  try {
    return faultEnd(fault, gatewayResponses, call)
  } catch (unanswerable) {
    // A customised answer may itself not be fit to leave: then AWS's own takes its place.
    if (!(unanswerable instanceof GatewayFault)) call.ports.observer.unexpected(unanswerable, call.marks.requestId)
    return faultEnd(
      new GatewayFault('API_CONFIGURATION_ERROR', { log: unanswerable instanceof Error ? unanswerable.message : 'Invalid gateway response' }),
      uncustomized,
      call,
    )
  }
}

/** A stream that nobody will read holds a connection to its back end until it is told. */
async function letGo(body: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    for await (const _ of body) break
  } catch {
    // It broke off by itself.
  }
}

const uncustomized = compileGatewayResponses({})

function faultEnd(fault: GatewayFault, gatewayResponses: GatewayResponses, call: Call): CallEnd {
  const finding = gatewayResponses.find(fault)
  const response = gatewayResponses.answer(fault, finding, call)
  call.recorder.record('gateway-response', finding)
  return { call, response, latencyInMillis: call.marks.elapsed(), fault: finding }
}
