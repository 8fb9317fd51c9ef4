import { callableName } from '@fourbox/domain'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CertificateUnusable } from '../../tls/certificate-unusable.ts'
import type { ServerCertificate } from '../../tls/server-certificate.ts'

const suffix = '.pem'
/** Stands for the asterisk, which not every file system takes. */
const wildcard = '_wildcard'

/** Where a domain name's own certificate would stand, with its chain and its private key: `certificates/api.example.com.pem`. */
export function ownCertificateFile(dataFolder: string, domainName: string): string {
  return join(dataFolder, 'certificates', `${domainName.replace(/^\*/, wildcard)}${suffix}`)
}

/**
 * The certificate that its owner has put there for a domain name; undefined where there is none.
 * @throws CertificateUnusable
 */
export function readOwnCertificate(dataFolder: string, domainName: string): ServerCertificate | undefined {
  const file = ownCertificateFile(dataFolder, domainName)
  return existsSync(file) ? readCertificateFile(file, domainName) : undefined
}

/**
 * Looks through all of them before anybody asks for one.
 * @throws CertificateUnusable for the first that cannot be used.
 */
export function checkOwnCertificates(dataFolder: string): void {
  const folder = join(dataFolder, 'certificates')
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder).filter((each) => each.endsWith(suffix)))
    readCertificateFile(join(folder, name), name.slice(0, -suffix.length).replace(wildcard, '*'))
}

function readCertificateFile(file: string, domainName: string): ServerCertificate {
  const unusable = (what: string) => new CertificateUnusable(`${file} cannot be used for ${domainName}: ${what}`)
  const text = attempted(
    () => readFileSync(file, 'utf8'),
    (why) => unusable(`it cannot be read (${why})`),
  )
  if (!text.includes('-----BEGIN CERTIFICATE-----')) throw unusable('there is no “-----BEGIN CERTIFICATE-----” in it')
  if (!/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/.test(text))
    throw unusable('there is no private key in it; put it behind the certificate, without a passphrase')
  const certificate = attempted(
    () => new X509Certificate(text),
    (why) => unusable(`its certificate cannot be read (${why})`),
  )
  const key = attempted(
    () => createPrivateKey(text),
    (why) => unusable(`its private key cannot be read (${why})`),
  )
  if (!certificate.checkPrivateKey(key))
    throw unusable('its private key is that of another certificate; the domain’s own stands first, its authorities’ behind it')
  if (certificate.validToDate.getTime() < Date.now()) throw unusable(`it ended on ${certificate.validTo}`)
  const name = callableName(domainName)
  if (certificate.checkHost(name) === undefined) throw unusable(`it is for ${certificate.subjectAltName ?? certificate.subject}`)
  return { certificate: text, key: text }
}

function attempted<T>(act: () => T, unusable: (why: string) => Error): T {
  try {
    return act()
  } catch (error) {
    throw unusable(error instanceof Error ? error.message : String(error))
  }
}
