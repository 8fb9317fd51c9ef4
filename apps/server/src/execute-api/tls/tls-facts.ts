import type { X509Certificate } from 'node:crypto'
import type { TLSSocket } from 'node:tls'
import type { ClientCert, TlsFacts } from '@fourbox/engine'

/** What `$context` tells of a connection; the client's certificate only where it was asked for and is trusted. */
export function tlsFactsOf(socket: TLSSocket): TlsFacts {
  const certificate = socket.authorized ? socket.getPeerX509Certificate() : undefined
  return {
    version: socket.getProtocol() ?? '',
    // The names are OpenSSL's, as AWS's tables of security policies have them.
    cipherSuite: socket.getCipher().name,
    ...(certificate && { clientCert: clientCertOf(certificate) }),
  }
}

function clientCertOf(certificate: X509Certificate): ClientCert {
  return {
    clientCertPem: certificate.toString(),
    subjectDN: nameOf(certificate.subject),
    issuerDN: nameOf(certificate.issuer),
    serialNumber: serialNumberOf(certificate.serialNumber),
    validity: { notBefore: certificate.validFrom, notAfter: certificate.validTo },
  }
}

/** RFC 4514: the last part first, `CN=device-1,O=Example,C=US`. Node tells a part a line, escaped as it should be. */
function nameOf(lines: string | undefined): string {
  return (lines ?? '').split('\n').toReversed().join(',')
}

/** As OpenSSL shows it, and AWS's examples do: a small number is one, a long one its bytes, `a1:b2:…`. */
function serialNumberOf(hexadecimal: string): string {
  if (hexadecimal.length <= 16) return BigInt(`0x${hexadecimal}`).toString()
  return hexadecimal.toLowerCase().replace(/(?<=.)(?=(?:..)+$)/g, ':')
}
