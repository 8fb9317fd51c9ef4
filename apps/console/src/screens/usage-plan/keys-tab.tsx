import { visible } from '@fourbox/domain'
import type { UsagePlan } from '@aws-sdk/client-api-gateway'
import Link from '@cloudscape-design/components/link'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Item, query, wholeList } from '../../client/query.ts'
import { DeleteDialog } from '../../components/deleting/delete-dialog.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { ChoiceTable } from '../../components/list/choice-table.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { AddKey } from './add-key.tsx'
import { Extension } from './extension.tsx'
import { utcDay } from './usage-days.ts'

/** The keys of a plan, with what each has left of its quota. */
export function KeysTab({ plan }: { readonly plan: UsagePlan }) {
  const { id: usagePlanId = '', name, quota } = plan
  const keys = useQuery(wholeList('GetUsagePlanKeys', { usagePlanId }))
  const today = utcDay(0)
  const usage = useQuery({ ...query('GetUsage', { usagePlanId, startDate: today, endDate: today, limit: 500 }), enabled: quota !== undefined })
  const [selected, setSelected] = useState<string>()
  const [asking, setAsking] = useState<'add' | 'remove' | 'extend'>()
  const close = () => setAsking(undefined)
  const add = <WriteButton onClick={() => setAsking('add')}>Add API key</WriteButton>
  const remainingOf = (keyId = '') => usage.data?.items?.[keyId]?.at(-1)?.[1]
  return (
    <Loaded query={keys}>
      {(items) => {
        const chosen = items.find(({ id }) => id === selected)
        const keyName = chosen?.name ?? chosen?.id ?? ''
        return (
          <>
            <ChoiceTable
              title="Associated API keys"
              one="an API key"
              level="h3"
              variant="embedded"
              items={items}
              idOf={({ id = '' }) => id}
              nameOf={({ id = '', name = id }) => name}
              chosen={chosen}
              onChoose={setSelected}
              actions={
                <>
                  <WriteButton disabled={!chosen} onClick={() => setAsking('remove')}>
                    Remove
                  </WriteButton>
                  {quota && (
                    <WriteButton disabled={!chosen} onClick={() => setAsking('extend')}>
                      Grant usage extension
                    </WriteButton>
                  )}
                  {add}
                </>
              }
              empty={<Empty title="No API keys" text="Nobody may call the stages of the plan with a key yet." action={add} />}
              columnDefinitions={[
                { id: 'name', header: 'Name', isRowHeader: true, cell: nameCell },
                { id: 'id', header: 'ID', cell: ({ id }) => id },
                ...(quota ? [{ id: 'remaining', header: 'Requests remaining', cell: ({ id }: Item<'GetUsagePlanKeys'>) => remainingOf(id) ?? '–' }] : []),
              ]}
            />
            {asking === 'add' && <AddKey plan={plan} held={items.map(({ id = '' }) => id)} onDismiss={close} />}
            {asking === 'extend' && chosen && (
              <Extension plan={plan} keyId={chosen.id ?? ''} name={keyName} remaining={remainingOf(chosen.id)} onDismiss={close} />
            )}
            {asking === 'remove' && chosen && (
              <DeleteDialog
                operation="DeleteUsagePlanKey"
                input={{ usagePlanId, keyId: chosen.id }}
                title="Remove API key"
                done={`Removed ${keyName} from the usage plan ${name}.`}
                light
                onDeleted={close}
                onDismiss={close}
              >
                Remove <b>{visible(keyName)}</b> from the plan {visible(name ?? '')}? It is refused on the stages of the plan then. The key itself stays.
              </DeleteDialog>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

function nameCell({ id = '', name = id }: Item<'GetUsagePlanKeys'>) {
  return <Link href={href('/api-keys/:apiKeyId', { apiKeyId: id })}>{visible(name)}</Link>
}
