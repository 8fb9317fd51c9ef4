import type { ExceptionName } from '@fourbox/wire'
import type { WireRequest } from '../identity/canonical-request.ts'
import { verifySignature, type StoredKey } from '../identity/verify.ts'

export interface SignatureFault {
  readonly status: number
  readonly exception: ExceptionName | 'IncompleteSignatureException' | 'ExpiredTokenException'
  readonly message: string
  /** It was found over the whole call, body included; the others show in the head alone. */
  readonly isOfWholeCall?: true
  /** When it may be tried again. */
  readonly waitInSeconds?: number
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
      return forbidden('MissingAuthenticationTokenException', 'Missing Authentication Token')
    case 'malformed':
      return forbidden('IncompleteSignatureException', verification.message)
    case 'stale':
      return forbidden('InvalidSignatureException', verification.message)
    case 'unknown-key':
      return forbidden('UnrecognizedClientException', 'The security token included in the request is invalid.')
    case 'expired-token':
      return forbidden('ExpiredTokenException', 'The security token included in the request is expired')
    case 'wrong-signature':
      return { ...forbidden('InvalidSignatureException', wrongSignature), isOfWholeCall: true }
    default:
      return verification satisfies never
  }
}

function forbidden(exception: SignatureFault['exception'], message: string): SignatureFault {
  return { status: 403, exception, message }
}

const wrongSignature =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. ' +
  'Consult the service documentation for details.'
