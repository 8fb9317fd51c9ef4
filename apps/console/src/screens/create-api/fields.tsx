import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tiles from '@cloudscape-design/components/tiles'
import type { UseQueryResult } from '@tanstack/react-query'
import { DefinitionField } from '../../components/definition/definition-field.tsx'
import { WarningsField } from '../../components/definition/warnings-field.tsx'
import { CodeEditor } from '../../components/editor/code-editor.tsx'
import type { Form } from '../../components/form/form.ts'
import { Loaded } from '../../components/faces/loaded.tsx'
import { type ApiDraft, isApiSource, isStack } from './api-draft.ts'
import { EndpointFields } from '../../components/endpoint/endpoint-fields.tsx'
import { Field } from '../../components/form/field.tsx'
import { NameFields } from './name-fields.tsx'
import { StackFields } from './stack-fields.tsx'
import { atFourbox } from '../../settings.ts'

const sources = [
  { value: 'new', label: 'New API', description: 'Create a new REST API.' },
  { value: 'clone', label: 'Clone existing API', description: 'Create a copy of an API that you have.' },
  {
    value: 'import',
    label: 'Import API',
    description: atFourbox ? 'Import an API from an OpenAPI definition, or a CloudFormation or SAM template.' : 'Import an API from an OpenAPI definition.',
  },
  ...(atFourbox ? [{ value: 'example', label: 'Example API', description: 'Learn with the PetStore, an example API.' }] : []),
]

export function CreateApiFields({ form, example }: { readonly form: Form<ApiDraft>; readonly example: UseQueryResult<string> }) {
  const { source } = form.value
  return (
    <Container header={<Header variant="h2">API details</Header>}>
      <SpaceBetween size="l">
        <Tiles
          ariaLabel="How to create the API"
          value={source}
          columns={2}
          items={sources}
          onChange={({ detail }) => {
            if (isApiSource(detail.value)) form.set({ source: detail.value })
          }}
        />
        {(source === 'new' || source === 'clone') && <NameFields form={form} />}
        {source === 'import' && <DefinitionField form={form} takesNewer={atFourbox} takesTemplates={atFourbox} />}
        {source === 'import' && (isStack(form.value) ? <StackFields form={form} /> : <WarningsField form={form} />)}
        {source === 'example' && (
          <Field form={form} name="body" label="Example definition" description="What will be imported; it cannot be changed here." stretch>
            <Loaded query={example}>{(text) => <CodeEditor label="Definition of the example API" language="json" value={text} lines={20} />}</Loaded>
          </Field>
        )}
        {!isStack(form.value) && <EndpointFields form={form} />}
      </SpaceBetween>
    </Container>
  )
}
