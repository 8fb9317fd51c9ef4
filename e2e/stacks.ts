import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningServer } from './server.ts'

/** What became of one stack, as `fourbox import --json` prints it. */
export interface StackOutcome {
  readonly stack: string
  readonly resources: readonly { readonly logicalId: string; readonly type: string; readonly physicalId: string; readonly action: string }[]
  readonly leftOut: readonly { readonly logicalId: string; readonly type: string; readonly why: string; readonly neededBy: readonly string[] }[]
  readonly outputs: Readonly<Record<string, string>>
}

/** As Fourbox's own small API tells it. */
interface ToldOutcome extends StackOutcome {
  readonly warnings: readonly string[]
}

/** A copy of one of the projects that can be changed; `remove` takes it away. */
export function copyProject(name: string): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), `fourbox-${name}-`))
  cpSync(join(import.meta.dirname, 'projects', name), folder, { recursive: true })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Imports a project; `compare` finds out what that would do. @throws Error with what was told instead */
export async function importStack(server: RunningServer, path: string, given: object = {}, act: 'import' | 'compare' = 'import'): Promise<ToldOutcome> {
  const response = await fetch(`${server.controlOrigin}/_fourbox/stacks${act === 'compare' ? '/compare' : ''}`, {
    method: 'POST',
    headers: { 'x-fourbox-token': server.token, 'Content-Type': 'application/json' },
    body: JSON.stringify({ path, ...given }),
  })
  const { item: [stack] = [], message }: { readonly item?: readonly ToldStack[]; readonly message?: string } = Object(await response.json())
  if (!stack) throw new Error(message ?? `${response.status}`)
  return { ...stack, outputs: Object.fromEntries(stack.outputs.map(({ name, value }) => [name, value])) }
}

interface ToldStack extends Omit<ToldOutcome, 'outputs'> {
  readonly outputs: readonly { readonly name: string; readonly value: string }[]
}

/** Deletes a stack that is there. */
export async function deleteStack({ controlOrigin, token }: RunningServer, name: string): Promise<void> {
  const response = await fetch(`${controlOrigin}/_fourbox/stacks/${name}`, { method: 'DELETE', headers: { 'x-fourbox-token': token } })
  if (!response.ok) throw new Error(await response.text())
}

/** The actions of an import, each once. */
export function actionsOf({ resources }: StackOutcome): readonly string[] {
  return [...new Set(resources.map(({ action }) => action))].toSorted()
}

/** Calls an address of `*.execute-api.localhost` for clients that cannot resolve it. */
export async function callOutput({ executeOrigin }: RunningServer, url: string, path = ''): Promise<Response> {
  const { hostname, pathname, search } = new URL(`${url}${path}`)
  const [restApiId = ''] = hostname.split('.')
  return fetch(`${executeOrigin}/_aws/execute-api/${restApiId}${pathname}${search}`)
}
