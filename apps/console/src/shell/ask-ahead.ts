import type { QueryClient } from '@tanstack/react-query'
import { matchPath } from 'react-router'
import { query, wholeList } from '../client/query.ts'

/**
 * Asks for what the pages where people come first show, while the page's own code is on its way. The page asks by the same keys once it is there, and finds
 * the answers. @param path below the console's own
 */
export function askAhead(queryClient: QueryClient, path: string): void {
  if (matchPath('/apis', path)) void queryClient.prefetchQuery(wholeList('GetRestApis', {}))
  const restApiId = matchPath('/apis/:restApiId/*', path)?.params.restApiId
  if (restApiId === undefined || restApiId === 'create') return
  void queryClient.prefetchQuery(query('GetRestApi', { restApiId }))
  if (!matchPath('/apis/:restApiId', path) && !matchPath('/apis/:restApiId/resources/*', path)) return
  void queryClient.prefetchQuery(wholeList('GetResources', { restApiId, embed: ['methods'] }))
  void queryClient.prefetchQuery(query('GetStages', { restApiId }))
}
