import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Modal from '@cloudscape-design/components/modal'
import Textarea from '@cloudscape-design/components/textarea'
import { type ShownTest, visible, type WrittenTest } from '@fourbox/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { refresh } from '../../client/refresh.ts'
import { saveTest, writtenOf } from '../../client/saved-tests.ts'
import { DialogButtons } from '../form/dialog-buttons.tsx'
import { flash } from '../../shell/flashes.ts'

interface EditTestProperties {
  readonly restApiId: string
  /** The test that is changed; a new one when absent. */
  readonly test?: ShownTest
  /** What a new one begins with. */
  readonly begin?: WrittenTest
  readonly onDismiss: () => void
}

const sample: WrittenTest = { name: 'answers', method: 'GET /', request: {}, expect: { status: 200 } }

/** A test as it stands in a file, written by hand; what the server refuses is told at it. */
export function EditTest({ restApiId, test, begin = sample, onDismiss }: EditTestProperties) {
  const queryClient = useQueryClient()
  const [text, setText] = useState(() => JSON.stringify(test ? writtenOf(test) : begin, undefined, 2))
  const saving = useMutation({
    ...saveTest,
    meta: { shown: true },
    onSuccess: async () => {
      flash({ type: 'success', content: 'Saved the test.' })
      onDismiss()
      await refresh(queryClient, restApiId)
    },
  })
  return (
    <Modal
      visible
      size="large"
      header={test ? 'Edit test' : 'Create test'}
      onDismiss={onDismiss}
      footer={
        <DialogButtons onCancel={onDismiss}>
          <Button variant="primary" loading={saving.isPending} onClick={() => saving.mutate({ restApiId, id: test?.id, text })}>
            Save
          </Button>
        </DialogButtons>
      }
    >
      <FormField
        stretch
        label="Test"
        description="Method, request and expectations, as JSON. The help of the page Saved tests lists what can be expected."
        errorText={saving.error && visible(saving.error.message)}
      >
        <Textarea rows={18} spellcheck={false} value={text} onChange={({ detail }) => setText(detail.value)} />
      </FormField>
    </Modal>
  )
}
