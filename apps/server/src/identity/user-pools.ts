import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../failures/usage-error.ts'
import { openLocalUserPool, type LocalUserPool } from './local-user-pool.ts'
import { issuerOf, type UserPool } from './user-pool.ts'

/** One declared pool: where its keys are. */
export interface UserPoolDeclaration {
  readonly id: string
  /** `local`, a URL of its JWKS, or the path of a file that holds one. */
  readonly keys: string
}

export interface UserPools {
  readonly pools: readonly UserPool[]
  /** Those that Fourbox itself issues tokens for, by id. */
  readonly local: ReadonlyMap<string, LocalUserPool>
}

/**
 * Makes declared pools ready; the keys of local ones are kept in `folder`.
 * @throws UsageError that names the pool whose file cannot be read or holds no JWKS.
 */
export async function openUserPools(declarations: readonly UserPoolDeclaration[], folder: string): Promise<UserPools> {
  const local = new Map<string, LocalUserPool>()
  const pools: UserPool[] = []
  for (const { id, keys } of declarations) {
    if (keys === 'local') {
      const pool = await openLocalUserPool(id, join(folder, `${id}.json`))
      local.set(id, pool)
      pools.push(pool.pool)
    } else
      pools.push({ id, issuer: issuerOf(id), keys: /^https?:\/\//.test(keys) ? { from: 'url', url: keys } : { from: 'set', set: await readKeys(id, keys) } })
  }
  return { pools, local }
}

async function readKeys(id: string, file: string) {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`The keys of user pool ${id} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  })
  const set = parse(text)
  if (!Array.isArray(set?.keys)) throw new UsageError(`${file} is no JSON Web Key Set, which user pool ${id} needs`)
  return { keys: set.keys }
}

function parse(text: string): { readonly keys?: unknown } | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
