import type { TestInvokeMethodResponse } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { WriteButton } from '../writing/write-button.tsx'
import { EditTest } from './edit-test.tsx'
import { suggestedTest, type TestCall, type TestedMethod } from './suggested-test.ts'

interface SaveAsTestProperties extends TestedMethod {
  readonly restApiId: string
  readonly call: TestCall
  readonly result: TestInvokeMethodResponse
}

/** Keeps a test call with its answer as what is expected from now on; both can be changed before. */
export function SaveAsTest({ restApiId, call, result, ...method }: SaveAsTestProperties) {
  const [saving, setSaving] = useState(false)
  return (
    <>
      <WriteButton onClick={() => setSaving(true)}>Save as a test</WriteButton>
      {saving && <EditTest restApiId={restApiId} begin={suggestedTest(method, call, result)} onDismiss={() => setSaving(false)} />}
    </>
  )
}
