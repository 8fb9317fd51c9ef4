import type { Call } from '../call/call.ts'
import type { MethodRequest } from '../call/method-request.ts'
import { GatewayFault } from '../call/fault.ts'
import { largestPayload } from '../call/limits.ts'
import { bodyTooLarge, codingUnknown } from '../why/bounds.ts'

/**
 * The request with what its compressed body holds. Codings other than gzip, deflate and identity, and bytes that are not in the
 * coding they claim, are unsupported.
 * @throws GatewayFault UNSUPPORTED_MEDIA_TYPE, or REQUEST_TOO_LARGE when more than 10 MB come out.
 */
export async function inflate(call: Call): Promise<MethodRequest> {
  const coding = call.arrival.contentEncoding?.trim().toLowerCase()
  if (coding === undefined || coding === '' || coding === 'identity' || call.request.body.length === 0) return call.request
  if (coding !== 'gzip' && coding !== 'deflate') throw new GatewayFault('UNSUPPORTED_MEDIA_TYPE', { why: codingUnknown(coding) })
  const inflated = await bytesIn(coding, call)
  if (inflated === undefined) throw new GatewayFault('REQUEST_TOO_LARGE', { why: bodyTooLarge })
  return call.request.withBody(inflated)
}

async function bytesIn(coding: 'gzip' | 'deflate', call: Call): Promise<Uint8Array | undefined> {
  try {
    return await call.ports.compression.inflate(coding, call.request.body, largestPayload)
  } catch {
    throw new GatewayFault('UNSUPPORTED_MEDIA_TYPE', { why: codingUnknown(coding) })
  }
}
