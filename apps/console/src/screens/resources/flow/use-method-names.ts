import type { Method } from '@aws-sdk/client-api-gateway'
import { parseInvocationUri } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../../client/query.ts'
import { functionFacts } from '../../../components/function/function-facts.ts'
import { missingFunction } from '../../../components/function/local-function.ts'
import type { MethodNames } from '../box-facts.ts'

/** The names behind the ids that the method holds; asked for only where it holds one. */
export function useMethodNames(restApiId: string, { authorizerId, requestValidatorId, methodIntegration }: Method): MethodNames {
  const invocation = parseInvocationUri(methodIntegration?.uri ?? '')
  const functions = useQuery({ ...functionFacts, enabled: invocation !== undefined }).data
  const authorizers = useQuery({ ...wholeList('GetAuthorizers', { restApiId }), enabled: authorizerId !== undefined })
  const validators = useQuery({ ...wholeList('GetRequestValidators', { restApiId }), enabled: requestValidatorId !== undefined })
  return {
    authorizer: authorizerId && (authorizers.data?.find(({ id }) => id === authorizerId)?.name ?? authorizerId),
    missingFunction: invocation && missingFunction(functions, invocation.functionArn, invocation.region),
    validator: requestValidatorId && (validators.data?.find(({ id }) => id === requestValidatorId)?.name ?? requestValidatorId),
  }
}
