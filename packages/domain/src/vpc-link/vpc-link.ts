import type { EpochSeconds } from '../names/identifier.ts'
import type { Tags } from '../rest-api/rest-api.ts'

export interface VpcLink {
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly targetArns: readonly string[]
  readonly status: 'AVAILABLE' | 'PENDING' | 'DELETING' | 'FAILED'
  readonly statusMessage?: string
  readonly tags: Tags
  /** AWS does not tell it; lists are in its order. */
  readonly createdDate?: EpochSeconds
}

/** Where a target leads that is an address, `host:port` or `http://host:port`; undefined for a load balancer's ARN, and for what is neither. */
export function addressOfTarget(target: string): { readonly host: string; readonly port: number } | undefined {
  const [, host, digits] = address.exec(target) ?? []
  const port = Number(digits)
  return host === undefined || port < 1 || port > 65_535 ? undefined : { host: host.replaceAll(/^\[|\]$/g, ''), port }
}
const address = /^(?:https?:\/\/)?(\[[\da-f:.]+\]|[^\s/:@?#[\]]+):(\d{1,5})\/?$/i
