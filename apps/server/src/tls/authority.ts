import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MadeCertificate, makeCertificate } from '../certificates/make-certificate.ts'
import { CertificateUnusable } from './certificate-unusable.ts'

/** Where the certificate stands that a system is told to trust. */
export function authorityFile(dataFolder: string): string {
  return join(dataFolder, 'certificate-authority', 'fourbox-ca.pem')
}

function keyFile(dataFolder: string): string {
  return join(dataFolder, 'certificate-authority', 'fourbox-ca-key.pem')
}

const dayInMillis = 24 * 60 * 60 * 1000
const lifeInDays = 3650

/**
 * The authority of a data folder, which signs what this server shows to clients: made at the first time, kept since, so that
 * it is trusted once. Its key is for the owner's eyes alone.
 * @throws CertificateUnusable when what stands there is no authority, or none any more.
 */
export async function openAuthority(dataFolder: string): Promise<MadeCertificate> {
  const [certificate, key] = [authorityFile(dataFolder), keyFile(dataFolder)]
  if (existsSync(certificate) || existsSync(key)) return readAuthority(certificate, key)
  const made = await makeCertificate({
    // Several data folders of one machine have each its own: the name tells them apart in a system's list.
    subject: `CN=Fourbox local authority ${randomBytes(4).toString('hex')}, O=Fourbox`,
    notBefore: new Date(Date.now() - dayInMillis),
    notAfter: new Date(Date.now() + lifeInDays * dayInMillis),
    algorithm: 'P-256',
    use: { for: 'authority' },
  })
  mkdirSync(join(dataFolder, 'certificate-authority'), { recursive: true, mode: 0o700 })
  writeFileSync(key, made.pemEncodedPrivateKey, { mode: 0o600, flush: true })
  writeFileSync(certificate, made.pemEncodedCertificate, { mode: 0o600, flush: true })
  return made
}

function readAuthority(certificateFile: string, keyFileName: string): MadeCertificate {
  const made = { pemEncodedCertificate: read(certificateFile), pemEncodedPrivateKey: read(keyFileName) }
  const advice = `Remove ${join(certificateFile, '..')} and start again: another authority is made, to be trusted anew.`
  try {
    const certificate = new X509Certificate(made.pemEncodedCertificate)
    if (!certificate.checkPrivateKey(createPrivateKey(made.pemEncodedPrivateKey)))
      throw new CertificateUnusable(`${keyFileName} is not the key of ${certificateFile}. ${advice}`)
    if (certificate.validToDate.getTime() < Date.now())
      throw new CertificateUnusable(`The authority in ${certificateFile} ended on ${certificate.validTo}. ${advice}`)
    return made
  } catch (error) {
    if (error instanceof CertificateUnusable) throw error
    throw new CertificateUnusable(
      `${certificateFile} and ${keyFileName} are no certificate with its key (${error instanceof Error ? error.message : ''}). ${advice}`,
    )
  }
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
