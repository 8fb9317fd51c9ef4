import { useQuery } from '@tanstack/react-query'
import { query } from '../../client/query.ts'
import { naturally } from '../../components/list/natural-order.ts'
import { byVerb } from '../../components/method/verb-order.ts'

/** A method as a stage serves it. */
export interface DeployedMethod {
  /** `/pets/{petId}/GET` */
  readonly key: string
  readonly path: string
  readonly httpMethod: string
  readonly apiKeyRequired: boolean
}

/** The methods that a stage serves; none until they are known. */
export function useDeployedMethods(restApiId: string, stageName: string): readonly DeployedMethod[] {
  const known = restApiId !== '' && stageName !== ''
  const stage = useQuery({ ...query('GetStage', { restApiId, stageName }), enabled: known })
  const deploymentId = stage.data?.deploymentId
  const deployment = useQuery({ ...query('GetDeployment', { restApiId, deploymentId, embed: ['apisummary'] }), enabled: known && deploymentId !== undefined })
  return Object.entries(deployment.data?.apiSummary ?? {})
    .toSorted(([one], [other]) => naturally(one, other))
    .flatMap(([path, methods]) =>
      Object.keys(methods)
        .toSorted(byVerb)
        .map((httpMethod) => ({ key: `${path}/${httpMethod}`, path, httpMethod, apiKeyRequired: methods[httpMethod]?.apiKeyRequired === true })),
    )
}
