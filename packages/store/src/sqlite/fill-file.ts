import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { FillOptions, Filled } from '../filled.ts'
import { replaceStore } from '../restore.ts'
import { isEmpty } from '../rows/counts.ts'
import { StoreNotEmpty } from '../store-not-empty.ts'
import { countRows } from './count-rows.ts'

/** Puts a copy in the place of a data folder's store, in one step; what stood there is kept beside it. */
export async function fillFile(file: string, copy: string, { replace }: FillOptions): Promise<Filled> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const there = existsSync(file) ? countRows(file) : new Map<string, number>()
  if (!replace && !isEmpty(there)) throw new StoreNotEmpty(file, there)
  const copied = countRows(copy)
  const kept = replaceStore(dirname(file), copy)
  return { copied, ...(kept !== undefined && !isEmpty(there) && { kept }) }
}
