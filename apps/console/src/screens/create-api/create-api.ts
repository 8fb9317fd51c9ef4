import { call, type Output } from '../../client/aws.ts'
import { renamingField } from '../../client/refused-field.ts'
import { inSequence } from '../../client/sequence.ts'
import { nameFaults } from '../../components/api/name-faults.ts'
import { asTaken, type TakenDefinition } from '../../components/definition/as-taken.ts'
import { definitionFaults } from '../../components/definition/check-definition.ts'
import { readVpcEndpointIds } from '../../components/endpoint/endpoint-draft.ts'
import { fault, type Found, found } from '../../components/form/faults.ts'
import { type ApiDraft, isStack } from './api-draft.ts'
import { stackFaults } from './import-stack.tsx'

/** What can be said of the draft before it is sent. */
export function checkApi(draft: ApiDraft): Found {
  const { source, name, cloneFrom, definition } = draft
  if (source === 'example') return found([])
  if (source === 'import') return found([...definitionFaults(definition), ...(isStack(draft) ? stackFaults(draft) : [])])
  return found([...nameFaults(name), ...fault('cloneFrom', source === 'clone' && cloneFrom === '' ? 'Choose the API to copy.' : undefined)])
}

/** Creates the API in the way that is chosen. */
export async function createApi(draft: ApiDraft, example: string): Promise<CreatedApi> {
  if (draft.source === 'new' || draft.source === 'clone') {
    return call('CreateRestApi', {
      name: draft.name.trim(),
      // AWS refuses an empty description.
      ...(draft.description === '' ? {} : { description: draft.description }),
      ...(draft.source === 'clone' ? { cloneFrom: draft.cloneFrom } : {}),
      endpointConfiguration: { types: [draft.endpointType], ipAddressType: draft.ipAddressType, ...vpcEndpoints(draft) },
    })
  }
  return importApi(draft, draft.source === 'example' ? example : draft.definition).catch(renamingField(undefined, 'body'))
}

interface CreatedApi extends Output<'CreateRestApi'> {
  readonly converted?: TakenDefinition['converted']
}

/** One call; a dual-stack API needs a second one, since an import cannot say the address type. Both or none. */
async function importApi(draft: ApiDraft, definition: string): Promise<CreatedApi> {
  const { vpcEndpointIds } = vpcEndpoints(draft)
  const failOnWarnings = draft.source === 'import' && draft.failOnWarnings
  const { body, converted } = await asTaken(definition, { endpointConfigurationTypes: draft.endpointType }, failOnWarnings)
  const api = await inSequence(async (step) => {
    const made = await step(
      'the import of the API',
      () =>
        call('ImportRestApi', {
          body,
          failOnWarnings,
          parameters: { endpointConfigurationTypes: draft.endpointType, ...(vpcEndpointIds === undefined ? {} : { vpcEndpointIds: vpcEndpointIds.join(',') }) },
        }),
      ({ id }) => call('DeleteRestApi', { restApiId: id }),
    )
    if (draft.ipAddressType === 'dualstack' && draft.endpointType !== 'PRIVATE') {
      await call('UpdateRestApi', {
        restApiId: made.id,
        patchOperations: [{ op: 'replace', path: '/endpointConfiguration/ipAddressType', value: 'dualstack' }],
      })
    }
    return made
  })
  return converted ? { ...api, converted } : api
}

function vpcEndpoints(draft: ApiDraft): { readonly vpcEndpointIds?: string[] } {
  const ids = readVpcEndpointIds(draft)
  return ids.length > 0 ? { vpcEndpointIds: [...ids] } : {}
}
