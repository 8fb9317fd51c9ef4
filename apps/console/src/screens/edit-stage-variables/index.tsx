import type { Stage } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { query } from '../../client/query.ts'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { found } from '../../components/form/faults.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { namedRows } from '../../components/form/named-rows.ts'
import { VariableFields } from '../../components/stage/variable-fields.tsx'
import { checkVariables, variablePatches, type VariableRow, variableRows } from '../../components/stage/variable-rows.ts'

export default function EditStageVariablesScreen() {
  const { restApiId = '', stageName = '' } = useParams()
  const stage = useQuery(query('GetStage', { restApiId, stageName }))
  return (
    <LoadedPage title="Edit stage variables" query={stage}>
      {(loaded) => <EditVariables restApiId={restApiId} stage={loaded} />}
    </LoadedPage>
  )
}

function EditVariables({ restApiId, stage: { stageName = '', variables } }: { readonly restApiId: string; readonly stage: Stage }) {
  const page = `/apis/${restApiId}/stages/${stageName}?tab=variables`
  const form = useForm<{ readonly variables: readonly VariableRow[] }>({
    draft: `stage-variables ${restApiId} ${stageName}`,
    restApiId,
    initial: { variables: variableRows(variables) },
    check: (draft) => found(namedRows('variables', draft.variables, 'variable'), checkVariables('variables', draft.variables)),
    save: async (draft) => {
      const patchOperations = variablePatches('/variables', variables, draft.variables)
      if (patchOperations.length > 0) await call('UpdateStage', { restApiId, stageName, patchOperations })
      return { message: `Saved the stage variables of ${stageName}. They act at once.`, page }
    },
  })
  return (
    <FormPage
      form={form}
      title="Edit stage variables"
      name={`Variables of stage ${stageName}`}
      description={'Read by integrations as ${stageVariables.name}, by templates as $stageVariables.name.'}
      submitText="Save"
      cancelTo={page}
    >
      <Container>
        <VariableFields form={form} name="variables" title="Stage variables" rows={form.value.variables} onChange={(rows) => form.set({ variables: rows })} />
      </Container>
    </FormPage>
  )
}
