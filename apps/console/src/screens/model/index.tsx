import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { query, wholeList } from '../../client/query.ts'
import { Copyable } from '../../components/reading/copyable.tsx'
import { DeleteModel } from '../../components/deleting/delete-model.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { CodeText } from '../../components/reading/code-text.tsx'
import { sampleText } from '../../components/model/sample-text.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { Screen } from '../../shell/screen.tsx'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

/** One model: its schema, and what a body that fits it looks like. */
export default function ModelScreen() {
  const { restApiId = '', modelName = '' } = useParams()
  const navigate = useNavigate()
  const model = useQuery(query('GetModel', { restApiId, modelName }))
  const models = useQuery(wholeList('GetModels', { restApiId }))
  const [deleting, setDeleting] = useState(false)
  const schemas = new Map((models.data ?? []).map(({ name = '', schema = '' }) => [name, schema]))
  return (
    <Screen
      title={modelName}
      actions={
        <>
          <WriteButton disabled={!model.data} onClick={() => setDeleting(true)}>
            Delete
          </WriteButton>
          <WriteButton href={href('/apis/:restApiId/models/:modelName/edit', { restApiId, modelName })}>Edit</WriteButton>
        </>
      }
    >
      <Loaded query={model}>
        {({ id = '', contentType, description, schema = '' }) => (
          <SpaceBetween size="l">
            <Container header={<Header variant="h2">Model details</Header>}>
              <KeyValuePairs
                columns={3}
                items={[
                  { label: 'ID', value: <Copyable text={id} what="model ID" /> },
                  { label: 'Content type', value: contentType ?? '' },
                  { label: 'Description', value: description ?? '–' },
                ]}
              />
            </Container>
            <Container header={<Header variant="h2">Model schema</Header>}>
              <CodeText label="Model schema" language="json" text={schema} />
            </Container>
            <Sample schema={schema} schemas={schemas} />
          </SpaceBetween>
        )}
      </Loaded>
      {deleting && (
        <DeleteModel restApiId={restApiId} modelName={modelName} onDismiss={() => setDeleting(false)} onDeleted={() => navigate(`/apis/${restApiId}/models`)} />
      )}
    </Screen>
  )
}

/** A body to start a test from; nothing where the schema is no JSON, as XML models are. */
function Sample({ schema, schemas }: { readonly schema: string; readonly schemas: ReadonlyMap<string, string> }) {
  const text = sampleText(schema, schemas)
  if (text === undefined) return null
  return (
    <Container
      header={
        <Header variant="h2" description="Made from the schema: a start for a test.">
          Sample body
        </Header>
      }
    >
      <CodeText label="Sample body" language="json" text={text} />
    </Container>
  )
}
