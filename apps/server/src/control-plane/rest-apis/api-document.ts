import type { RestApi, RestApiId } from '@fourbox/domain'
import { NoSuchEntity } from '@fourbox/store'
import type { ServiceError } from '@fourbox/wire'
import type { Context } from '../context.ts'
import { notFound } from '../protocol/errors.ts'

/** What most operations say of an API that is not there; the few that say otherwise bring their own error. */
function unknownApi({ account }: Pick<Context, 'account'>, restApiId: RestApiId): ServiceError {
  return notFound(`Invalid API identifier specified ${account}:${restApiId}`)
}

/** @throws `missing` when there is no such API. */
export async function readApi(context: Context, restApiId: RestApiId, missing = unknownApi(context, restApiId)): Promise<RestApi> {
  const api = await context.documents.get('restApi', restApiId)
  if (!api) throw missing
  return api
}

/**
 * Writes a pure change of an API, atomically, and answers the API as it is then. What `change` throws leaves it as it was.
 * @throws `missing` when there is no such API.
 */
export async function changeApi(
  context: Pick<Context, 'account' | 'documents'>,
  restApiId: RestApiId,
  change: (api: RestApi) => RestApi,
  missing = unknownApi(context, restApiId),
): Promise<RestApi> {
  try {
    return await context.documents.update('restApi', restApiId, change)
  } catch (error) {
    if (error instanceof NoSuchEntity) throw missing
    throw error
  }
}
