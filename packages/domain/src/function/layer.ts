import type { EpochMillis } from '../names/identifier.ts'
import type { StoredArchive } from './function-settings.ts'
import type { ResourcePolicy } from './lambda-function.ts'

/** A layer: its versions are documents beside it. */
export interface Layer {
  readonly name: string
  /** The number of the next version: none is used twice, also after all are gone. */
  readonly nextVersion: number
}

export interface LayerVersion {
  readonly layerName: string
  readonly version: number
  readonly description: string
  readonly createdAt: EpochMillis
  readonly compatibleRuntimes: readonly string[]
  readonly compatibleArchitectures: readonly string[]
  readonly licenseInfo?: string
  readonly archive: StoredArchive
  readonly policy?: ResourcePolicy
}

/** The id of a version among all layers' versions; numbers are filled up so that they list in their order. */
export function layerVersionKey(name: string, version: number | ''): string {
  return `${name}:${version === '' ? '' : String(version).padStart(10, '0')}`
}
