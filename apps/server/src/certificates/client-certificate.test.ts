import { createPrivateKey, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeClientCertificate } from './client-certificate.ts'

test('a certificate is signed by its own key and valid for its time', async () => {
  const [from, until] = [new Date('2026-01-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z')]
  const { pemEncodedCertificate, pemEncodedPrivateKey } = await makeClientCertificate(from, until)
  const certificate = new X509Certificate(pemEncodedCertificate)
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(certificate.checkPrivateKey(createPrivateKey(pemEncodedPrivateKey))).toBe(true)
  expect(certificate.subject).toContain('CN=ApiGateway')
  expect([certificate.validFromDate, certificate.validToDate]).toEqual([from, until])
})
