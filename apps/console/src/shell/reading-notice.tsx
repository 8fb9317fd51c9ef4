import Alert from '@cloudscape-design/components/alert'
import { useState } from 'react'
import { useReadingNotice } from './permission.ts'

const storageKey = 'fourbox-reading-notice'

/** Says to whoever can change nothing that it is so and whom to ask; once in a tab, until it is dismissed. */
export function ReadingNotice() {
  const notice = useReadingNotice()
  const [isRead, setRead] = useState(() => sessionStorage.getItem(storageKey) !== null)
  if (notice === undefined || isRead) return null
  return (
    <section aria-label="What you may do">
      <Alert
        type="info"
        dismissible
        dismissAriaLabel="Dismiss notice"
        onDismiss={() => {
          sessionStorage.setItem(storageKey, 'read')
          setRead(true)
        }}
      >
        {notice}
      </Alert>
    </section>
  )
}
