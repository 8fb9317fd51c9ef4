import Checkbox from '@cloudscape-design/components/checkbox'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type CallSource, formsOf } from '../../client/call-forms.ts'
import { Empty } from '../faces/empty.tsx'
import { Loaded } from '../faces/loaded.tsx'
import { CodeText } from '../reading/code-text.tsx'

interface ShowCallProperties {
  readonly source: CallSource
  readonly onDismiss: () => void
}

/** The calls of a change in every form in which they can be copied. */
export default function ShowCall({ source, onDismiss }: ShowCallProperties) {
  const [here, setHere] = useState(true)
  const forms = useQuery(formsOf(source, here ? location.origin : undefined))
  return (
    <Modal visible size="large" header={'calls' in source && source.calls.length > 1 ? 'Show the calls' : 'Show the call'} onDismiss={onDismiss}>
      <SpaceBetween size="m">
        <Checkbox checked={here} onChange={({ detail }) => setHere(detail.checked)} description="Without, it goes wherever your client is set up for: AWS.">
          Send it to this Fourbox
        </Checkbox>
        <Loaded
          query={forms}
          isEmpty={(all) => all.length === 0}
          empty={<Empty title="Nothing to show" text="No single call made this change, and nothing of what it changed is left." />}
        >
          {(all) => (
            <Tabs ariaLabel="Forms" tabs={all.map(({ id, label, text }) => ({ id, label, content: <CodeText label={label} language="json" text={text} /> }))} />
          )}
        </Loaded>
      </SpaceBetween>
    </Modal>
  )
}
