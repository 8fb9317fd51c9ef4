import type { Resource } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { wholeList } from '../../client/query.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { checkResource, createResource, type ResourceDraft } from './create-resource.ts'
import { Field } from '../../components/form/field.tsx'
import { help } from './help.tsx'

export default function CreateResourceScreen() {
  const { restApiId = '' } = useParams()
  const resources = useQuery(wholeList('GetResources', { restApiId, embed: ['methods'] }))
  return (
    <LoadedPage title="Create resource" query={resources}>
      {(all) => <CreateResourceForm restApiId={restApiId} resources={all} />}
    </LoadedPage>
  )
}

function CreateResourceForm({ restApiId, resources }: { readonly restApiId: string; readonly resources: readonly Resource[] }) {
  const [address] = useSearchParams()
  const asked = resources.find(({ id }) => id === address.get('parent')) ?? resources.find(({ path }) => path === '/')
  const form = useForm<ResourceDraft>({
    draft: `create-resource ${restApiId} ${asked?.id}`,
    restApiId,
    initial: { parentId: asked?.id ?? '', name: '', proxy: false, cors: false },
    check: checkResource,
    save: async (draft) => {
      const { id, path } = await createResource(restApiId, draft)
      // A proxy resource is of use with its ANY method only, as the console's older page set it up at once.
      const next = draft.proxy ? '/create-method?verb=ANY&proxy=on' : ''
      return { message: `Created the resource ${path}.`, page: `/apis/${restApiId}/resources/${id}${next}` }
    },
  })
  const { parentId, name, proxy, cors } = form.value
  const options = resources.map(({ id = '', path = '' }) => ({ value: id, label: path })).toSorted((a, b) => (a.label < b.label ? -1 : 1))
  return (
    <FormPage form={form} title="Create resource" help={help} submitText="Create resource" cancelTo={`/apis/${restApiId}/resources/${parentId}`}>
      <Container>
        <SpaceBetween size="l">
          <Toggle
            checked={proxy}
            description="A proxy resource takes every path below its parent that no other resource takes."
            onChange={({ detail }) => form.set({ proxy: detail.checked, name: detail.checked ? '{proxy+}' : '' })}
          >
            Proxy resource
          </Toggle>
          <Field form={form} name="parentId" label="Resource path">
            <Select
              filteringType="auto"
              virtualScroll={options.length > 100}
              options={options}
              selectedOption={options.find(({ value }) => value === parentId) ?? null}
              onChange={({ detail }) => form.set({ parentId: detail.selectedOption.value ?? '' })}
            />
          </Field>
          <Field form={form} name="pathPart" label="Resource name" description="A path part, or a variable in braces: {petId}, {proxy+}.">
            <Input value={name} placeholder="my-resource" onChange={({ detail }) => form.set({ name: detail.value })} />
          </Field>
          <Toggle
            checked={cors}
            description="Creates an OPTIONS method that allows all origins, all methods and the usual headers."
            onChange={({ detail }) => form.set({ cors: detail.checked })}
          >
            CORS (Cross Origin Resource Sharing)
          </Toggle>
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}
