import { callsBackEnd, type Integration, type IntegrationSettings, type Method, readIntegration, withIntegration, withoutIntegration } from '@fourbox/domain'
import type { Context, Handlers } from '../context.ts'
import { accepted } from '../protocol/errors.ts'
import { applyPatches, listOperations, type PatchTable } from '../protocol/patch.ts'
import { entry, item, text } from '../protocol/patch-rows.ts'
import { vpcLinkIds } from '../vpc-links/vpc-link-ids.ts'
import { changeMethod, integrationOf, methodAt } from '../methods/method-address.ts'
import { writeIntegration } from '../methods/write-method.ts'

export const integrations = {
  /** Replaces the whole integration: its responses are gone, as they are at AWS. */
  async PutIntegration({ restApiId, resourceId, httpMethod, integrationHttpMethod, ...settings }, context) {
    const sent: IntegrationSettings = { ...settings, ...(integrationHttpMethod !== undefined && { httpMethod: integrationHttpMethod }) }
    const read = await integrationReader(context, resourceId)
    const put = (method: Method): Method => withIntegration(method, read(sent, method))
    return writeIntegration(integrationOf(await changeMethod(context, { restApiId, resourceId, httpMethod }, put)))
  },

  async GetIntegration(address, context) {
    return writeIntegration(integrationOf(await methodAt(context, address)))
  },

  async UpdateIntegration({ patchOperations, ...address }, context) {
    const read = await integrationReader(context, address.resourceId)
    const update = (method: Method): Method => {
      const { integrationResponses, ...current } = integrationOf(method)
      const settings = applyPatches(integrationPatches(current), listOperations, current, patchOperations)
      return withIntegration(method, { ...read(settings, method), integrationResponses })
    }
    return writeIntegration(integrationOf(await changeMethod(context, address, update)))
  },

  async DeleteIntegration(address, context) {
    await changeMethod(context, address, (method) => {
      integrationOf(method)
      return withoutIntegration(method)
    })
    return {}
  },
} satisfies Partial<Handlers>

/** Reads integrations of a resource. The reading throws a BadRequestException in AWS's words for one that cannot be. */
async function integrationReader(context: Context, resourceId: string): Promise<(settings: IntegrationSettings, method: Method) => Integration> {
  const { limits } = context
  const links = await vpcLinkIds(context)
  const isVpcLink = (id: string) => links.has(id)
  return (settings, { requestParameters }) => accepted(readIntegration(settings, { limits, resourceId, requestParameters, isVpcLink }))
}

type Patches = PatchTable<IntegrationSettings>

export function integrationPatches({ type }: Pick<Integration, 'type'>): Patches {
  return callsBackEnd(type) ? { ...patches, '/httpMethod': text('httpMethod'), '/uri': text('uri') } : patches
}

const patches: Patches = {
  '/cacheKeyParameters': item('cacheKeyParameters'),
  '/cacheKeyParameters/{name}': {
    add: (settings, { keys: [name = ''] }) => ({ ...settings, cacheKeyParameters: [...otherCacheKeys(settings, name), name] }),
    replace: (settings, { keys: [name = ''], value }) => ({ ...settings, cacheKeyParameters: [...otherCacheKeys(settings, name), value || name] }),
    remove: (settings, { keys: [name = ''] }) => ({ ...settings, cacheKeyParameters: otherCacheKeys(settings, name) }),
  },
  '/requestParameters/{name}': entry('requestParameters', { read: (value = '') => value, missing: 'Invalid parameter name specified' }),
  '/requestTemplates/{type}': entry('requestTemplates', { read: (value = ''): string | null => value, missing: 'Content-Type specified was not found' }),
  '/cacheNamespace': text('cacheNamespace'),
  '/connectionId': text('connectionId'),
  '/connectionType': text('connectionType'),
  '/contentHandling': text('contentHandling'),
  '/credentials': text('credentials'),
  '/integrationTarget': text('integrationTarget'),
  '/passthroughBehavior': text('passthroughBehavior'),
  '/responseTransferMode': text('responseTransferMode'),
  '/timeoutInMillis': { replace: (settings, { value }) => ({ ...settings, timeoutInMillis: Number(value) }) },
  '/tlsConfig/insecureSkipVerification': {
    replace: (settings, { value }) => ({ ...settings, tlsConfig: { insecureSkipVerification: value?.toLowerCase() === 'true' } }),
  },
}

function otherCacheKeys({ cacheKeyParameters = [] }: IntegrationSettings, name: string): readonly string[] {
  return cacheKeyParameters.filter((each) => each !== name)
}
