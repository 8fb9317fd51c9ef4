import type { PatchOperation } from '@aws-sdk/client-api-gateway'
import { judgeStageVariables, type Reading, reading } from '@fourbox/domain'
import { entryPatches } from '../../client/patches.ts'

/** A stage variable in a form. */
export interface VariableRow {
  readonly name: string
  readonly value: string
}

export function variableRows(variables: Readonly<Record<string, string>> | undefined): readonly VariableRow[] {
  return Object.entries(variables ?? {}).map(([name, value]) => ({ name, value }))
}

function readVariables(rows: readonly VariableRow[]): Readonly<Record<string, string>> {
  return Object.fromEntries(rows.map(({ name, value }) => [name.trim(), value]))
}

/** What the server would say of the variables, before they are sent. */
export function checkVariables(member: 'variables' | 'canarySettings.stageVariableOverrides', rows: readonly VariableRow[]): Reading<unknown> {
  return reading((findings) => judgeStageVariables(member, readVariables(rows), findings))
}

/** AWS's stages know no add: a new variable is replaced, too. */
export function variablePatches(
  path: '/variables' | '/canarySettings/stageVariableOverrides',
  before: Readonly<Record<string, string>> | undefined,
  rows: readonly VariableRow[],
): PatchOperation[] {
  return entryPatches(path, before, readVariables(rows)).map(({ op, ...patch }) => ({ ...patch, op: op === 'add' ? 'replace' : op }))
}
