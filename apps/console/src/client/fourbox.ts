import type { ApiChange, ServingChange } from '@fourbox/domain'
import type { QueryFunctionContext } from '@tanstack/react-query'
import { atFourbox } from '../settings.ts'
import { admittedFetch, type Sent } from './admitted-fetch.ts'
import { keepRefusal } from './refused-field.ts'

/** What Fourbox's own small API refuses, in its words. */
export class FourboxRefusal extends Error {
  override readonly name = 'FourboxRefusal'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/**
 * Reads from Fourbox's own small API what AWS has no word for: `/_fourbox/…`. `quietly`: nobody waits for what it answers.
 * @throws FourboxRefusal in the server's words
 */
export async function readFourbox(path: string, signal?: AbortSignal, quietly = false): Promise<Response> {
  return sendToFourbox(path, { signal }, quietly)
}

/** As `readFourbox`, of what is sent along. */
export async function askFourbox(path: string, body: Uint8Array<ArrayBuffer>): Promise<Response> {
  return sendToFourbox(path, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body })
}

/** As `readFourbox`, for an answer that is a list. */
export async function readItems<Item>(path: string, signal?: AbortSignal): Promise<readonly Item[]> {
  const { item }: { readonly item: readonly Item[] } = await (await readFourbox(path, signal)).json()
  return item
}

async function sendToFourbox(path: string, sent: Sent, quietly = false): Promise<Response> {
  if (!atFourbox) throw new FourboxRefusal(404, 'Only Fourbox answers this')
  const answer = await admittedFetch(`/_fourbox/${path}`, sent, quietly)
  if (answer.ok) return answer
  const refusal: { readonly message?: string } = await answer.json().catch(() => ({}))
  const refused = new FourboxRefusal(answer.status, refusal.message ?? `${answer.status} ${answer.statusText}`)
  keepRefusal(refused, answer.headers)
  throw refused
}

/**
 * As `readFourbox`, for what changes something; `body` is JSON text.
 * @throws FourboxRefusal in the server's words
 */
export async function writeFourbox(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: string): Promise<Response> {
  return sendToFourbox(path, { method, body: body ?? null })
}

/** What `useQuery` needs for the changes of the draft that a stage does not serve yet. */
export function undeployed(restApiId: string, stageName: string) {
  return changes(['undeployed', { restApiId, stageName }], `undeployed/${restApiId}/${stageName}`)
}

/** The state of an API that is no deployment: what it is now. */
export const draftState = 'draft'

/** What `useQuery` needs for the definition of an API at a deployment, or of its draft: OpenAPI 3 with all extensions, in YAML. */
export function definitionAt(restApiId: string, state: string) {
  return {
    queryKey: ['definition', { restApiId, state }] as const,
    queryFn: async ({ signal }: QueryFunctionContext): Promise<string> =>
      (await readFourbox(`definitions/${restApiId}/${encodeURIComponent(state)}`, signal)).text(),
  }
}

/** What `useQuery` needs for the changes between two deployments of an API, or between one and the draft. */
export function changesBetween(restApiId: string, from: string, to: string) {
  return changes(['changes', { restApiId, from, to }], `changes/${restApiId}/${encodeURIComponent(from)}/${encodeURIComponent(to)}`)
}

/** What `useQuery` needs for all that is known of which stage of an API served what, the oldest first. */
export function servingChanges(restApiId: string) {
  return {
    queryKey: ['serving', { restApiId }] as const,
    queryFn: ({ signal }: QueryFunctionContext) => readItems<ServingChange>(`serving/${restApiId}`, signal),
  }
}

function changes(queryKey: readonly unknown[], path: string) {
  return {
    queryKey,
    queryFn: ({ signal }: QueryFunctionContext) => readItems<ApiChange>(path, signal),
  }
}
