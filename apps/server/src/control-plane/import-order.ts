import { randomBytes } from 'node:crypto'
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
    return { result: importDefinition(source, target, { ...settings, newId: (length) => makeIdentifier(length, randomBytes) }) }
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error
    const { message, position } = error
    return { refused: { message, ...(position && { position }) } }
  }
}
