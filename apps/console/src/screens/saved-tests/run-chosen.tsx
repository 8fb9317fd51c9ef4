import { type ShownTest, visible } from '@fourbox/domain'
import type { ChosenTests } from '../../client/saved-tests.ts'
import { WriteDropdown } from '../../components/writing/write-dropdown.tsx'

interface RunChosenProperties {
  readonly test: ShownTest | undefined
  readonly running: boolean
  readonly onRun: (chosen: ChosenTests) => void
}

/** Runs the test that is selected, all of its method, or all of its resource and what is below it. */
export function RunChosen({ test, running, onRun }: RunChosenProperties) {
  const { id = '', method = '' } = test ?? {}
  const resource = method.slice(method.indexOf(' ') + 1)
  const choices: Readonly<Record<string, ChosenTests>> = { test: { ids: [id] }, method: { method }, resource: { resource } }
  return (
    <WriteDropdown
      disabled={!test || running}
      items={[
        { id: 'test', text: 'The selected test' },
        { id: 'method', text: `All of ${visible(method)}` },
        { id: 'resource', text: `All of ${visible(resource)} and below it` },
      ]}
      onItemClick={({ detail }) => onRun(choices[detail.id] ?? {})}
    >
      Run
    </WriteDropdown>
  )
}
