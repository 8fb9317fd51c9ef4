import { X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

/** AWS's limits of a trust store. */
const largestStoreInBytes = 1_048_576
const mostCertificates = 1000

/** The authorities whose certificates clients may show. */
export interface TrustStore {
  readonly authorities: readonly string[]
  /** What of it cannot be used, and why. */
  readonly warnings: readonly string[]
}

/**
 * Where the object of an S3 URI is looked for in the data folder: by its whole key, then by its last part alone. None where
 * the key has parts that lead elsewhere.
 */
export function trustStoreFiles(dataFolder: string, uri: string): readonly string[] {
  const parts = uri.replace(/^s3:\/\//, '').split('/')
  if (parts.some((part) => !/^[\w!.*'() &$@=;:+,?-]+$/.test(part) || /^\.+$/.test(part))) return []
  return [join(dataFolder, 'truststores', ...parts), join(dataFolder, 'truststores', basename(uri))]
}

/** Reads a trust store. One that is not there trusts nobody, and says where it was looked for. */
export function readTrustStore(dataFolder: string, uri: string): TrustStore {
  const files = trustStoreFiles(dataFolder, uri)
  const file = files.find((each) => statSync(each, { throwIfNoEntry: false })?.isFile() === true)
  if (file === undefined)
    return { authorities: [], warnings: [files.length === 0 ? `${uri} has parts that no file can have` : `there is neither ${files.join(' nor ')}`] }
  if (statSync(file).size > largestStoreInBytes) return { authorities: [], warnings: [`${file} is larger than 1 MB`] }
  const blocks = readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  if (blocks.length === 0) return { authorities: [], warnings: [`there is no “-----BEGIN CERTIFICATE-----” in ${file}`] }
  if (blocks.length > mostCertificates) return { authorities: [], warnings: [`${file} holds more than ${mostCertificates} certificates`] }
  const faults = blocks.map(faultOf)
  return {
    authorities: blocks.filter((_, at) => faults[at] === undefined),
    warnings: faults.flatMap((fault, at) => (fault === undefined ? [] : [`certificate ${at + 1} of ${file} ${fault}`])),
  }
}

function faultOf(block: string): string | undefined {
  try {
    const { validTo, validToDate } = new X509Certificate(block)
    return validToDate.getTime() < Date.now() ? `ended on ${validTo}` : undefined
  } catch {
    return 'cannot be read'
  }
}
