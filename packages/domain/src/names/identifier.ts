/** Ids in AWS's form: lower-case letters and digits. The strings are plain; the names say whose they are. */
export type RestApiId = string
export type ResourceId = string
export type DeploymentId = string
export type AuthorizerId = string
export type RequestValidatorId = string
export type ModelName = string
export type StageName = string
/** A three-digit HTTP status as the control plane writes it: `200`. */
export type StatusCode = string
/** Seconds since 1970, as the wire carries time stamps; fractions allowed. */
export type EpochSeconds = number
/** Milliseconds since 1970. */
export type EpochMillis = number

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

/**
 * Makes an id of `length` characters of `[a-z0-9]` from random bytes.
 * REST APIs, their root resources and API keys have 10 characters, everything else 6.
 */
export function makeIdentifier(length: number, randomBytes: (size: number) => Uint8Array): string {
  let id = ''
  while (id.length < length) {
    for (const byte of randomBytes(length * 2)) {
      // 252 = 7 * 36: refusing the rest keeps every character equally likely.
      if (byte < 252 && id.length < length) id += alphabet.charAt(byte % 36)
    }
  }
  // An object puts keys that are whole numbers first, and what is listed in the order of creation is kept under its id.
  return /^\d+$/.test(id) ? makeIdentifier(length, randomBytes) : id
}
