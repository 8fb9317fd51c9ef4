import type { ApiStage, UsagePlan } from '@aws-sdk/client-api-gateway'
import { visible } from '@fourbox/domain'
import { useState } from 'react'
import { mutation } from '../../client/mutation.ts'
import { useApiNames } from '../../components/api/api-names.ts'
import { ActionDialog } from '../../components/deleting/action-dialog.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { ChoiceTable } from '../../components/list/choice-table.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { StageDialog } from './stage-dialog.tsx'

/** The stages that the keys of the plan may call, each with limits for single methods. */
export function StagesTab({ plan }: { readonly plan: UsagePlan }) {
  const { id = '', apiStages = [] } = plan
  const apiName = useApiNames()
  const [selected, setSelected] = useState<string>()
  const [asking, setAsking] = useState<'add' | 'edit' | 'remove'>()
  const chosen = apiStages.find((stage) => nameOf(stage) === selected)
  const close = () => setAsking(undefined)
  const add = <WriteButton onClick={() => setAsking('add')}>Add stage</WriteButton>
  return (
    <>
      <ChoiceTable
        title="Associated stages"
        one="a stage"
        level="h3"
        variant="embedded"
        items={apiStages}
        idOf={nameOf}
        nameOf={nameOf}
        chosen={chosen}
        onChoose={setSelected}
        actions={
          <>
            <WriteButton disabled={!chosen} onClick={() => setAsking('remove')}>
              Remove
            </WriteButton>
            <WriteButton disabled={!chosen} onClick={() => setAsking('edit')}>
              Edit method throttling
            </WriteButton>
            {add}
          </>
        }
        empty={<Empty title="No stages" text="The keys of the plan may call nothing yet." action={add} />}
        columnDefinitions={[
          { id: 'api', header: 'API', isRowHeader: true, cell: ({ apiId = '' }) => apiName(apiId) },
          { id: 'stage', header: 'Stage', cell: ({ stage }) => stage },
          { id: 'throttle', header: 'Method-level throttling', cell: throttleText },
        ]}
      />
      {asking === 'add' && <StageDialog plan={plan} onDismiss={close} />}
      {asking === 'edit' && chosen && <StageDialog plan={plan} stage={chosen} onDismiss={close} />}
      {asking === 'remove' && chosen && (
        <ActionDialog
          title="Remove stage"
          confirmText="Remove"
          action={mutation('UpdateUsagePlan')}
          input={{ usagePlanId: id, patchOperations: [{ op: 'remove', path: '/apiStages', value: nameOf(chosen) }] }}
          done={`Removed the stage from the usage plan ${plan.name}.`}
          onDone={close}
          onDismiss={close}
        >
          Remove the stage <b>{chosen.stage}</b> of {visible(apiName(chosen.apiId ?? ''))} from the plan, with its method-level throttling? The keys of the plan
          are refused there then.
        </ActionDialog>
      )}
    </>
  )
}

function nameOf({ apiId, stage }: ApiStage): string {
  return `${apiId}:${stage}`
}

function throttleText({ throttle = {} }: ApiStage): string {
  const texts = Object.entries(throttle).map(([method, { rateLimit, burstLimit }]) => `${method}: ${rateLimit ?? '–'} per second, burst ${burstLimit ?? '–'}`)
  return texts.length === 0 ? '–' : texts.join('; ')
}
