import Header from '@cloudscape-design/components/header'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { accessKeysPerUser, type User } from '@fourbox/domain'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { createAccessKey, deleteAccessKey } from '../../client/users.ts'
import { ActionDialog } from '../../components/deleting/action-dialog.tsx'
import { useNewKey } from '../../components/user/new-key.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'

export function AccessKeys({ user: { userName, accessKeyIds } }: { readonly user: User }) {
  const [removing, setRemoving] = useState<string>()
  const making = useMutation({ mutationKey: ['CreateAccessKey'], mutationFn: createAccessKey, onSuccess: (key) => useNewKey.setState({ key }) })
  const isFull = accessKeyIds.length >= accessKeysPerUser
  return (
    <>
      <Table
        header={
          <Header
            variant="h2"
            counter={`(${accessKeyIds.length})`}
            actions={
              <WriteButton
                needs="admin"
                disabled={isFull}
                {...(isFull && { disabledReason: 'A user has two access keys at most. Remove one first.' })}
                loading={making.isPending}
                onClick={() => making.mutate(userName)}
              >
                Create access key
              </WriteButton>
            }
          >
            Access keys
          </Header>
        }
        ariaLabels={{ tableLabel: 'Access keys' }}
        items={accessKeyIds}
        empty="No access keys"
        columnDefinitions={columns(setRemoving)}
      />
      {removing !== undefined && (
        <ActionDialog
          action={deleteAccessKey}
          input={{ userName, accessKeyId: removing }}
          title="Remove access key"
          confirmText="Remove"
          needs="admin"
          done={`Removed the access key ${removing}.`}
          onDone={() => setRemoving(undefined)}
          onDismiss={() => setRemoving(undefined)}
        >
          Remove the access key <b>{removing}</b>? What it signs is refused from then on, and what was signed in with it ends.
        </ActionDialog>
      )}
    </>
  )
}

function columns(onRemove: (id: string) => void): TableProps<string>['columnDefinitions'] {
  return [
    { id: 'id', header: 'Access key ID', isRowHeader: true, cell: (id) => id },
    {
      id: 'remove',
      header: 'Action',
      cell: (id) => (
        <WriteButton needs="admin" variant="inline-link" ariaLabel={`Remove ${id}`} onClick={() => onRemove(id)}>
          Remove
        </WriteButton>
      ),
    },
  ]
}
