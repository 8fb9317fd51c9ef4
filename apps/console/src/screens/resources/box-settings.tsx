import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

interface BoxSettingsProperties {
  readonly title: string
  readonly actions: ReactNode
  readonly children: ReactNode
}

/** The settings of a box, below what a call made of it. */
export function BoxSettings({ title, actions, children }: BoxSettingsProperties) {
  return (
    <div>
      <Header variant="h3" headingTagOverride="h2" actions={actions}>
        {title}
      </Header>
      <SpaceBetween size="m">{children}</SpaceBetween>
    </div>
  )
}
