import type { AliasConfiguration } from '@aws-sdk/client-lambda'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callLambda, lambdaQuery } from '../../client/lambda.ts'
import { ActionDialog } from '../../components/deleting/action-dialog.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { AliasDialog } from './alias-dialog.tsx'

/** Names for versions, with the shares of calls that go to each. */
export function AliasesTab({ name }: { readonly name: string }) {
  const [edited, setEdited] = useState<AliasConfiguration | 'new'>()
  const [deleting, setDeleting] = useState<AliasConfiguration>()
  const aliases = useQuery(lambdaQuery('ListAliases', { FunctionName: name }))
  const items = aliases.data?.Aliases ?? []
  const create = <WriteButton onClick={() => setEdited('new')}>Create alias</WriteButton>
  return (
    <>
      <Table
        ariaLabels={{ tableLabel: 'Aliases' }}
        wrapLines
        loading={aliases.isPending}
        loadingText="Loading"
        header={
          <Header variant="h2" counter={`(${items.length})`} actions={create}>
            Aliases
          </Header>
        }
        items={items}
        empty={
          <Empty
            title="No aliases"
            text={aliases.error?.message ?? 'An alias is a name for a version: what calls it need not change with it.'}
            action={create}
          />
        }
        columnDefinitions={columns(setEdited, setDeleting)}
      />
      {edited && <AliasDialog name={name} alias={edited === 'new' ? undefined : edited} onDismiss={() => setEdited(undefined)} />}
      {deleting && <DeleteAlias name={name} alias={deleting.Name ?? ''} onDismiss={() => setDeleting(undefined)} />}
    </>
  )
}

type Act = (alias: AliasConfiguration) => void

function columns(edit: Act, remove: Act): TableProps.ColumnDefinition<AliasConfiguration>[] {
  return [
    { id: 'name', header: 'Name', isRowHeader: true, cell: ({ Name }) => Name },
    { id: 'versions', header: 'Versions', cell: sharesText },
    { id: 'description', header: 'Description', cell: ({ Description = '' }) => Description || '–' },
    {
      id: 'actions',
      header: 'Actions',
      cell: (alias) => (
        <SpaceBetween direction="horizontal" size="xs">
          <WriteButton variant="inline-icon" iconName="edit" ariaLabel={`Edit the alias ${alias.Name}`} onClick={() => edit(alias)} />
          <WriteButton variant="inline-icon" iconName="remove" ariaLabel={`Delete the alias ${alias.Name}`} onClick={() => remove(alias)} />
        </SpaceBetween>
      ),
    },
  ]
}

/** `3 (90 %), 4 (10 %)` */
function sharesText({ FunctionVersion = '', RoutingConfig }: AliasConfiguration): string {
  const [other] = Object.entries(RoutingConfig?.AdditionalVersionWeights ?? {})
  if (!other) return FunctionVersion
  const [version, weight] = other
  const share = Math.round(weight * 1000) / 10
  return `${FunctionVersion} (${Math.round((100 - share) * 10) / 10} %), ${version} (${share} %)`
}

function DeleteAlias({ name, alias, onDismiss }: { readonly name: string; readonly alias: string; readonly onDismiss: () => void }) {
  return (
    <ActionDialog
      title="Delete alias"
      confirmText="Delete"
      action={{ mutationFn: () => callLambda('DeleteAlias', { FunctionName: name, Name: alias }) }}
      input={undefined}
      done={`Deleted the alias ${alias}.`}
      onDone={onDismiss}
      onDismiss={onDismiss}
    >
      Delete the alias <b>{alias}</b> with its permissions and its URL? What calls the function by it fails.
    </ActionDialog>
  )
}
