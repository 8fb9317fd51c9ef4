import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { readFourbox } from '../../client/fourbox.ts'
import { wholeList } from '../../client/query.ts'
import { refresh } from '../../client/refresh.ts'
import { useForm } from '../../components/form/form.ts'
import { flashWarnings } from '../../components/definition/flash-warnings.tsx'
import { FormPage } from '../../components/form/form-page.tsx'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { flash } from '../../shell/flashes.ts'
import { CreateApiFields } from './fields.tsx'
import { checkApi, createApi, fieldOfApi } from './create-api.ts'
import { type ApiDraft, type ApiSource, emptyApi, isApiSource } from './api-draft.ts'
import { help } from './help.tsx'

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
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const example = useQuery(exampleDefinition)
  const form = useForm<ApiDraft>({
    draft: 'create-api',
    initial: { ...emptyApi, ...asked(address, firstApi) },
    check: checkApi,
    fieldOf: fieldOfApi,
    save: async (draft) => {
      const api = await createApi(draft, draft.source === 'example' ? await queryClient.fetchQuery(exampleDefinition) : '')
      await refresh(queryClient, undefined)
      flash({ type: 'success', content: `Created the REST API ${api.name}.` })
      flashWarnings(api.warnings)
      await navigate(`/apis/${api.id}/resources`)
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
  const fallback: ApiSource = firstApi ? 'example' : 'new'
  return {
    source: isApiSource(source) ? source : fallback,
    ...(address.get('endpoint') === 'PRIVATE' ? { endpointType: 'PRIVATE', ipAddressType: 'dualstack' } : {}),
  }
}
