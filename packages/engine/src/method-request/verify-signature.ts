import type { NearestRoute } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import { type FaultDetails, GatewayFault } from '../call/fault.ts'
import { noMethod, signatureRefused } from '../why/method-request.ts'
import { lastHeader } from '../content/header-list.ts'
import type { CallerIdentity, SignatureVerdict } from '../ports/callers.ts'

/** AWS_IAM: who signed the request. @throws GatewayFault in AWS's words for each thing that can be wrong with a signature. */
export async function verifySignature(call: Call): Promise<CallerIdentity> {
  const verdict = await askVerdict(call)
  if (call.recorder.on) {
    call.recorder.record('admission', { check: 'iam', verdict: verdict.outcome, userArn: verdict.outcome === 'valid' ? verdict.caller.userArn : undefined })
  }
  switch (verdict.outcome) {
    case 'valid':
      return verdict.caller
    case 'unsigned':
      throw new GatewayFault('MISSING_AUTHENTICATION_TOKEN', { why: signatureRefused('unsigned') })
    case 'malformed':
      throw incompleteSignature(verdict.message)
    case 'wrong-signature':
      throw new GatewayFault('INVALID_SIGNATURE', { why: signatureRefused('wrong-signature') })
    case 'stale':
      // Recorded: a stale date is no expired token.
      throw new GatewayFault('INVALID_SIGNATURE', { message: verdict.message, why: signatureRefused('stale', verdict.message) })
    case 'expired-token':
      throw new GatewayFault('EXPIRED_TOKEN', { why: signatureRefused('expired-token') })
    case 'unknown-key':
      throw new GatewayFault('DEFAULT_4XX', {
        status: 403,
        message: 'The security token included in the request is invalid.',
        errorType: 'UnrecognizedClientException',
        why: signatureRefused('unknown-key'),
      })
  }
}

/**
 * A request that no method serves is read as a signed one: an Authorization header that is no signature gets the parser's
 * text. `nearest` is asked for the record alone.
 */
export async function unroutedFault(call: Call, nearest: () => NearestRoute): Promise<GatewayFault> {
  const missing = new GatewayFault('MISSING_AUTHENTICATION_TOKEN', call.recorder.on ? unroutedDetails(call, nearest()) : {})
  if (lastHeader(call.incoming.headers, 'authorization') === undefined) return missing
  const verdict = await askVerdict(call)
  return verdict.outcome === 'malformed' ? incompleteSignature(verdict.message) : missing
}

function unroutedDetails({ request, incoming }: Call, nearest: NearestRoute): FaultDetails {
  const { path, httpMethods } = nearest
  const log = `No method for ${request.httpMethod} ${incoming.path}. The nearest resource is ${path} with ${httpMethods.length === 0 ? 'no methods' : httpMethods.join(', ')}`
  return { log, why: noMethod(request.httpMethod, incoming.path, nearest) }
}

function incompleteSignature(message: string): GatewayFault {
  return new GatewayFault('DEFAULT_4XX', { status: 403, message, errorType: 'IncompleteSignatureException', why: signatureRefused('malformed', message) })
}

function askVerdict({ incoming, ports }: Call): Promise<SignatureVerdict> {
  const { httpMethod, wirePath, query, headers, body } = incoming
  return ports.signatures.verify({ httpMethod, path: wirePath, query, headers, body })
}
