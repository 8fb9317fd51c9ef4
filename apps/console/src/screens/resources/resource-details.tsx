import type { Resource } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { DeleteDialog } from '../../components/deleting/delete-dialog.tsx'
import { Copyable } from '../../components/reading/copyable.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { MethodsTable } from './methods-table.tsx'
import { ResourceActions } from './placing/resource-actions.tsx'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

interface ResourceDetailsProperties {
  readonly restApiId: string
  readonly resource: Resource
  /** All of the API. */
  readonly resources: readonly Resource[]
}

/** A selected resource: what it is, and its methods. */
export function ResourceDetails({ restApiId, resource, resources }: ResourceDetailsProperties) {
  const { id = '', path = '' } = resource
  const [deleting, setDeleting] = useState(false)
  const resourceHref = href('/apis/:restApiId/resources/:resourceId', { restApiId, resourceId: id })
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <div className="actions">
                {path !== '/' && <WriteButton onClick={() => setDeleting(true)}>Delete</WriteButton>}
                {path !== '/' && <ResourceActions restApiId={restApiId} resource={resource} resources={resources} />}
                <WriteButton href={`${href('/apis/:restApiId/documentation/edit', { restApiId })}?type=RESOURCE&path=${encodeURIComponent(path)}`}>
                  Update documentation
                </WriteButton>
                <WriteButton href={`${resourceHref}/enable-cors`}>Enable CORS</WriteButton>
              </div>
            }
          >
            Resource details
          </Header>
        }
      >
        <KeyValuePairs
          columns={2}
          items={[
            { label: 'Path', value: path },
            { label: 'Resource ID', value: <Copyable text={id} what="resource ID" /> },
          ]}
        />
      </Container>
      <MethodsTable restApiId={restApiId} resource={resource} createHref={`${resourceHref}/create-method`} />
      {deleting && <DeleteResource restApiId={restApiId} resource={resource} onDismiss={() => setDeleting(false)} />}
    </SpaceBetween>
  )
}

interface DeleteResourceProperties {
  readonly restApiId: string
  readonly resource: Resource
  readonly onDismiss: () => void
}

function DeleteResource({ restApiId, resource: { id, path, parentId }, onDismiss }: DeleteResourceProperties) {
  const navigate = useNavigate()
  return (
    <DeleteDialog
      operation="DeleteResource"
      input={{ restApiId, resourceId: id }}
      title="Delete resource"
      done={`Deleted the resource ${path}.`}
      onDeleted={() => navigate(`/apis/${restApiId}/resources/${parentId}`)}
      onDismiss={onDismiss}
    >
      Delete <b>{path}</b> with all resources and methods below it, and their saved tests?
    </DeleteDialog>
  )
}
