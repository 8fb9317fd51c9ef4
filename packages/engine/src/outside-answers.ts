import type { MethodResponse } from './hand-offs.ts'
import type { NewIdPort } from './ports.ts'

/** For a host, a base path or a stage that leads to no API, and for the default host of an API that switched it off: 403 `Forbidden`. */
export function forbidden(newId: NewIdPort): MethodResponse {
  void newId
  return { status: 403, headers: [], body: new Uint8Array() }
}

/** For a body over 10 MB: AWS's plain 413, which no gateway response can change and which carries no header of API Gateway. */
export function payloadTooLarge(): MethodResponse {
  return { status: 413, headers: [], body: new Uint8Array() }
}
