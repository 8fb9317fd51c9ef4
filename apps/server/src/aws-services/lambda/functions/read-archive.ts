import { CodeRefused } from '@fourbox/lambda/facts'
import { functionLimits, type LayerUse, type StoredArchive } from '@fourbox/domain'
import type { LambdaContext } from '../context.ts'
import { invalidValue, refusedInFront } from '../errors.ts'

const { zippedBytes: largestZip, unzippedBytes: largestUnpacked } = functionLimits

/** Where code may come from; of an image and of S3 there is nothing on this machine. */
interface GivenCode {
  readonly ZipFile?: Uint8Array | undefined
  readonly S3Bucket?: string | undefined
  readonly ImageUri?: string | undefined
}

/** Keeps an uploaded zip. @throws ServiceError for what is none, for what is too large, and for code that lies elsewhere */
export async function keepArchive(
  { functions, blobs, archivesInHand }: LambdaContext,
  { ZipFile: zip, S3Bucket, ImageUri }: GivenCode,
): Promise<StoredArchive> {
  if (ImageUri !== undefined) throw invalidValue('Fourbox runs functions from zips, not from container images.', 'Code.ImageUri')
  if (S3Bucket !== undefined)
    throw invalidValue('Fourbox has no S3: send the code as ZipFile, or name a folder with `fourbox function create`.', 'Code.S3Bucket')
  if (zip === undefined) throw invalidValue('Please provide a source for function code.', 'Code')
  if (zip.length > largestZip) throw refusedInFront(`Zipped size must be smaller than ${largestZip} bytes`, 'RequestEntityTooLargeException')
  try {
    const { sha256, size, unpackedSize } = await functions.keepArchive(zip)
    archivesInHand.add(sha256)
    await blobs.put(archiveBlob(sha256), zip)
    return { type: 'archive', sha256, size, unpackedSize }
  } catch (error) {
    throw error instanceof CodeRefused ? invalidValue(error.message) : error
  }
}

/** @throws ServiceError when code and layers together are more than a function may have */
export function checkUnpackedSize(code: { readonly unpackedSize?: number }, layers: readonly LayerUse[]): void {
  const total = (code.unpackedSize ?? 0) + layers.reduce((sum, { archive }) => sum + archive.unpackedSize, 0)
  if (total > largestUnpacked) throw invalidValue(`Unzipped size must be smaller than ${largestUnpacked} bytes`)
}

/** What the keys of zips begin with. */
export const archiveBlobs = 'function-archive/'

/** Under which a zip is kept. */
export function archiveBlob(sha256: string): string {
  return archiveBlobs + sha256
}
