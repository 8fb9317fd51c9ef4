import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { query } from '../../client/query.ts'
import { DeleteApi } from '../../components/deleting/delete-api.tsx'
import { WriteDropdown } from '../../components/writing/write-dropdown.tsx'
import { atFourbox } from '../../settings.ts'
import { exportWholeApi, wholeExports } from '../../components/reading/export-whole-api.ts'

/** What can be done with the API as a whole. */
export function ApiActions({ restApiId }: { readonly restApiId: string }) {
  const navigate = useNavigate()
  const api = useQuery(query('GetRestApi', { restApiId }))
  const [deleting, setDeleting] = useState(false)
  return (
    <>
      <WriteDropdown
        items={[
          { id: 'import', text: 'Import API' },
          { id: 'documentation', text: 'Edit API documentation' },
          ...(atFourbox ? [{ text: 'Export API as', items: wholeExports, reads: true as const }] : []),
          { id: 'delete', text: 'Delete API' },
        ]}
        onItemClick={({ detail }) => {
          if (detail.id === 'delete') setDeleting(true)
          if (detail.id === 'import') void navigate(`/apis/${restApiId}/import`)
          const form = wholeExports.find(({ id }) => id === detail.id)?.id
          if (form) void exportWholeApi(restApiId, form)
          if (detail.id === 'documentation') void navigate(`/apis/${restApiId}/documentation/edit?type=API`)
        }}
      >
        API actions
      </WriteDropdown>
      {deleting && (
        <DeleteApi restApiId={restApiId} name={api.data?.name ?? restApiId} onDeleted={() => navigate('/apis')} onDismiss={() => setDeleting(false)} />
      )}
    </>
  )
}
