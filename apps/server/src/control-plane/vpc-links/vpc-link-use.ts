import { deploymentKey, type RestApi } from '@fourbox/domain'
import type { Context } from '../context.ts'

/** Where a VPC link is in use, as AWS lists it when it refuses to delete it: `GET:abc123:prod`, without a stage for a draft. */
export async function usesOfVpcLink({ documents }: Context, vpcLinkId: string): Promise<readonly string[]> {
  const drafts = (await documents.list('restApi')).items.flatMap((api) => methodsUsing(api, vpcLinkId))
  const deployed: string[] = []
  for (const { restApiId, stageName, deploymentId } of (await documents.list('stage')).items) {
    const deployment = await documents.get('deployment', deploymentKey(restApiId, deploymentId))
    if (deployment) deployed.push(...methodsUsing(deployment.snapshot, vpcLinkId).map((use) => `${use}:${stageName}`))
  }
  return [...drafts, ...deployed]
}

function methodsUsing(api: RestApi, vpcLinkId: string): readonly string[] {
  return Object.values(api.resources).flatMap(({ id, methods }) =>
    Object.entries(methods).flatMap(([httpMethod, { integration }]) =>
      integration && 'connectionId' in integration && integration.connectionId === vpcLinkId ? [`${httpMethod}:${id}`] : [],
    ),
  )
}
