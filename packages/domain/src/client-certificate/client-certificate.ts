import type { EpochSeconds } from '../names/identifier.ts'
import type { Tags } from '../rest-api/rest-api.ts'

export interface ClientCertificate {
  readonly clientCertificateId: string
  readonly description?: string
  readonly pemEncodedCertificate: string
  /** PKCS #8 in PEM; never leaves the server. */
  readonly pemEncodedPrivateKey: string
  readonly createdDate: EpochSeconds
  readonly expirationDate: EpochSeconds
  readonly tags: Tags
}
