import type { EndpointConfiguration, EndpointType, Limits } from '@fourbox/domain'
import type { Context } from '../context.ts'
import { limitReached } from '../protocol/errors.ts'

const limitOf = { REGIONAL: 'regionalApis', EDGE: 'edgeApis', PRIVATE: 'privateApis' } as const satisfies Record<EndpointType, keyof Limits>

/** @throws LimitExceededException when the account has as many APIs of that endpoint type as it may. */
export async function checkApiLimit({ documents, limits }: Pick<Context, 'documents' | 'limits'>, { types }: EndpointConfiguration): Promise<void> {
  const [type = 'EDGE'] = types
  const limit = limits[limitOf[type]]
  const { items } = await documents.list('restApi')
  if (items.length >= limit && items.filter(({ endpointConfiguration }) => endpointConfiguration.types.includes(type)).length >= limit)
    throw limitReached(`${type} APIs`)
}
