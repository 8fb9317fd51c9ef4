import { hash } from 'node:crypto'
import type { BasePathMapping } from '@fourbox/domain'

/** What the second generation calls a mapping by. One that an older Fourbox wrote has an id that its path makes. */
export function apiMappingIdOf({ apiMappingId, basePath }: BasePathMapping): string {
  return (
    apiMappingId ??
    BigInt(`0x${hash('sha256', basePath)}`)
      .toString(36)
      .slice(0, 6)
  )
}
