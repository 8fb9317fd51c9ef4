import { useQuery } from '@tanstack/react-query'
import { callLambda } from '../../client/lambda.ts'
import { ActionDialog } from '../deleting/action-dialog.tsx'
import { functionFacts } from './function-facts.ts'

interface DeleteFunctionProperties {
  readonly name: string
  readonly onDeleted: () => unknown
  readonly onDismiss: () => void
}

/** Asks, and says what goes with the function and who calls it still. */
export function DeleteFunction({ name, onDeleted, onDismiss }: DeleteFunctionProperties) {
  const uses = useQuery(functionFacts).data?.get(name)?.uses ?? []
  return (
    <ActionDialog
      title="Delete function"
      confirmText="Delete"
      typedWord="confirm"
      action={{ mutationFn: () => callLambda('DeleteFunction', { FunctionName: name }) }}
      input={undefined}
      done={`Deleted the function ${name}.`}
      onDone={onDeleted}
      onDismiss={onDismiss}
    >
      Delete <b>{name}</b> with its versions, aliases, test events, permissions and its URL? Its logs stay. This cannot be undone.
      {uses.length > 0 && (
        <>
          {' '}
          It is still called by {placesText(uses.length)} of {[...new Set(uses.map(({ apiName }) => apiName))].join(', ')}, which will answer 500.
        </>
      )}
    </ActionDialog>
  )
}

function placesText(count: number): string {
  return count === 1 ? 'one place' : `${count} places`
}
