import type { ExceptionName } from '@fourbox/wire'
import type { WireRequest } from '../identity/canonical-request.ts'
import { verifySignature, type StoredKey } from '../identity/verify.ts'

export interface SignatureFault {
  readonly exception: ExceptionName | 'IncompleteSignatureException' | 'ExpiredTokenException'
  readonly message: string
}

/**
 * Why the signature of a call is not valid, in AWS's words, or undefined when it is. For the strict mode.
 * `now` is in milliseconds since 1970.
 */
export function signatureFault(request: WireRequest, findKey: (accessKeyId: string) => StoredKey | undefined, now: number): SignatureFault | undefined {
  const verification = verifySignature(request, { findKey, now })
  switch (verification.outcome) {
    case 'verified':
      return undefined
    case 'unsigned':
      return { exception: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' }
    case 'malformed':
      return { exception: 'IncompleteSignatureException', message: verification.message }
    case 'stale':
      return { exception: 'InvalidSignatureException', message: verification.message }
    case 'unknown-key':
      return { exception: 'UnrecognizedClientException', message: 'The security token included in the request is invalid.' }
    case 'expired-token':
      return { exception: 'ExpiredTokenException', message: 'The security token included in the request is expired' }
    case 'wrong-signature':
      return { exception: 'InvalidSignatureException', message: wrongSignature }
    default:
      return verification satisfies never
  }
}

const wrongSignature =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. ' +
  'Consult the service documentation for details.'
