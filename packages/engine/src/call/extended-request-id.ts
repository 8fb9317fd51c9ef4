import type { NewIdPort } from '../ports/world.ts'

/** `x-amz-apigw-id`: eleven bytes in Base64, which ends in `=`. */
export function newExtendedRequestId(newId: NewIdPort): string {
  return newId.randomText(11, 'base64')
}
