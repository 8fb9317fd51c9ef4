import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import Modal from '@cloudscape-design/components/modal'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { placeText, readWrittenTest, type ShownTest, visible, type WrittenTest } from '@fourbox/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { refresh } from '../../client/refresh.ts'
import { saveTest, writtenOf } from '../../client/saved-tests.ts'
import { DialogButtons } from '../form/dialog-buttons.tsx'
import { flash } from '../../shell/flashes.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { forgetOutcome } from './kept-outcomes.ts'
import { draftOf, testOf } from './test-draft.ts'
import { TestFields } from './test-fields.tsx'

interface EditTestProperties {
  readonly restApiId: string
  /** The test that is changed; a new one when absent. */
  readonly test?: ShownTest
  /** What a new one begins with. */
  readonly begin?: WrittenTest
  readonly onDismiss: () => void
}

const sample: WrittenTest = { name: 'answers', method: 'GET /', request: {}, expect: { status: 200 } }

/** A test as a form, or as it stands in a file; what the server refuses is told at it. */
export function EditTest({ restApiId, test, begin = sample, onDismiss }: EditTestProperties) {
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(test ? writtenOf(test) : begin))
  /** The test as JSON, while it is written so. */
  const [text, setText] = useState<string>()
  const [fault, setFault] = useState<string>()
  const saving = useMutation({
    ...saveTest,
    meta: { shown: true },
    onSuccess: async () => {
      if (test) forgetOutcome(restApiId, test.id)
      flash({ type: 'success', content: 'Saved the test.' })
      onDismiss()
      await refresh(queryClient, restApiId)
    },
  })
  const refusal = fault ?? saving.error?.message

  function turnTo(view: string) {
    setFault(undefined)
    saving.reset()
    if (view === 'json') return setText(JSON.stringify(testOf(draft), undefined, 2))
    try {
      setDraft(draftOf(readTest(text ?? '')))
      setText(undefined)
    } catch (error) {
      setFault(`The form cannot show it: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  return (
    <Modal
      visible
      size="large"
      header={test ? 'Edit test' : 'Create test'}
      onDismiss={onDismiss}
      footer={
        <DialogButtons onCancel={onDismiss}>
          <WriteButton
            variant="primary"
            loading={saving.isPending}
            onClick={() => saving.mutate({ restApiId, id: test?.id, text: text ?? JSON.stringify(testOf(draft)) })}
          >
            Save
          </WriteButton>
        </DialogButtons>
      }
    >
      <SpaceBetween size="m">
        <SegmentedControl
          label="How the test is written"
          selectedId={text === undefined ? 'form' : 'json'}
          options={[
            { id: 'form', text: 'Form' },
            { id: 'json', text: 'JSON' },
          ]}
          onChange={({ detail }) => turnTo(detail.selectedId)}
        />
        {refusal !== undefined && <Alert type="error">{visible(refusal)}</Alert>}
        {text === undefined ? (
          <TestFields restApiId={restApiId} draft={draft} onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))} />
        ) : (
          <FormField stretch label="Test" description="As it stands in a file. The help of the page Saved tests lists what can be expected.">
            <Textarea rows={18} spellcheck={false} value={text} onChange={({ detail }) => setText(detail.value)} />
          </FormField>
        )}
      </SpaceBetween>
    </Modal>
  )
}

/** Patterns and paths are the server's to judge. @throws Error with the first fault */
function readTest(text: string): WrittenTest {
  const refuse = (keys: readonly (string | number)[], what: string) => {
    throw new Error(`${placeText(keys) || 'the test'} ${what}`)
  }
  return readWrittenTest(JSON.parse(text), refuse, { patternFault: () => undefined, jsonPathFault: () => undefined })
}
