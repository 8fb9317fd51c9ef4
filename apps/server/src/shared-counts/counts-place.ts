import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Blobs } from '@fourbox/store'

/** Where all nodes of a workspace count, a Valkey or the database of their store, and by what they know their own there; any process can be told. */
export interface CountsPlace {
  readonly address: string
  /** Known to this workspace alone: of what is kept by it nobody who reads there can guess the name. */
  readonly workspace: string
  /** No call waits for it longer. */
  readonly patienceInMillis: number
}

/** The place at an address for the workspace of a store, which gets its id when the first node asks. */
export async function countsPlace(address: string, patienceInMillis: number, blobs: Blobs): Promise<CountsPlace> {
  const id = await blobs.putFirst('workspace', randomBytes(18))
  return { address, workspace: Buffer.from(id).toString('base64url'), patienceInMillis }
}

/** What stands before every key of a workspace. */
export function keyPrefix({ workspace }: Pick<CountsPlace, 'workspace'>): string {
  return `fourbox:${createHash('sha256').update(workspace).digest('base64url').slice(0, 16)}:`
}

/** The name under which something of the workspace is kept: always as long, whatever callers sent. */
export function keptName({ workspace }: Pick<CountsPlace, 'workspace'>, key: string): string {
  return createHmac('sha256', workspace).update(key).digest('base64url')
}
