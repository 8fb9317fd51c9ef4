import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeCertificate } from '../../certificates/make-certificate.ts'
import { readTrustStore, trustStoreFiles } from './trust-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'fourbox-trust-'))
mkdirSync(join(folder, 'truststores'))

test('an object is looked for by its whole key, then by its name', () => {
  expect(trustStoreFiles('/data', 's3://bucket/a/b.pem')).toEqual([join('/data/truststores/bucket/a/b.pem'), join('/data/truststores/b.pem')])
})

test.each(['s3://bucket/../b.pem', 's3://bucket//b.pem', 's3://../b.pem', 's3://bucket/..\\b.pem', 's3://bucket/a\0.pem', 's3://bucket/'])(
  'the key of %j leads to no file',
  (uri) => {
    expect(trustStoreFiles('/data', uri)).toEqual([])
    expect(readTrustStore(folder, uri)).toEqual({ authorities: [], warnings: [`${uri} has parts that no file can have`] })
  },
)

test('what of a trust store cannot be used is told by its number, and the rest is trusted', async () => {
  const life = (notAfter: string) => ({ notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date(notAfter) })
  const make = async (notAfter: string) =>
    (await makeCertificate({ ...life(notAfter), subject: 'CN=a', algorithm: 'P-256', use: { for: 'authority' } })).pemEncodedCertificate
  const good = await make('2120-01-01T00:00:00Z')
  const broken = '-----BEGIN CERTIFICATE-----\nbm9uc2Vuc2U=\n-----END CERTIFICATE-----'
  const file = join(folder, 'truststores/three.pem')
  writeFileSync(file, [broken, await make('2021-01-01T00:00:00Z'), good].join('\n'))
  expect(readTrustStore(folder, 's3://bucket/three.pem')).toEqual({
    authorities: [good],
    warnings: [`certificate 1 of ${file} cannot be read`, `certificate 2 of ${file} ended on Jan  1 00:00:00 2021 GMT`],
  })
})

test('what is larger than AWS takes, or holds no certificate, trusts nobody', () => {
  writeFileSync(join(folder, 'truststores/large.pem'), 'x'.repeat(1_048_577))
  writeFileSync(join(folder, 'truststores/empty.pem'), 'nothing')
  expect(readTrustStore(folder, 's3://b/large.pem')).toMatchObject({ authorities: [], warnings: [expect.stringContaining('larger than 1 MB')] })
  expect(readTrustStore(folder, 's3://b/empty.pem')).toMatchObject({ authorities: [], warnings: [expect.stringContaining('no “-----BEGIN CERTIFICATE-----”')] })
})
