import { type LayerVersion, layerVersionKey, type PolicyStatement } from '@fourbox/domain'
import type { LambdaContext, LambdaHandlers } from '../context.ts'
import { noSuchResource, notFound } from '../errors.ts'
import { withoutStatement, withStatement, writePolicy, writePrincipal } from '../permissions/statements.ts'
import { checkNumber } from './layers.ts'
import { layerArn, layerName } from './layer-name.ts'

export const layerPermissions = {
  async AddLayerVersionPermission({ LayerName, VersionNumber, StatementId, Action, Principal, OrganizationId, RevisionId }, context) {
    const layer = await findUsed(context, LayerName, VersionNumber)
    const statement: PolicyStatement = {
      Sid: StatementId,
      Effect: 'Allow',
      Principal: writePrincipal(Principal),
      Action,
      Resource: layerArn(context, layer.layerName, layer.version),
      ...(OrganizationId !== undefined && { Condition: { StringEquals: { 'aws:PrincipalOrgID': OrganizationId } } }),
    }
    const newRevisionId = context.newUuid()
    await context.documents.update('layerVersion', keyOf(layer), (each) => ({
      ...each,
      policy: withStatement(each.policy, statement, { revisionId: RevisionId, newRevisionId, operation: 'GetLayerPolicy' }),
    }))
    return { Statement: JSON.stringify(statement), RevisionId: newRevisionId }
  },

  async RemoveLayerVersionPermission({ LayerName, VersionNumber, StatementId, RevisionId }, context) {
    const layer = await findUsed(context, LayerName, VersionNumber)
    await context.documents.update('layerVersion', keyOf(layer), ({ policy, ...each }) => {
      const changes = { revisionId: RevisionId, newRevisionId: context.newUuid(), operation: 'GetLayerPolicy' } as const
      const rest = withoutStatement(policy, StatementId, changes)
      return { ...each, ...(rest && { policy: rest }) }
    })
    return {}
  },

  async GetLayerVersionPolicy({ LayerName, VersionNumber }, context) {
    const { policy } = await findUsed(context, LayerName, VersionNumber)
    if (!policy) throw noSuchResource()
    return writePolicy(policy)
  },
} satisfies Partial<LambdaHandlers>

async function findUsed({ documents }: LambdaContext, name: string, version: number): Promise<LayerVersion> {
  checkNumber(version)
  const layer = await documents.get('layerVersion', layerVersionKey(layerName(name), version))
  if (!layer) throw notFound('Layer version ARN does not exist.')
  return layer
}

function keyOf({ layerName: name, version }: LayerVersion): string {
  return layerVersionKey(name, version)
}
