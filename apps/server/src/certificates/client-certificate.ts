import { type MadeCertificate, makeCertificate } from './make-certificate.ts'

/** Makes a self-signed certificate with a key of its own, by which a back end can tell that a call came through the gateway. */
export function makeClientCertificate(notBefore: Date, notAfter: Date): Promise<MadeCertificate> {
  return makeCertificate({ subject: 'CN=ApiGateway, OU=Fourbox', notBefore, notAfter, algorithm: 'RSA', use: { for: 'client' } })
}
