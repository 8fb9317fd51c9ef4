import { X509Certificate } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openAuthority } from '../../tls/authority.ts'
import { signServerCertificate } from '../../tls/server-certificate.ts'
import type { CompiledDomain } from '../custom-domains/compile-domain.ts'
import { ServerNames } from './server-names.ts'

const domain: CompiledDomain = { domainName: 'api.example.com', route: () => undefined, tls: { minimumVersion: 'TLSv1.2', isStrict: false } }

/** A data folder that has one custom domain, and where the domain's own certificate would stand in it. */
async function trialNames() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'fourbox-server-names-'))
  onTestFinished(() => rmSync(dataFolder, { recursive: true }))
  mkdirSync(join(dataFolder, 'certificates'))
  const authority = await openAuthority(dataFolder)
  const identity = { authority, own: await signServerCertificate(authority, ['localhost']), dataFolder }
  const names = new ServerNames(identity, () => domain)
  return { authority, file: join(dataFolder, 'certificates/api.example.com.pem'), shown: async () => (await names.settingsFor(domain.domainName)).certificate }
}

test('a domain whose own certificate cannot be read shows one of the server’s', async () => {
  const { file, shown } = await trialNames()
  mkdirSync(file)
  expect(new X509Certificate(await shown()).checkHost(domain.domainName)).toBe(domain.domainName)
})

test('a certificate that can be used from now on is shown to the next client, however old its file is', async () => {
  const { authority, file, shown } = await trialNames()
  const before = new Date('2026-01-01T00:00:00Z')
  writeFileSync(file, 'nonsense')
  utimesSync(file, before, before)
  await shown()
  const { certificate, key } = await signServerCertificate(authority, [domain.domainName])
  const own = `${certificate}\n${key}`
  writeFileSync(file, own)
  utimesSync(file, before, before)
  expect(await shown()).toBe(own)
})
