import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { readFourbox } from '../../client/fourbox.ts'
import { wholeList } from '../../client/query.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { CreateApiFields } from './fields.tsx'
import { checkApi, createApi } from './create-api.ts'
import { type ApiDraft, type ApiSource, emptyApi, isApiSource, isStack } from './api-draft.ts'
import { importStack } from './import-stack.tsx'
import { help } from './help.tsx'
import { atFourbox } from '../../settings.ts'

/** The four ways to an API: a new one, a copy, an OpenAPI definition, the example. */
export default function CreateApiScreen() {
  const apis = useQuery(wholeList('GetRestApis', {}))
  return (
    <LoadedPage title="Create REST API" query={apis}>
      {(existing) => <CreateApiForm firstApi={existing.length === 0} />}
    </LoadedPage>
  )
}

function CreateApiForm({ firstApi }: { readonly firstApi: boolean }) {
  const [address] = useSearchParams()
  const queryClient = useQueryClient()
  const example = useQuery({ ...exampleDefinition, enabled: atFourbox })
  const form = useForm<ApiDraft>({
    draft: 'create-api',
    restApiId: undefined,
    initial: { ...emptyApi, ...asked(address, firstApi) },
    check: checkApi,
    save: async (draft) => {
      if (isStack(draft)) return importStack(draft)
      const api = await createApi(draft, draft.source === 'example' ? await queryClient.fetchQuery(exampleDefinition) : '')
      return { message: `Created the REST API ${api.name}.`, warnings: api.warnings, converted: api.converted, page: `/apis/${api.id}/resources` }
    },
  })
  return (
    <FormPage form={form} title="Create REST API" help={help} submitText="Create API" cancelTo="/apis">
      <CreateApiFields form={form} example={example} />
    </FormPage>
  )
}

const exampleDefinition = {
  queryKey: ['petstore'],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }) => (await readFourbox('petstore.json', signal)).text(),
  staleTime: Infinity,
}

/** What the address asks for; without a word the example for the first API. */
function asked(address: URLSearchParams, firstApi: boolean): Partial<ApiDraft> {
  const source = address.get('type') ?? ''
  const fallback: ApiSource = firstApi && atFourbox ? 'example' : 'new'
  return {
    source: isApiSource(source) ? source : fallback,
    ...(address.get('endpoint') === 'PRIVATE' ? { endpointType: 'PRIVATE', ipAddressType: 'dualstack' } : {}),
  }
}
