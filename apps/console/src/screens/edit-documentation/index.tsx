import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams, useSearchParams } from 'react-router'
import { wholeList } from '../../client/query.ts'
import { draftOfLocation, sameLocation } from '../../components/documentation/location.ts'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { EditPart } from './edit-part.tsx'

/**
 * What is written about the thing that the address names (`?type=METHOD&path=/pets&method=GET`): the part that is there,
 * or a new one. Under `/create` always a new one.
 */
export default function EditDocumentationScreen() {
  const { restApiId = '' } = useParams()
  const { pathname } = useLocation()
  const [address] = useSearchParams()
  const parts = useQuery(wholeList('GetDocumentationParts', { restApiId }))
  const resources = useQuery(wholeList('GetResources', { restApiId, embed: ['methods'] }))
  const location = draftOfLocation(Object.fromEntries(address))
  const isNew = pathname.endsWith('/create')
  return (
    <LoadedPage title="Edit documentation" query={parts}>
      {(all) => (
        <EditPart
          key={address.toString()}
          restApiId={restApiId}
          location={location}
          part={isNew ? undefined : all.find((part) => sameLocation(draftOfLocation(part.location), location))}
          resources={resources.data ?? []}
        />
      )}
    </LoadedPage>
  )
}
