import Alert from '@cloudscape-design/components/alert'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { CodeEditor } from '../../../components/editor/code-editor.tsx'
import { inspectJson } from '../../../components/editor/language.ts'
import { ConfirmDialog } from '../../../components/deleting/confirm-dialog.tsx'
import { eventTemplates, templateText } from '../../../components/function/event-templates.ts'
import { WriteButton } from '../../../components/writing/write-button.tsx'
import { WriteDropdown } from '../../../components/writing/write-dropdown.tsx'
import { EventNameDialog } from './event-name-dialog.tsx'
import { ResultView } from './result-view.tsx'
import type { CodePlace } from './stack-place.ts'
import { useInSight } from './use-in-sight.ts'
import type { FunctionTest } from './use-test.ts'

interface TestPanelProperties {
  readonly test: FunctionTest
  /** Where the function writes its log. */
  readonly logGroup: string
  /** The function's files, for places in stacks. */
  readonly paths: readonly string[]
  /** Whether what is typed in the editor is not what runs. */
  readonly undeployed: boolean
  readonly onPlace: (place: CodePlace) => void
}

/** An event, the run, and what came of it. */
export function TestPanel({ test, logGroup, paths, undeployed, onPlace }: TestPanelProperties) {
  const [naming, setNaming] = useState(false)
  const [removing, setRemoving] = useState(false)
  const outcome = useInSight(test.run.data ?? test.run.error)
  const options = test.saved.map(({ name }) => ({ value: name, label: name }))
  return (
    <div className="function-test">
      <div className="function-pane-head">
        <b>Test event</b>
        <WriteButton variant="primary" loading={test.run.isPending} loadingText="Running" onClick={test.start}>
          Test
        </WriteButton>
      </div>
      <SpaceBetween size="s">
        <div className="function-event-choice">
          <Select
            ariaLabel="Test event"
            placeholder="Not saved"
            empty="No event is saved yet"
            options={options}
            selectedOption={options.find(({ value }) => value === test.chosen?.name) ?? null}
            onChange={({ detail }) => test.choose(detail.selectedOption.value ?? '')}
          />
          <WriteDropdown
            ariaLabel="Event actions"
            items={[
              { id: 'save', text: 'Save', disabled: test.chosen === undefined || !test.changed },
              { id: 'save-as', text: 'Save as…' },
              { id: 'delete', text: 'Delete', disabled: test.chosen === undefined },
              { text: 'Fill from template', reads: true, items: eventTemplates.map(({ id, label }) => ({ id, text: label })) },
            ]}
            onItemClick={({ detail: { id } }) => {
              const template = eventTemplates.find((one) => one.id === id)
              if (template) test.setText(templateText(template.id))
              else if (id === 'save' && test.chosen) void test.save(test.chosen.name)
              else if (id === 'delete') setRemoving(true)
              else setNaming(true)
            }}
          >
            Event
          </WriteDropdown>
        </div>
        <CodeEditor label="Event JSON" language="json" lines={10} value={test.text} inspect={inspectJson} onChange={test.setText} />
        {test.changed && <span className="function-faint">{test.chosen ? `${test.chosen.name} is changed and not saved.` : 'This event is not saved.'}</span>}
        {undeployed && <Alert type="info">The test runs the deployed code: what you changed is not deployed yet.</Alert>}
        {test.run.isError && (
          <div ref={outcome}>
            <Alert type="error">{test.run.error.message}</Alert>
          </div>
        )}
        {test.run.data && <ResultView outcome={outcome} result={test.run.data} logGroup={logGroup} paths={paths} onPlace={onPlace} />}
      </SpaceBetween>
      {naming && <EventNameDialog onName={(name) => test.save(name)} onDismiss={() => setNaming(false)} />}
      {removing && test.chosen && (
        <ConfirmDialog
          title="Delete test event"
          confirmText="Delete"
          needs="developer"
          onDismiss={() => setRemoving(false)}
          onConfirm={() => void test.remove(test.chosen?.name ?? '').then(() => setRemoving(false))}
        >
          Delete the test event <b>{test.chosen.name}</b>?
        </ConfirmDialog>
      )}
    </div>
  )
}
