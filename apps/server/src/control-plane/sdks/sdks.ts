import { addressByPath, deploymentKey } from '@fourbox/domain'
import { javascriptSdk } from './javascript-sdk.ts'
import { type SdkType, sdkTypes } from './sdk-types.ts'
import { zip } from './zip.ts'
import type { Handlers } from '../context.ts'
import { badRequest, notFound } from '../protocol/errors.ts'
import { pageOf } from '../protocol/page.ts'
import { readDocument } from '../documents/account-document.ts'
import { storedStage } from '../stages/stages.ts'

export const sdks = {
  async GetSdkTypes(page) {
    return pageOf(sdkTypes, ({ id }) => id, page)
  },

  async GetSdkType({ id }) {
    return findType(id)
  },

  async GetSdk({ restApiId, stageName, sdkType }, context) {
    const { deploymentId } = await storedStage(context, restApiId, stageName)
    const key = deploymentKey(restApiId, deploymentId)
    const { snapshot } = await readDocument(context, 'deployment', key, notFound('Invalid Deployment identifier specified'))
    const type = findType(sdkType)
    // Before its parameters are judged: who gave them all would be refused all the same.
    if (type.id !== 'javascript') {
      throw badRequest(
        `Fourbox generates SDKs for javascript only. For ${type.id}, export the stage with GetExport and give the definition to a generator of clients.`,
      )
    }
    const endpoint = `${addressByPath(context.executeOrigin, restApiId)}/${stageName}`
    return {
      body: await zip(javascriptSdk(snapshot, endpoint)),
      contentType: 'application/octet-stream',
      contentDisposition: `attachment; filename="${type.id}_${new Date(context.now() * 1000).toISOString().replaceAll(/[:.]/g, '-')}.zip"`,
    }
  },
} satisfies Partial<Handlers>

function findType(id: string): SdkType {
  const type = sdkTypes.find((each) => each.id === id)
  if (!type) throw notFound('Invalid SDK type specified')
  return type
}
