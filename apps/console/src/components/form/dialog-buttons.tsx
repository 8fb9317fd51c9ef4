import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

interface DialogButtonsProperties {
  readonly cancelText?: string
  readonly onCancel: () => void
  readonly children: ReactNode
}

/** The foot of a dialog: Cancel, and the one button that does it. */
export function DialogButtons({ cancelText = 'Cancel', onCancel, children }: DialogButtonsProperties) {
  return (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="link" onClick={onCancel}>
          {cancelText}
        </Button>
        {children}
      </SpaceBetween>
    </Box>
  )
}
