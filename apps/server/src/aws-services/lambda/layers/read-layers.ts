import { type LayerUse, layerVersionKey, parseLayerArn } from '@fourbox/domain'
import { ServiceError } from '@fourbox/wire'
import type { LambdaContext } from '../context.ts'
import { invalidValue } from '../errors.ts'

const mostLayers = 5

/** The layers that a function names, with their archives. @throws ServiceError in AWS's words */
export async function readLayers({ documents, region, account }: LambdaContext, arns: readonly string[]): Promise<readonly LayerUse[]> {
  if (arns.length > mostLayers) throw invalidValue(`Cannot reference more than ${mostLayers} layers.`, 'Layers')
  const seen = new Map<string, string>()
  const layers: LayerUse[] = []
  for (const arn of arns) {
    const parsed = parseLayerArn(arn)
    if (parsed && parsed.region !== region) {
      throw invalidValue(`Layers are not in the same region as the function. Layers are expected to be in region ${region}.`, 'Layers')
    }
    if (parsed && parsed.account !== account) throw ofAnotherAccount(account, arn)
    const { name = '', version = Number.NaN } = parsed ?? {}
    const other = seen.get(name)
    if (other !== undefined) {
      throw invalidValue(
        `Two different versions of the same layer are not allowed to be referenced in the same function. ${other} and ${arn} are versions of the same layer.`,
        'Layers',
      )
    }
    seen.set(name, arn)
    const found = await documents.get('layerVersion', layerVersionKey(name, version))
    if (!found) throw invalidValue('Layer version ARN does not exist.', 'Layers')
    layers.push({ arn, archive: found.archive })
  }
  return layers
}

function ofAnotherAccount(account: string, arn: string): ServiceError {
  const action = 'lambda:GetLayerVersion'
  const reason = `because no resource-based policy allows the ${action} action`
  return new ServiceError('AccessDeniedException', `User: arn:aws:iam::${account}:root is not authorized to perform: ${action} on resource: ${arn} ${reason}`)
}
