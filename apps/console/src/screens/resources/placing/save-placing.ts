import type { Resource } from '@aws-sdk/client-api-gateway'
import { call } from '../../../client/aws.ts'
import { copyResource } from '../../../client/copy-resource.ts'
import { valuePatch } from '../../../client/patches.ts'
import { grantIntegration } from '../../../components/integration/grant-integration.ts'
import { draftOfIntegration } from '../../../components/integration/integration-draft.ts'
import { atFourbox } from '../../../settings.ts'
import { lostVariables, lostVariablesText, type PlacedAnew, placedAnew, type Placing } from './placing.ts'

interface SavedPlacing {
  /** The resource where it stands now, or the copy. */
  readonly resource: Resource
  /** What was done, for the flash bar. */
  readonly message: string
  /** Methods read what the path no longer has. */
  readonly troubled: boolean
}

const doneTexts = { rename: 'Renamed', move: 'Moved', copy: 'Copied' } as const satisfies Record<Placing['action'], string>

/** Moves or renames a resource, in one UpdateResource: methods and what is below keep their ids. Or copies it. `resources` are all of the API. */
export async function savePlacing(placing: Placing, resources: readonly Resource[]): Promise<SavedPlacing> {
  const placed = placedAnew(resources, placing)
  const resource = await send(placing)
  const lost = lostVariablesText(lostVariables(placed))
  const messages = [
    `${doneTexts[placing.action]} ${placing.resource.path} to ${resource.path}.`,
    ...(placing.action !== 'copy' && atFourbox ? ['Ctrl-Z takes it back.'] : []),
    ...(lost === undefined ? [] : [lost]),
    ...(await grantAgain(placing.restApiId, placed)),
  ]
  return { resource, message: messages.join(' '), troubled: lost !== undefined }
}

function send({ restApiId, action, resource: { id: resourceId = '', parentId, pathPart }, ...wanted }: Placing): Promise<Resource> {
  if (action === 'copy') return copyResource({ restApiId, resourceId, ...wanted })
  const patchOperations = [...valuePatch('/parentId', parentId, wanted.parentId), ...valuePatch('/pathPart', pathPart, wanted.pathPart)]
  return call('UpdateResource', { restApiId, resourceId, patchOperations })
}

/** A function's policy names the path that it is called from: lets API Gateway call those of this machine from the new paths. */
async function grantAgain(restApiId: string, placed: readonly PlacedAnew[]): Promise<readonly string[]> {
  const said = new Set<string>()
  for (const { resource, path } of placed) {
    for (const [httpMethod, { methodIntegration }] of Object.entries(resource.resourceMethods ?? {})) {
      if (methodIntegration) said.add(await grantIntegration(draftOfIntegration(methodIntegration), { restApiId, httpMethod, path }))
    }
  }
  return [...said].filter((text) => text !== '')
}
