import type { ExportedApi } from '@fourbox/cloudformation'
import { type NamedPart, onlyParts, type RestApi } from '@fourbox/domain'
import type { Documents } from '@fourbox/store'
import { bodyOf, type Place } from '../fourbox-api/exported-api.ts'
import type { KnownCall } from './call-form.ts'
import { partOfCall } from './part-of-call.ts'

export interface PartsContext extends Place {
  readonly documents: Documents
}

/** Parts of an API as they are now, for the exporters; undefined where none of them is left. */
export async function readParts(context: PartsContext, restApiId: string, parts: readonly NamedPart[]): Promise<ExportedApi | undefined> {
  const api = await context.documents.get('restApi', restApiId)
  return api && exportedParts(context, api, parts)
}

/** As `readParts`, those that calls have changed: of the API that they speak of. */
export async function readPartsOfCalls(context: PartsContext, calls: readonly KnownCall[]): Promise<ExportedApi | undefined> {
  const restApiId = calls.map(({ input }) => input['restApiId']).find((id) => typeof id === 'string')
  const api = restApiId === undefined ? undefined : await context.documents.get('restApi', restApiId)
  return (
    api &&
    exportedParts(
      context,
      api,
      calls.flatMap((call) => partOfCall(api, call) ?? []),
    )
  )
}

function exportedParts({ account, region }: Place, whole: RestApi, parts: readonly NamedPart[]): ExportedApi | undefined {
  const api = onlyParts(whole, parts)
  return api && { api, body: bodyOf(api, { account, region }), stages: [], usagePlans: [], apiKeys: [], account, region }
}
