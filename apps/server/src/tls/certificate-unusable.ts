/** A certificate, a key or a trust store that cannot be used; says which file, and what is wrong with it. */
export class CertificateUnusable extends Error {
  override readonly name = 'CertificateUnusable'
}
