import type { Why } from '@fourbox/domain'

/** Why a call stopped at what a gateway takes or passes on, in words for a person. */

export const uriTooLong: Why = {
  id: 'request-too-large',
  sentence: 'Path and query are longer than a gateway takes.',
  mend: 'Send less in the address, and the rest in the body.',
}

export const headersTooLarge: Why = {
  id: 'request-too-large',
  sentence: 'The headers together are larger than a gateway takes.',
  mend: 'Send fewer or shorter headers; a cookie is often the longest.',
}

export const bodyTooLarge: Why = {
  id: 'request-too-large',
  sentence: 'The body holds more than a gateway takes once it is no longer compressed: 10 MB.',
  mend: 'Send less at once.',
}

export const payloadTooLarge: Why = {
  id: 'request-too-large',
  sentence: 'The payload is larger than Lambda takes: 6 MB.',
  mend: 'Send less, or let the function fetch what is large.',
}

export const queryNotEncoded: Why = {
  id: 'query-not-encoded',
  sentence: 'The query string holds a brace or a pipe as it is.',
  mend: 'Send %7B, %7C and %7D in place of { | }.',
}

export function loopDetected(hops: number): Why {
  return {
    id: 'loop-detected',
    sentence: `The call has passed ${hops} APIs of this machine, one after the other.`,
    mend: 'Correct the endpoint URL of the integration that leads back to an API that was passed before.',
  }
}

export function codingUnknown(coding: string): Why {
  return {
    id: 'coding-unknown',
    sentence: `The body is not in the coding that Content-Encoding says (${coding}), or a gateway cannot read it.`,
    checks: ['gzip, deflate and identity can be read'],
    mend: 'Send the body in the coding that its header says.',
  }
}

export const cacheNotPermitted: Why = {
  id: 'cache-not-permitted',
  sentence: 'The caller asked for a fresh answer with Cache-Control: max-age=0, and the stage lets nobody invalidate its cache who is not allowed to.',
  mend: 'Leave the header out, sign by somebody with execute-api:InvalidateCache, or change the stage’s handling of unauthorized requests.',
}

/** @param what `Invalid response status code: 99` */
export function answerInvalid(what: string): Why {
  return {
    id: 'answer-invalid',
    sentence: `The answer cannot be sent: ${what}.`,
    mend: 'Correct the status, header or override that wrote it: a status from 200 to 599, headers without line breaks.',
  }
}
