import type { ExportedApi } from '@fourbox/cloudformation'
import { type NamedPart, onlyParts } from '@fourbox/domain'
import type { Documents } from '@fourbox/store'
import { bodyOf, type Place } from '../fourbox-api/exported-api.ts'
import type { KnownCall } from './call-form.ts'
import { partOfCall } from './part-of-call.ts'

export interface PartsContext extends Place {
  readonly documents: Documents
}

/** Parts of an API as they are now, for the exporters; undefined where none of them is left. */
export async function readParts(
  { documents, account, region }: PartsContext,
  restApiId: string,
  parts: readonly NamedPart[],
): Promise<ExportedApi | undefined> {
  const whole = await documents.get('restApi', restApiId)
  const api = whole && onlyParts(whole, parts)
  return api && { api, body: bodyOf(api, { account, region }), stages: [], usagePlans: [], apiKeys: [], account, region }
}

/** As `readParts`, those that calls have changed: of the API that they speak of. */
export async function readPartsOfCalls(context: PartsContext, calls: readonly KnownCall[]): Promise<ExportedApi | undefined> {
  const restApiId = calls.map(({ input }) => input['restApiId']).find((id) => typeof id === 'string')
  const api = restApiId === undefined ? undefined : await context.documents.get('restApi', restApiId)
  if (!api) return undefined
  return readParts(
    context,
    api.id,
    calls.flatMap((call) => partOfCall(api, call) ?? []),
  )
}
