import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

/** What a table or a page shows where there is nothing yet, and what to do about it. */
export function Empty({ title, text, action }: { readonly title: string; readonly text: string; readonly action?: ReactNode }) {
  return (
    <Box textAlign="center" color="inherit" margin={{ vertical: 'xs' }}>
      <SpaceBetween size="m">
        <div>
          <b>{title}</b>
          <Box variant="p" color="inherit">
            {text}
          </Box>
        </div>
        {action}
      </SpaceBetween>
    </Box>
  )
}
