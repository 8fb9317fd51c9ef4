import { type Integration, type Method, withIntegration, withoutIntegration } from '@fourbox/domain'
import type { Handlers } from '../context.ts'
import { badRequest } from '../protocol/errors.ts'
import { applyPatches, listOperations, type PatchTable } from '../protocol/patch.ts'
import { entry, item, text, without } from '../protocol/patch-rows.ts'
import { type IntegrationSettings, readIntegration, readTemplate } from './integration-settings.ts'
import { changeMethod, integrationOf, readMethod } from '../methods/method-address.ts'
import { writeIntegration } from '../methods/write-method.ts'

export const integrations = {
  /** Replaces the whole integration: its responses are gone, as they are at AWS. */
  async PutIntegration({ restApiId, resourceId, httpMethod, integrationHttpMethod, ...settings }, context) {
    const sent: IntegrationSettings = { ...settings, ...(integrationHttpMethod !== undefined && { httpMethod: integrationHttpMethod }) }
    const put = (method: Method): Method => withIntegration(method, readIntegration(sent, resourceId, method, context.limits))
    return writeIntegration(integrationOf(await changeMethod(context, { restApiId, resourceId, httpMethod }, put)))
  },

  async GetIntegration(address, context) {
    return writeIntegration(integrationOf(await readMethod(context, address)))
  },

  async UpdateIntegration({ patchOperations, ...address }, context) {
    const update = (method: Method): Method => {
      const { integrationResponses, ...current } = integrationOf(method)
      const settings = applyPatches(patchesOf(current), listOperations, current, patchOperations)
      return withIntegration(method, { ...readIntegration(settings, address.resourceId, method, context.limits), integrationResponses })
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

type Patches = PatchTable<IntegrationSettings>

function patchesOf({ type }: Pick<Integration, 'type'>): Patches {
  return type === 'MOCK' ? patches : { ...patches, '/httpMethod': text('httpMethod'), '/uri': text('uri') }
}

const patches: Patches = {
  '/cacheKeyParameters': item('cacheKeyParameters'),
  '/cacheKeyParameters/{name}': {
    add: (settings, { keys: [name = ''] }) => ({ ...settings, cacheKeyParameters: [...otherCacheKeys(settings, name), name] }),
    replace: (settings, { keys: [name = ''], value }) => ({ ...settings, cacheKeyParameters: [...otherCacheKeys(settings, name), value || name] }),
    remove: (settings, { keys: [name = ''] }) => ({ ...settings, cacheKeyParameters: otherCacheKeys(settings, name) }),
  },
  '/requestParameters/{name}': entry('requestParameters', { read: (value = '') => value, missing: 'Invalid parameter name specified' }),
  '/requestTemplates/{type}': entry('requestTemplates', { read: readTemplate, missing: 'Content-Type specified was not found' }),
  '/cacheNamespace': text('cacheNamespace'),
  '/connectionId': text('connectionId'),
  '/connectionType': { replace: (settings, { value }) => ({ ...settings, connectionType: readOne(['INTERNET', 'VPC_LINK'], value, 'ConnectionType') }) },
  '/contentHandling': {
    replace: (settings, { value }) =>
      value
        ? { ...settings, contentHandling: readOne(['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'], value, 'ContentHandlingStrategy') }
        : without(settings, 'contentHandling'),
  },
  '/credentials': text('credentials'),
  '/integrationTarget': text('integrationTarget'),
  '/passthroughBehavior': text('passthroughBehavior'),
  '/responseTransferMode': {
    replace: (settings, { value }) => ({ ...settings, responseTransferMode: readOne(['BUFFERED', 'STREAM'], value, 'ResponseTransferMode') }),
  },
  '/timeoutInMillis': { replace: (settings, { value }) => ({ ...settings, timeoutInMillis: Number(value) }) },
  '/tlsConfig/insecureSkipVerification': {
    replace: (settings, { value }) => ({ ...settings, tlsConfig: { insecureSkipVerification: value?.toLowerCase() === 'true' } }),
  },
}

function otherCacheKeys({ cacheKeyParameters = [] }: IntegrationSettings, name: string): readonly string[] {
  return cacheKeyParameters.filter((each) => each !== name)
}

export function readOne<T extends string>(values: readonly T[], text: string | undefined, name: string): T {
  const value = values.find((each) => each === text)
  if (value === undefined) throw badRequest(`Enumeration value for ${name} must be one of ${values.join(',')}`)
  return value
}
