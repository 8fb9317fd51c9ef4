import { useQuery } from '@tanstack/react-query'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useState } from 'react'
import { callLambda, lambdaQuery } from '../../../client/lambda.ts'
import { ActionDialog } from '../../../components/deleting/action-dialog.tsx'
import { Empty } from '../../../components/faces/empty.tsx'
import { Copyable } from '../../../components/reading/copyable.tsx'
import { WriteButton } from '../../../components/writing/write-button.tsx'
import { CreateFunctionUrl } from './create-function-url.tsx'
import { KeyValuePairs } from '../../../components/reading/key-value-pairs.tsx'

/** The address of the function's own, where it has one. */
export function FunctionUrlCard({ name }: { readonly name: string }) {
  const [dialog, setDialog] = useState<'create' | 'delete'>()
  const configs = useQuery(lambdaQuery('ListFunctionUrlConfigs', { FunctionName: name })).data?.FunctionUrlConfigs ?? []
  const config = configs.find(({ FunctionArn = '' }) => FunctionArn.endsWith(`:${name}`))
  return (
    <Container
      header={
        <Header variant="h2" actions={config && <WriteButton onClick={() => setDialog('delete')}>Delete function URL</WriteButton>}>
          Function URL
        </Header>
      }
    >
      {config ? (
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Function URL', value: <Copyable text={config.FunctionUrl ?? ''} what="function URL" /> },
            { label: 'Auth type', value: config.AuthType ?? '' },
            { label: 'Invoke mode', value: config.InvokeMode ?? 'BUFFERED' },
          ]}
        />
      ) : (
        <Empty
          title="No function URL"
          text="An address of the function’s own, without an API in front of it."
          action={<WriteButton onClick={() => setDialog('create')}>Create function URL</WriteButton>}
        />
      )}
      {dialog === 'create' && <CreateFunctionUrl name={name} onDismiss={() => setDialog(undefined)} />}
      {dialog === 'delete' && (
        <ActionDialog
          title="Delete function URL"
          confirmText="Delete"
          action={{ mutationFn: () => callLambda('DeleteFunctionUrlConfig', { FunctionName: name }) }}
          input={undefined}
          done="Deleted the function URL."
          onDone={() => setDialog(undefined)}
          onDismiss={() => setDialog(undefined)}
        >
          Delete <b>{config?.FunctionUrl}</b>? It stops answering; a new one has another address.
        </ActionDialog>
      )}
    </Container>
  )
}
