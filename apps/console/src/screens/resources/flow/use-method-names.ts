import type { Method } from '@aws-sdk/client-api-gateway'
import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../../client/query.ts'
import { functionFacts } from '../../../components/function/function-facts.ts'
import { missingFunction } from '../../../components/function/local-function.ts'
import { isLambdaUri, lambdaFunctionOf } from '../../../components/integration/integration-type.ts'
import type { MethodNames } from '../box-facts.ts'

/** The names behind the ids that the method holds; asked for only where it holds one. */
export function useMethodNames(restApiId: string, { authorizerId, requestValidatorId, methodIntegration }: Method): MethodNames {
  const uri = methodIntegration?.uri ?? ''
  const callsLambda = isLambdaUri(uri)
  const functions = useQuery({ ...functionFacts, enabled: callsLambda }).data
  const authorizers = useQuery({ ...wholeList('GetAuthorizers', { restApiId }), enabled: authorizerId !== undefined })
  const validators = useQuery({ ...wholeList('GetRequestValidators', { restApiId }), enabled: requestValidatorId !== undefined })
  return {
    authorizer: authorizerId && (authorizers.data?.find(({ id }) => id === authorizerId)?.name ?? authorizerId),
    missingFunction: callsLambda ? missingFunction(functions, lambdaFunctionOf(uri), uri.split(':')[3] ?? '') : undefined,
    validator: requestValidatorId && (validators.data?.find(({ id }) => id === requestValidatorId)?.name ?? requestValidatorId),
  }
}
