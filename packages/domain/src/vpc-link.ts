import type { Tags } from './rest-api.ts'

export interface VpcLink {
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly targetArns: readonly string[]
  readonly status: 'AVAILABLE' | 'PENDING' | 'DELETING' | 'FAILED'
  readonly statusMessage?: string
  readonly tags: Tags
}
