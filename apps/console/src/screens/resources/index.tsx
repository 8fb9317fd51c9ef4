import Container from '@cloudscape-design/components/container'
import type { Resource } from '@aws-sdk/client-api-gateway'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { wholeList } from '../../client/query.ts'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { TreeLayout } from '../../components/tree/tree-layout.tsx'
import { Screen } from '../../shell/screen.tsx'
import { ApiActions } from './api-actions.tsx'
import { BehindBadge } from '../../components/deploying/behind-badge.tsx'
import { DeployApi } from '../../components/deploying/deploy-api.tsx'
import { help } from './help.tsx'
import { MethodExecution } from './flow/method-execution.tsx'
import { ResourceDetails } from './resource-details.tsx'
import { ResourcesPane } from './resources-pane.tsx'

/** The draft of an API: its tree on the left, what is selected in it on the right. */
export default function ResourcesScreen() {
  const { restApiId = '', resourceId, httpMethod, tab } = useParams()
  const resources = useQuery(wholeList('GetResources', { restApiId, embed: ['methods'] }))
  return (
    <Screen
      title="Resources"
      {...nameOf(resources.data, resourceId, httpMethod)}
      help={help}
      actions={
        <>
          <BehindBadge restApiId={restApiId} />
          <ApiActions restApiId={restApiId} />
          <DeployApi restApiId={restApiId} />
        </>
      }
    >
      <Loaded query={resources}>
        {(all) => (
          <TreeLayout
            what="Resources"
            isSearched
            chosen={resourceId === undefined ? undefined : `${resourceId} ${httpMethod ?? ''}`}
            tree={<ResourcesPane restApiId={restApiId} resources={all} selected={selectedKey(all, resourceId, httpMethod)} />}
          >
            <Selection restApiId={restApiId} resources={all} resourceId={resourceId} httpMethod={httpMethod} tab={tab} />
          </TreeLayout>
        )}
      </Loaded>
    </Screen>
  )
}

/** What the browser's tab says: the method or the resource that is selected. */
function nameOf(resources: readonly Resource[] | undefined, resourceId: string | undefined, httpMethod: string | undefined): { readonly name?: string } {
  const path = resourceId === undefined ? undefined : resources?.find(({ id }) => id === resourceId)?.path
  return path === undefined ? {} : { name: httpMethod === undefined ? path : `${httpMethod} ${path}` }
}

interface SelectionProperties {
  readonly restApiId: string
  readonly resources: readonly Resource[]
  readonly resourceId: string | undefined
  readonly httpMethod: string | undefined
  readonly tab: string | undefined
}

function Selection({ restApiId, resources, resourceId, httpMethod, tab }: SelectionProperties) {
  const resource = chosenResource(resources, resourceId)
  const method = httpMethod === undefined ? undefined : resource?.resourceMethods?.[httpMethod]
  if (!resource || (httpMethod !== undefined && !method)) {
    return (
      <Container>
        <Empty title="Not there any more" text="What this address names has been deleted. Choose another resource or method in the tree." />
      </Container>
    )
  }
  if (method && httpMethod !== undefined) {
    return <MethodExecution key={`${resource.id} ${httpMethod}`} restApiId={restApiId} resource={resource} httpMethod={httpMethod} method={method} tab={tab} />
  }
  return <ResourceDetails key={resource.id} restApiId={restApiId} resource={resource} resources={resources} />
}

/** Without a word in the address, the root. */
function chosenResource(resources: readonly Resource[], resourceId: string | undefined): Resource | undefined {
  return resources.find(({ id, path }) => (resourceId === undefined ? path === '/' : id === resourceId))
}

function selectedKey(resources: readonly Resource[], resourceId: string | undefined, httpMethod: string | undefined): string | undefined {
  const id = chosenResource(resources, resourceId)?.id
  return httpMethod === undefined ? id : `${id} ${httpMethod}`
}
