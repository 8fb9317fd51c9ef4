import type { RestApi } from '@aws-sdk/client-api-gateway'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useMatch } from 'react-router'
import { query } from '../client/query.ts'

/** The id of the API that the address speaks of. */
export function useOpenApiId(): string | undefined {
  const restApiId = useMatch('/apis/:restApiId/*')?.params.restApiId
  return restApiId === 'create' ? undefined : restApiId
}

/**
 * The API that the address speaks of, for what stands around every page. One that does not exist is asked for once: the
 * page that says so asks by the same query, and must not begin it anew.
 */
export function useOpenApi(): UseQueryResult<RestApi> {
  const restApiId = useOpenApiId()
  return useQuery({ ...query('GetRestApi', { restApiId }), enabled: restApiId !== undefined, retryOnMount: false })
}
