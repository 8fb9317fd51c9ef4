import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callLambda, lambdaQuery } from '../../../client/lambda.ts'
import { ActionDialog } from '../../../components/deleting/action-dialog.tsx'
import { Empty } from '../../../components/faces/empty.tsx'
import { conditionText, functionPolicy, principalText, type Statement } from '../../../components/function/policy.ts'
import { WriteButton } from '../../../components/writing/write-button.tsx'
import { AddPermission } from './add-permission.tsx'

const itself = { value: '', label: 'The function itself' }

/** The function's policy, statement by statement, and that of each alias: they have their own. */
export function Permissions({ name }: { readonly name: string }) {
  const [qualifier, setQualifier] = useState('')
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<Statement>()
  const aliases = useQuery(lambdaQuery('ListAliases', { FunctionName: name })).data?.Aliases ?? []
  const statements = useQuery(functionPolicy(name, qualifier === '' ? undefined : qualifier))
  const options = [itself, ...aliases.map(({ Name = '' }) => ({ value: Name, label: `Alias ${Name}` }))]
  const add = <WriteButton onClick={() => setAdding(true)}>Add permission</WriteButton>
  return (
    <>
      <Table
        ariaLabels={{ tableLabel: 'Permissions' }}
        wrapLines
        loading={statements.isPending}
        loadingText="Loading"
        header={
          <Header
            variant="h2"
            counter={`(${statements.data?.length ?? 0})`}
            description="Who may call the function. An API without a statement is answered 500 on AWS."
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                {aliases.length > 0 && (
                  <Select
                    ariaLabel="Policy of"
                    options={options}
                    selectedOption={options.find(({ value }) => value === qualifier) ?? itself}
                    onChange={({ detail }) => setQualifier(detail.selectedOption.value ?? '')}
                  />
                )}
                {add}
              </SpaceBetween>
            }
          >
            Permissions
          </Header>
        }
        items={statements.data ?? []}
        empty={
          <Empty
            title="No statements"
            text={statements.error?.message ?? 'Adding a trigger, or saving an integration, adds the statement that the API needs.'}
            action={add}
          />
        }
        columnDefinitions={columns(setRemoving)}
      />
      {adding && <AddPermission name={name} qualifier={qualifier} onDismiss={() => setAdding(false)} />}
      {removing && <RemoveStatement name={name} qualifier={qualifier} statement={removing} onDismiss={() => setRemoving(undefined)} />}
    </>
  )
}

function columns(remove: (statement: Statement) => void): TableProps.ColumnDefinition<Statement>[] {
  return [
    { id: 'sid', header: 'Statement ID', isRowHeader: true, cell: ({ Sid }) => Sid },
    { id: 'principal', header: 'Principal', cell: ({ Principal }) => principalText(Principal) },
    { id: 'action', header: 'Action', cell: ({ Action }) => Action },
    { id: 'condition', header: 'Condition', cell: ({ Condition }) => conditionText(Condition) || '–' },
    {
      id: 'remove',
      header: 'Remove',
      cell: (statement) => (
        <WriteButton variant="inline-icon" iconName="remove" ariaLabel={`Remove the statement ${statement.Sid}`} onClick={() => remove(statement)} />
      ),
    },
  ]
}

interface RemoveStatementProperties {
  readonly name: string
  readonly qualifier: string
  readonly statement: Statement
  readonly onDismiss: () => void
}

function RemoveStatement({ name, qualifier, statement, onDismiss }: RemoveStatementProperties) {
  return (
    <ActionDialog
      title="Remove permission"
      confirmText="Remove"
      action={{
        mutationFn: () =>
          callLambda('RemovePermission', { FunctionName: name, StatementId: statement.Sid, ...(qualifier === '' ? {} : { Qualifier: qualifier }) }),
      }}
      input={undefined}
      done={`Removed the statement ${statement.Sid}.`}
      onDone={onDismiss}
      onDismiss={onDismiss}
    >
      Remove <b>{statement.Sid}</b>? {principalText(statement.Principal)} may not call the function by it any more.
    </ActionDialog>
  )
}
