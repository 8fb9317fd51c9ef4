import { call, type Output } from '../../client/aws.ts'
import { inSequence } from '../../client/sequence.ts'
import { checkDefinition } from '../../components/definition/check-definition.ts'
import { readVpcEndpointIds } from '../../components/endpoint/endpoint-draft.ts'
import type { Faults } from '../../components/form/form.ts'
import type { ApiDraft } from './api-draft.ts'

const longestName = 1024

/** What can be said of the draft before it is sent. */
export function checkApi({ source, name, cloneFrom, definition }: ApiDraft): Faults {
  if (source === 'example') return {}
  if (source === 'import') return checkDefinition(definition)
  return {
    ...(name.trim() === '' ? { name: 'Enter a name.' } : {}),
    ...(name.length > longestName ? { name: `A name has at most ${longestName} characters.` } : {}),
    ...(source === 'clone' && cloneFrom === '' ? { cloneFrom: 'Choose the API to copy.' } : {}),
  }
}

/** The field that a refusal of the server speaks of. */
export function fieldOfApi(refusal: string): string | undefined {
  if (/openapi|swagger|import/i.test(refusal)) return 'definition'
  if (/ipAddressType/.test(refusal)) return 'ipAddressType'
  if (/vpc/i.test(refusal)) return 'vpcEndpointIds'
  return /\bname\b/i.test(refusal) ? 'name' : undefined
}

/** Creates the API in the way that is chosen. */
export async function createApi(draft: ApiDraft, example: string): Promise<Output<'CreateRestApi'>> {
  if (draft.source === 'new' || draft.source === 'clone') {
    return call('CreateRestApi', {
      name: draft.name.trim(),
      // AWS refuses an empty description.
      ...(draft.description === '' ? {} : { description: draft.description }),
      ...(draft.source === 'clone' ? { cloneFrom: draft.cloneFrom } : {}),
      endpointConfiguration: { types: [draft.endpointType], ipAddressType: draft.ipAddressType, ...vpcEndpoints(draft) },
    })
  }
  return importApi(draft, draft.source === 'example' ? example : draft.definition)
}

/** One call; a dual-stack API needs a second one, since an import cannot say the address type. Both or none. */
function importApi(draft: ApiDraft, definition: string): Promise<Output<'ImportRestApi'>> {
  const { vpcEndpointIds } = vpcEndpoints(draft)
  return inSequence(async (step) => {
    const api = await step(
      'the import of the API',
      () =>
        call('ImportRestApi', {
          body: new TextEncoder().encode(definition),
          failOnWarnings: draft.source === 'import' && draft.failOnWarnings,
          parameters: { endpointConfigurationTypes: draft.endpointType, ...(vpcEndpointIds === undefined ? {} : { vpcEndpointIds: vpcEndpointIds.join(',') }) },
        }),
      ({ id }) => call('DeleteRestApi', { restApiId: id }),
    )
    if (draft.ipAddressType === 'dualstack' && draft.endpointType !== 'PRIVATE') {
      await call('UpdateRestApi', { restApiId: api.id, patchOperations: [{ op: 'replace', path: '/endpointConfiguration/ipAddressType', value: 'dualstack' }] })
    }
    return api
  })
}

function vpcEndpoints(draft: ApiDraft): { readonly vpcEndpointIds?: string[] } {
  const ids = readVpcEndpointIds(draft)
  return ids.length > 0 ? { vpcEndpointIds: [...ids] } : {}
}
