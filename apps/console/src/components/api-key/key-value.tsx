import Button from '@cloudscape-design/components/button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { query } from '../../client/query.ts'
import { useRoleRefusal } from '../../shell/permission.ts'
import { Copyable } from '../reading/copyable.tsx'

/** The value of a key: hidden, and not even read, until somebody asks for it. */
export function KeyValue({ apiKey, name }: { readonly apiKey: string; readonly name: string }) {
  const [shown, setShown] = useState(false)
  const refusal = useRoleRefusal()('developer')
  const { data } = useQuery({ ...query('GetApiKey', { apiKey, includeValue: true }), enabled: shown })
  return (
    <span className="list-cell-short">
      {shown && data?.value !== undefined ? <Copyable text={data.value} what={`value of ${name}`} /> : '••••••••'}{' '}
      <Button
        variant="inline-link"
        ariaLabel={`${shown ? 'Hide' : 'Show'} the value of ${name}`}
        onClick={() => setShown(!shown)}
        {...(refusal !== undefined && { disabled: true, disabledReason: refusal })}
      >
        {shown ? 'Hide' : 'Show'}
      </Button>
    </span>
  )
}
