import { useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { ImportPage } from '../../components/definition/import-page.tsx'

/** The documentation parts of a definition, and nothing else of it. */
export default function ImportDocumentationScreen() {
  const { restApiId = '' } = useParams()
  const page = `/apis/${restApiId}/documentation`
  return (
    <ImportPage
      title="Import documentation"
      restApiId={restApiId}
      meaning={{
        merge: 'Parts of the definition are added; where one stands already, it is replaced.',
        overwrite: 'All parts that are there are deleted first.',
      }}
      cancelTo={page}
      importDefinition={async (input) => {
        const { ids = [], warnings } = await call('ImportDocumentationParts', input)
        return { message: `Imported ${ids.length} documentation ${ids.length === 1 ? 'part' : 'parts'}.`, warnings, page }
      }}
    />
  )
}
