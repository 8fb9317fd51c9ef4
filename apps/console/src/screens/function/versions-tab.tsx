import type { FunctionConfiguration } from '@aws-sdk/client-lambda'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callLambda, lambdaQuery } from '../../client/lambda.ts'
import { ActionDialog } from '../../components/deleting/action-dialog.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { Field } from '../../components/form/field.tsx'
import { FormDialog } from '../../components/form/form-dialog.tsx'
import { useForm } from '../../components/form/form.ts'
import { runtimeLabel } from '../../components/function/runtimes.ts'
import { dateTime } from '../../components/reading/date-time.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'

/** Published versions, the newest first. */
export function VersionsTab({ name }: { readonly name: string }) {
  const [publishing, setPublishing] = useState(false)
  const [deleting, setDeleting] = useState<FunctionConfiguration>()
  const versions = useQuery(lambdaQuery('ListVersionsByFunction', { FunctionName: name }))
  const published = (versions.data?.Versions ?? []).filter(({ Version }) => Version !== '$LATEST').toReversed()
  const publish = <WriteButton onClick={() => setPublishing(true)}>Publish new version</WriteButton>
  return (
    <>
      <Table
        ariaLabels={{ tableLabel: 'Versions' }}
        wrapLines
        loading={versions.isPending}
        loadingText="Loading"
        header={
          <Header variant="h2" counter={`(${published.length})`} actions={publish}>
            Versions
          </Header>
        }
        items={published}
        empty={
          <Empty
            title="No versions"
            text={versions.error?.message ?? 'A version is the code and the configuration of now, frozen under a number.'}
            action={publish}
          />
        }
        columnDefinitions={columns(setDeleting)}
      />
      {publishing && <PublishVersion name={name} onDismiss={() => setPublishing(false)} />}
      {deleting && <DeleteVersion name={name} version={deleting.Version ?? ''} onDismiss={() => setDeleting(undefined)} />}
    </>
  )
}

function columns(remove: (version: FunctionConfiguration) => void): TableProps.ColumnDefinition<FunctionConfiguration>[] {
  return [
    { id: 'version', header: 'Version', isRowHeader: true, cell: ({ Version }) => Version },
    { id: 'description', header: 'Description', cell: ({ Description = '' }) => Description || '–' },
    { id: 'runtime', header: 'Runtime', cell: ({ Runtime = '' }) => runtimeLabel(Runtime) },
    { id: 'published', header: 'Published', cell: ({ LastModified }) => dateTime(LastModified === undefined ? undefined : new Date(LastModified)) },
    {
      id: 'delete',
      header: 'Delete',
      cell: (version) => (
        <WriteButton variant="inline-icon" iconName="remove" ariaLabel={`Delete version ${version.Version}`} onClick={() => remove(version)} />
      ),
    },
  ]
}

function PublishVersion({ name, onDismiss }: { readonly name: string; readonly onDismiss: () => void }) {
  const form = useForm({
    draft: `publish-version ${name}`,
    restApiId: undefined,
    initial: { description: '' },
    save: async ({ description }) => {
      const { Version = '' } = await callLambda('PublishVersion', { FunctionName: name, ...(description === '' ? {} : { Description: description }) })
      return { message: `Version ${Version} of ${name} is published.` }
    },
    onSaved: onDismiss,
  })
  return (
    <FormDialog form={form} title="Publish new version" submitText="Publish" onDismiss={onDismiss}>
      <SpaceBetween size="s">
        <span>Where nothing has changed since the last version, that one comes back.</span>
        <Field form={form} name="Description" label="Version description" optional>
          <Input value={form.value.description} onChange={({ detail }) => form.set({ description: detail.value })} />
        </Field>
      </SpaceBetween>
    </FormDialog>
  )
}

function DeleteVersion({ name, version, onDismiss }: { readonly name: string; readonly version: string; readonly onDismiss: () => void }) {
  return (
    <ActionDialog
      title="Delete version"
      confirmText="Delete"
      action={{ mutationFn: () => callLambda('DeleteFunction', { FunctionName: name, Qualifier: version }) }}
      input={undefined}
      done={`Deleted version ${version}.`}
      onDone={onDismiss}
      onDismiss={onDismiss}
    >
      Delete version <b>{version}</b>? Its number is not used again, and aliases that lead to it fail.
    </ActionDialog>
  )
}
