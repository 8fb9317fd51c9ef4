import Container from '@cloudscape-design/components/container'
import { type ShownTest, visible } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { deleteTest, savedTests } from '../../client/saved-tests.ts'
import { ActionDialog } from '../../components/deleting/action-dialog.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { EditTest } from '../../components/saved-tests/edit-test.tsx'
import { forgetOutcome } from '../../components/saved-tests/kept-outcomes.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { Screen } from '../../shell/screen.tsx'
import { help } from './help.tsx'
import { RunChosen } from './run-chosen.tsx'
import { TestsTable } from './tests-table.tsx'
import { useRun } from './use-run.ts'

/** The saved tests of an API: run on its draft, with what each expected and met. */
export default function SavedTestsScreen() {
  const { restApiId = '' } = useParams()
  const tests = useQuery(savedTests(restApiId))
  const { outcomes, running, run } = useRun(restApiId)
  const [selected, setSelected] = useState<string>()
  const [doing, setDoing] = useState<'edit' | 'create' | 'delete'>()
  const chosen = tests.data?.find(({ id }) => id === selected)
  const close = () => setDoing(undefined)
  return (
    <Screen
      title="Saved tests"
      description="Calls of this API’s draft with what is expected of them."
      help={help}
      actions={
        <>
          <WriteButton disabled={!chosen} onClick={() => setDoing('delete')}>
            Delete
          </WriteButton>
          <WriteButton disabled={!chosen} onClick={() => setDoing('edit')}>
            Edit
          </WriteButton>
          <WriteButton onClick={() => setDoing('create')}>Create test</WriteButton>
          <RunChosen test={chosen} running={running} onRun={(wanted) => void run(wanted)} />
          <WriteButton variant="primary" disabled={(tests.data ?? []).length === 0} loading={running} onClick={() => void run({})}>
            Run all
          </WriteButton>
        </>
      }
    >
      <Loaded
        query={tests}
        isEmpty={(all) => all.length === 0}
        empty={
          <Container>
            <Empty
              title="No saved tests"
              text="A test keeps a call of a method with what is expected of its answer, so that a change that breaks it is seen."
              action={<WriteButton onClick={() => setDoing('create')}>Create test</WriteButton>}
            />
          </Container>
        }
      >
        {(all) => <TestsTable restApiId={restApiId} tests={all} outcomes={outcomes} selected={chosen} onSelect={setSelected} />}
      </Loaded>
      {doing === 'edit' && chosen && <EditTest restApiId={restApiId} test={chosen} onDismiss={close} />}
      {doing === 'create' && <EditTest restApiId={restApiId} onDismiss={close} />}
      {doing === 'delete' && chosen && <DeleteTest restApiId={restApiId} test={chosen} onDismiss={close} />}
    </Screen>
  )
}

function DeleteTest({
  restApiId,
  test: { id, name, method },
  onDismiss,
}: {
  readonly restApiId: string
  readonly test: ShownTest
  readonly onDismiss: () => void
}) {
  return (
    <ActionDialog
      action={deleteTest}
      input={{ restApiId, id }}
      title="Delete test"
      confirmText="Delete"
      done={`Deleted the test ${name}.`}
      onDone={() => {
        forgetOutcome(restApiId, id)
        onDismiss()
      }}
      onDismiss={onDismiss}
    >
      Delete the test <b>{visible(name)}</b> of <b>{visible(method)}</b>?
    </ActionDialog>
  )
}
