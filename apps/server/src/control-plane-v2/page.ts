import { badRequest } from '../control-plane/protocol/errors.ts'
import { type PageOf, pageOf } from '../control-plane/protocol/page.ts'

interface PageRequest {
  readonly MaxResults?: string | number
  readonly NextToken?: string
}

/** One page of a list, as the second generation asks for one. @throws BadRequestException for a wrong size or token. */
export function pageOfResults<T>(items: readonly T[], id: (item: T) => string, { MaxResults, NextToken }: PageRequest): PageOf<T> {
  const limit = MaxResults === undefined ? undefined : Number(MaxResults)
  if (limit !== undefined && (!Number.isInteger(limit) || limit < 1)) throw badRequest('Invalid maxResults specified', 'maxResults')
  return pageOf(items, id, { ...(limit !== undefined && { limit }), ...(NextToken !== undefined && { position: NextToken }) })
}
