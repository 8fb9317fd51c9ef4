import type { MethodResponse } from '../call/hand-offs.ts'
import { encodeText } from '../content/text.ts'
import { newExtendedRequestId } from '../call/extended-request-id.ts'
import type { NewIdPort } from '../ports/world.ts'

/** For a host, a base path or a stage that leads to no API, and for the default host of an API that switched it off: 403 `Forbidden`. */
export function forbidden(newId: NewIdPort): MethodResponse {
  return {
    status: 403,
    headers: [
      'Content-Type',
      'application/json',
      'x-amzn-ErrorType',
      'ForbiddenException',
      'x-amzn-RequestId',
      newId.uuid(),
      'x-amz-apigw-id',
      newExtendedRequestId(newId),
      'Content-Length',
      String(forbiddenBody.length),
    ],
    body: forbiddenBody,
  }
}

/** For a body over 10 MB: AWS's plain 413, which no gateway response can change and which carries no header of API Gateway. */
export function payloadTooLarge(): MethodResponse {
  return { status: 413, headers: ['Content-Type', 'text; charset=utf-8', 'Content-Length', String(tooLargeBody.length)], body: tooLargeBody }
}

const forbiddenBody = encodeText('{"message":"Forbidden"}')
const tooLargeBody = encodeText('HTTP content length exceeded 10485760 bytes.')
