import { randomFillSync } from 'node:crypto'
import { makeIdentifier } from '@fourbox/domain'
import { DefinitionError, importDefinition, type ImportResult, type ImportSettings, type ImportTarget, type Position } from '@fourbox/openapi'

/** What a definition is imported with: values only, so that they can cross to a thread. */
export interface ImportOrder {
  readonly source: Uint8Array
  readonly target: ImportTarget
  readonly settings: Omit<ImportSettings, 'newId'>
}

export type ImportAnswer = { readonly result: ImportResult } | { readonly refused: { readonly message: string; readonly position?: Position } }

/** Imports a definition; a refusal is an answer like any other. */
export function readDefinition({ source, target, settings }: ImportOrder): ImportAnswer {
  try {
    return { result: importDefinition(source, target, { ...settings, newId: (length) => makeIdentifier(length, takeRandomBytes) }) }
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error
    const { message, position } = error
    return { refused: { message, ...(position && { position }) } }
  }
}

// A large definition needs ten thousand ids, and asking the system for each costs an eighth of the import.
const pool = new Uint8Array(16 * 1024)
let taken = pool.length

function takeRandomBytes(size: number): Uint8Array {
  if (taken + size > pool.length) {
    randomFillSync(pool)
    taken = 0
  }
  taken += size
  return pool.subarray(taken - size, taken)
}
