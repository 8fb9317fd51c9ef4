import type { Call } from '../call.ts'
import { GatewayFault } from '../fault.ts'
import { lastHeader } from '../header-list.ts'
import type { CallerIdentity, SignatureVerdict } from '../ports.ts'

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
      throw new GatewayFault('MISSING_AUTHENTICATION_TOKEN')
    case 'malformed':
      throw incompleteSignature(verdict.message)
    case 'wrong-signature':
      throw new GatewayFault('INVALID_SIGNATURE')
    case 'stale':
      // Recorded: a stale date is no expired token.
      throw new GatewayFault('INVALID_SIGNATURE', { message: verdict.message })
    case 'expired-token':
      throw new GatewayFault('EXPIRED_TOKEN')
    case 'unknown-key':
      throw new GatewayFault('DEFAULT_4XX', {
        status: 403,
        message: 'The security token included in the request is invalid.',
        errorType: 'UnrecognizedClientException',
      })
  }
}

/** A request that no method serves is read as a signed one: an Authorization header that is no signature gets the parser's text. */
export async function unroutedFault(call: Call): Promise<GatewayFault> {
  if (lastHeader(call.incoming.headers, 'authorization') === undefined) return new GatewayFault('MISSING_AUTHENTICATION_TOKEN')
  const verdict = await askVerdict(call)
  return verdict.outcome === 'malformed' ? incompleteSignature(verdict.message) : new GatewayFault('MISSING_AUTHENTICATION_TOKEN')
}

function incompleteSignature(message: string): GatewayFault {
  return new GatewayFault('DEFAULT_4XX', { status: 403, message, errorType: 'IncompleteSignatureException' })
}

function askVerdict({ incoming, ports }: Call): Promise<SignatureVerdict> {
  const { httpMethod, wirePath, query, headers, body } = incoming
  return ports.signatures.verify({ httpMethod, path: wirePath, query, headers, body })
}
