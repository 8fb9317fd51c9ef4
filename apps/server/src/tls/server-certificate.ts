import { type MadeCertificate, makeCertificate } from '../certificates/make-certificate.ts'

const dayInMillis = 24 * 60 * 60 * 1000
/** Apple's systems refuse what is valid for longer than 825 days, some browsers more than 398. */
const lifeInDays = 397

/** What a server shows to clients. */
export interface ServerCertificate {
  /** With the certificates between it and its authority. */
  readonly certificate: string
  readonly key: string
}

/** A certificate for these names and addresses, signed by the authority of the data folder. */
export async function signServerCertificate(authority: MadeCertificate, names: readonly [string, ...string[]]): Promise<ServerCertificate> {
  const made = await makeCertificate({
    // A common name holds 64 letters, and nobody reads it: names stand in the extension.
    subject: 'CN=Fourbox, O=Fourbox',
    notBefore: new Date(Date.now() - dayInMillis),
    notAfter: new Date(Date.now() + lifeInDays * dayInMillis),
    algorithm: 'P-256',
    use: { for: 'server', names },
    issuer: authority,
  })
  return { certificate: made.pemEncodedCertificate, key: made.pemEncodedPrivateKey }
}
