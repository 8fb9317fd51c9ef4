import { createPrivateKey, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { type CertificateSettings, makeCertificate } from './make-certificate.ts'

const dates = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z'), algorithm: 'P-256' } as const
const authority: CertificateSettings = { ...dates, subject: 'CN=Some authority, O=Fourbox', use: { for: 'authority' } }

test('an authority signs a server’s certificate, for names and addresses', async () => {
  const issuer = await makeCertificate(authority)
  const names = ['*.execute-api.localhost', 'localhost', '127.0.0.1', '::1']
  const made = await makeCertificate({ ...dates, subject: 'CN=localhost', use: { for: 'server', names }, issuer })
  const certificate = new X509Certificate(made.pemEncodedCertificate)
  const issuing = new X509Certificate(issuer.pemEncodedCertificate)
  expect(certificate.verify(issuing.publicKey)).toBe(true)
  expect(certificate.checkIssued(issuing)).toBe(true)
  expect(certificate.checkPrivateKey(createPrivateKey(made.pemEncodedPrivateKey))).toBe(true)
  expect([issuing.ca, certificate.ca]).toEqual([true, false])
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
  for (const name of ['a1b2c3.execute-api.localhost', 'localhost']) expect(certificate.checkHost(name)).toBeDefined()
  for (const address of ['127.0.0.1', '::1']) expect(certificate.checkIP(address)).toBeDefined()
  expect(certificate.checkHost('a.b.execute-api.localhost')).toBeUndefined()
})

test('two certificates of one authority have numbers and keys of their own', async () => {
  const issuer = await makeCertificate(authority)
  const make = () => makeCertificate({ ...dates, subject: 'CN=a', use: { for: 'server', names: ['a'] }, issuer })
  const [one, other] = (await Promise.all([make(), make()])).map(({ pemEncodedCertificate }) => new X509Certificate(pemEncodedCertificate))
  expect(one?.serialNumber).not.toBe(other?.serialNumber)
  expect(one?.fingerprint256).not.toBe(other?.fingerprint256)
})
