import Select from '@cloudscape-design/components/select'
import { type ReactNode, useState } from 'react'
import { boxOf } from '../../../components/call-picture/handed-on.ts'
import { methodTab } from '../../../components/method/method-page.tsx'
import { WriteButton } from '../../../components/writing/write-button.tsx'
import { href } from '../../../shell/address.ts'
import { BoxView } from '../flow/box-view.tsx'
import type { EditBoxProperties } from './edit-box.tsx'
import { DoneButton } from './done-button.tsx'

/** The response that is edited, and the way to the others. */
export interface OneResponse {
  readonly statusCode: string
  readonly chooser: ReactNode
}

interface OneOfResponsesProperties extends EditBoxProperties {
  readonly what: 'integration-response' | 'method-response'
  readonly codes: readonly string[]
  readonly children: (one: OneResponse) => ReactNode
}

/** Of the responses of a box the one that is chosen: at first the one that the call went through, else the first. */
export function OneOfResponses({ what, codes, children, ...properties }: OneOfResponsesProperties) {
  const { tab, trace, placed, onDone } = properties
  const [chosen, setChosen] = useState<string>()
  const met = trace && boxOf(trace, 'integration-response')?.selection?.chosen
  const statusCode = [chosen, met, codes[0]].find((code) => code !== undefined && codes.includes(code))
  const create = (
    <WriteButton variant="inline-link" href={href(`${methodTab(placed, what)}/create`)}>
      Create response
    </WriteButton>
  )
  if (statusCode === undefined) {
    return (
      <BoxView tab={tab} trace={trace} actions={<DoneButton onDone={onDone} />}>
        <p className="flow-none">There is no response yet. {create}</p>
      </BoxView>
    )
  }
  // As many as there are statuses: beside each other they would not fit in the pane.
  const options = codes.map((code) => ({ value: code, label: code }))
  const chooser = (
    <div className="edit-lead">
      <Select
        inlineLabelText="Response"
        options={options}
        selectedOption={options.find(({ value }) => value === statusCode) ?? null}
        onChange={({ detail }) => setChosen(detail.selectedOption.value)}
      />
      {create}
    </div>
  )
  return children({ statusCode, chooser })
}
