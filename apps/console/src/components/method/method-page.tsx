import type { Method } from '@aws-sdk/client-api-gateway'
import Button from '@cloudscape-design/components/button'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { query } from '../../client/query.ts'
import { href } from '../../shell/address.ts'
import { Screen } from '../../shell/screen.tsx'
import { Empty } from '../faces/empty.tsx'
import { LoadedPage } from '../faces/loaded-page.tsx'

/** A method of the draft with its place, as the address names it. */
export interface PlacedMethod {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  readonly path: string
  readonly method: Method
}

/** Loads the method that the address names and hands it to the page. */
export function MethodPage({ title, children }: { readonly title: string; readonly children: (placed: PlacedMethod) => ReactNode }) {
  const { restApiId = '', resourceId = '', httpMethod = '' } = useParams()
  const resource = useQuery(query('GetResource', { restApiId, resourceId, embed: ['methods'] }))
  return (
    <LoadedPage title={title} query={resource}>
      {({ path = '', resourceMethods }) => {
        const method = resourceMethods?.[httpMethod]
        return method ? children({ restApiId, resourceId, httpMethod, path, method }) : <Deleted title={title} restApiId={restApiId} />
      }}
    </LoadedPage>
  )
}

function Deleted({ title, restApiId }: { readonly title: string; readonly restApiId: string }) {
  return (
    <Screen title={title}>
      <Empty
        title="Not there any more"
        text="This method has been deleted."
        action={<Button href={href('/apis/:restApiId/resources', { restApiId })}>All resources</Button>}
      />
    </Screen>
  )
}

/** The page of the method on which a tab is shown, for `navigate`. */
export function methodTab({ restApiId, resourceId, httpMethod }: PlacedMethod, tab: string): string {
  return `/apis/${restApiId}/resources/${resourceId}/${httpMethod}/${tab}`
}
