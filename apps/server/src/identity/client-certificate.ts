import { randomBytes, webcrypto } from 'node:crypto'

export interface MadeCertificate {
  readonly pemEncodedCertificate: string
  /** PKCS #8. */
  readonly pemEncodedPrivateKey: string
}

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) } as const

/**
 * Makes a self-signed certificate with a key of its own, by which a back end can tell that a call came through the
 * gateway. The library is loaded when first needed: few servers ever make one.
 */
export async function makeClientCertificate(notBefore: Date, notAfter: Date): Promise<MadeCertificate> {
  await import('reflect-metadata')
  const { cryptoProvider, KeyUsageFlags, KeyUsagesExtension, PemConverter, X509CertificateGenerator } = await import('@peculiar/x509')
  cryptoProvider.set(webcrypto)
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    // A leading zero bit keeps the number positive.
    serialNumber: `00${randomBytes(15).toString('hex')}`,
    name: 'CN=ApiGateway, OU=Fourbox',
    notBefore,
    notAfter,
    keys,
    signingAlgorithm: algorithm,
    extensions: [new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true)],
  })
  const privateKey = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)
  return { pemEncodedCertificate: certificate.toString('pem'), pemEncodedPrivateKey: PemConverter.encode(privateKey, 'PRIVATE KEY') }
}
