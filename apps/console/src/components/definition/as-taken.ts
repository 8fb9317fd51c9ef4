import { askFourbox } from '../../client/fourbox.ts'
import type { ImportMode } from './import-mode-field.tsx'

/** Where a definition goes: into an API that is there, or into a new one of an endpoint type. */
export type DefinitionTarget = { readonly restApiId: string; readonly mode: ImportMode } | { readonly endpointConfigurationTypes: string }

/** A definition as AWS's operations take it. */
export interface TakenDefinition {
  readonly body: Uint8Array<ArrayBuffer>
  /** The version from which it was converted, and what had to change for that. */
  readonly converted?: { readonly from: string; readonly changes: readonly string[] }
}

/** What the server says of a definition. */
interface Judgement {
  readonly problems: readonly { readonly severity: 'error' | 'warning'; readonly message: string; readonly hint?: string; readonly position?: Position }[]
  readonly conversion?: {
    readonly from: string
    readonly definition: string
    readonly changes: readonly { readonly message: string; readonly lost: boolean; readonly position?: Position }[]
  }
}

interface Position {
  readonly line: number
  readonly column: number
}

/** `openapi: 3.1`, quoted or not, as the first of its lines or within one. */
const newer = /(?:^|[\s{,])["']?openapi["']?\s*:\s*["']?3\.1\b/

/**
 * A definition as AWS's operations take it: OpenAPI 3.1, which they refuse, is converted to 3.0 by the server.
 * @throws Error where it cannot be imported, or loses something though warnings are to fail, with the place in what was typed.
 */
export async function asTaken(definition: string, target: DefinitionTarget, failOnWarnings: boolean): Promise<TakenDefinition> {
  const body = new TextEncoder().encode(definition)
  if (!newer.test(definition)) return { body }
  const answer = await askFourbox(`definitions/check?${new URLSearchParams({ ...target }).toString()}`, body)
  const { problems, conversion }: Judgement = await answer.json()
  const refusal = problems.find(({ severity }) => severity === 'error')
  if (refusal) throw new Error([refusal.message, `${placeOf(refusal.position)}${refusal.hint ?? ''}`].join(' ').trim())
  if (!conversion) return { body }
  const { from, changes } = conversion
  const lost = failOnWarnings ? changes.find((change) => change.lost) : undefined
  if (lost) throw new Error(`Converting OpenAPI ${from} to 3.0 loses something. ${placeOf(lost.position)}${lost.message}.`)
  return {
    body: new TextEncoder().encode(conversion.definition),
    converted: { from, changes: changes.map(({ message, position }) => `${placeOf(position)}${message}`) },
  }
}

function placeOf(position: Position | undefined): string {
  return position ? `Line ${position.line}, column ${position.column}: ` : ''
}
