import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useId } from 'react'
import { decline } from '../client/session.ts'
import { KeyFields } from '../components/sign-in/key-fields.tsx'
import { useKeyForm } from '../components/sign-in/key-form.ts'
import { forgetConnection } from './connection.ts'
import { DialogButtons } from '../components/form/dialog-buttons.tsx'

/** Lies over the page when the session is over: what is typed below stays, and what was asked goes on after the sign-in. */
export default function SessionOver() {
  const formId = useId()
  const form = useKeyForm(() => undefined)
  // The stream of changes has ended with the session; the server is not gone.
  useEffect(forgetConnection, [])
  return (
    <Modal
      visible
      header="Sign in again"
      onDismiss={decline}
      footer={
        <DialogButtons cancelText="Not now" onCancel={decline}>
          <Button variant="primary" form={formId} loading={form.busy}>
            Sign in
          </Button>
        </DialogButtons>
      }
    >
      <form id={formId} className="sign-in" onSubmit={form.submit}>
        <SpaceBetween size="l">
          <Box>Your session is over. What you typed is kept, and goes on from here once you have signed in, in this tab or in another one.</Box>
          <KeyFields form={form} />
        </SpaceBetween>
      </form>
    </Modal>
  )
}
