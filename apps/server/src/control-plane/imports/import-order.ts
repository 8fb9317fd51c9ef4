import { randomFillSync } from 'node:crypto'
import { makeIdentifier, type RestApi } from '@fourbox/domain'
import {
  type Conversion,
  DefinitionError,
  importDefinition,
  type ImportSettings,
  type ImportTarget,
  type ImportWarning,
  type DefinitionFault,
  tooLargeText,
} from '@fourbox/openapi'
import { patternFault } from '@fourbox/regex'

/** What a definition is imported with: values only, so that they can cross to a thread. */
export interface ImportOrder {
  readonly source: Uint8Array
  readonly target: ImportTarget
  readonly settings: OrderSettings
}

/** The settings of an import but for the functions among them. */
export type OrderSettings = Omit<ImportSettings, 'newId' | 'patternFault'>

/** An API without all that hangs on it. */
export type ApiHead = Omit<
  RestApi,
  'resources' | 'models' | 'authorizers' | 'requestValidators' | 'gatewayResponses' | 'documentationParts' | 'documentationVersions'
>

/** What came of an order. A new API is told by its head, and whole as the text that the store keeps: most never read more of it. */
export type ImportAnswer =
  | { readonly head: ApiHead; readonly text: string; readonly warnings: readonly ImportWarning[]; readonly conversion?: Conversion }
  | { readonly refused: { readonly message: string } & DefinitionFault }

/** A definition of 6 MB that repeats what it refers to can become an API of any size; AWS's own bound is not known. */
const longestText = 64 * 1024 * 1024

/** Imports a definition; a refusal is an answer like any other. */
export function fulfil({ source, target, settings }: ImportOrder): ImportAnswer {
  try {
    const { api, warnings, conversion } = importDefinition(source, target, {
      ...settings,
      newId: (length) => makeIdentifier(length, takeRandomBytes),
      patternFault,
    })
    const text = JSON.stringify(api)
    return text.length > longestText ? tooLarge : { head: headOf(api), text, warnings, ...(conversion && { conversion }) }
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error
    const { message, position, kind, hint } = error
    return { refused: { message, position, kind, hint } }
  }
}

export const tooLarge: ImportAnswer = { refused: { message: tooLargeText } }

/** Whether an answer says that the definition makes more than it may. */
export function isTooLarge(answer: ImportAnswer): boolean {
  return 'refused' in answer && answer.refused.message === tooLargeText
}

function headOf({
  resources: _r,
  models: _m,
  authorizers: _a,
  requestValidators: _v,
  gatewayResponses: _g,
  documentationParts: _p,
  documentationVersions: _d,
  ...head
}: RestApi): ApiHead {
  return head
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
