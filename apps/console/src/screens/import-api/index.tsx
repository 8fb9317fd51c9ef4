import { useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { ImportPage } from '../../components/definition/import-page.tsx'
import { help } from './help.tsx'

/** A definition read into an API that is there. */
export default function ImportApiScreen() {
  const { restApiId = '' } = useParams()
  const page = `/apis/${restApiId}/resources`
  return (
    <ImportPage
      title="Import API"
      help={help}
      restApiId={restApiId}
      meaning={{
        merge: 'What the definition names is replaced; the rest of the API stays.',
        overwrite: 'The API becomes what the definition says; the rest is deleted.',
      }}
      cancelTo={page}
      takesNewer
      importDefinition={async (input) => {
        const { name, warnings } = await call('PutRestApi', input)
        return { message: `Imported the definition into ${name}.`, warnings, page }
      }}
    />
  )
}
