import { randomBytes, webcrypto } from 'node:crypto'
import { isIP } from 'node:net'

export interface MadeCertificate {
  readonly pemEncodedCertificate: string
  /** PKCS #8. */
  readonly pemEncodedPrivateKey: string
}

export interface CertificateSettings {
  /** RFC 4514, such as `CN=api.example.com, O=Fourbox`. */
  readonly subject: string
  readonly notBefore: Date
  readonly notAfter: Date
  /** A back end's operator may know RSA only; everything that speaks TLS knows P-256, whose keys and signatures cost a fraction. */
  readonly algorithm: 'RSA' | 'P-256'
  readonly use: { readonly for: 'client' } | { readonly for: 'authority' } | { readonly for: 'server'; readonly names: readonly string[] }
  /** Absent: the certificate signs itself. */
  readonly issuer?: MadeCertificate
}

const algorithms = {
  RSA: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
  'P-256': { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
} as const

/**
 * Makes a certificate with a key of its own. An issuer must be one that was made here with P-256.
 * The library is loaded when first needed: few servers ever make one.
 */
export async function makeCertificate(settings: CertificateSettings): Promise<MadeCertificate> {
  const x509 = await loadLibrary()
  const algorithm = algorithms[settings.algorithm]
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const { subject, issuer, notBefore, notAfter } = settings
  const signer = issuer && (await readIssuer(issuer))
  const certificate = await x509.X509CertificateGenerator.create({
    // A leading zero bit keeps the number positive, a one behind it its length.
    serialNumber: `40${randomBytes(15).toString('hex')}`,
    subject,
    issuer: signer?.name ?? subject,
    notBefore,
    notAfter,
    publicKey: keys.publicKey,
    signingKey: signer?.key ?? keys.privateKey,
    signingAlgorithm: signer ? algorithms['P-256'] : algorithm,
    extensions: [
      ...(await extensionsOf(settings)),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ...(signer ? [await x509.AuthorityKeyIdentifierExtension.create(signer.publicKey)] : []),
    ],
  })
  const privateKey = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)
  return { pemEncodedCertificate: certificate.toString('pem'), pemEncodedPrivateKey: x509.PemConverter.encode(privateKey, 'PRIVATE KEY') }
}

async function loadLibrary() {
  await import('reflect-metadata')
  const x509 = await import('@peculiar/x509')
  x509.cryptoProvider.set(webcrypto)
  return x509
}

async function readIssuer({ pemEncodedCertificate, pemEncodedPrivateKey }: MadeCertificate) {
  const { PemConverter, X509Certificate } = await loadLibrary()
  const certificate = new X509Certificate(pemEncodedCertificate)
  const key = await webcrypto.subtle.importKey('pkcs8', PemConverter.decodeFirst(pemEncodedPrivateKey), algorithms['P-256'], false, ['sign'])
  return { name: certificate.subjectName.toString(), publicKey: certificate.publicKey, key }
}

async function extensionsOf({ use }: CertificateSettings) {
  const x509 = await loadLibrary()
  const { KeyUsageFlags, KeyUsagesExtension } = x509
  switch (use.for) {
    case 'client':
      return [new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true)]
    case 'authority':
      // It signs servers, and no further authority.
      return [new x509.BasicConstraintsExtension(true, 0, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true)]
    case 'server':
      return [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension(use.names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }))),
      ]
  }
}
