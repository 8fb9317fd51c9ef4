import type { MadeCertificate } from '../certificates/make-certificate.ts'
import { checkOwnCertificates } from '../execute-api/tls/own-certificate.ts'
import { ownNames } from '../http-server/admission.ts'
import type { Config } from '../settings/config.ts'
import { openAuthority } from './authority.ts'
import { ownServerNames } from './own-server-names.ts'
import { type ServerCertificate, signServerCertificate } from './server-certificate.ts'

/** What a server proves with that it is itself; can be cloned. */
export interface TlsIdentity {
  readonly authority: MadeCertificate
  /** For this machine's own names: what both ports show unless another name is asked for. */
  readonly own: ServerCertificate
  /** Where certificates and trust stores of the owner's stand. */
  readonly dataFolder: string
}

/** @throws CertificateUnusable */
export async function openTlsIdentity(config: Config): Promise<TlsIdentity> {
  checkOwnCertificates(config.data)
  const authority = await openAuthority(config.data)
  const names = ownServerNames(ownNames(config, config.port).hosts, config.region)
  return { authority, own: await signServerCertificate(authority, names), dataFolder: config.data }
}
