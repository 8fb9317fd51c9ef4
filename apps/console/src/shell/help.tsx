import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { type ReactNode, useEffect } from 'react'
import { create } from 'zustand'

/** What the help panel says about a page or a part of it. */
export interface Help {
  readonly title: string
  readonly body: ReactNode
}

interface HelpState {
  readonly open: boolean
  readonly content: Help | undefined
}

const useHelp = create<HelpState>(() => ({ open: false, content: undefined }))

/** Makes `help` what the panel shows while the calling page is there. */
export function usePageHelp(help: Help | undefined): void {
  useEffect(() => useHelp.setState({ content: help }), [help])
}

/** The small Info link beside a heading or a label. */
export function Info({ help }: { readonly help: Help }) {
  return (
    <Link variant="info" onFollow={() => useHelp.setState({ open: true, content: help })}>
      Info
    </Link>
  )
}

/** Whether the panel is in sight. */
export function useHelpOpen(): boolean {
  return useHelp(({ open, content }) => open && content !== undefined)
}

export function HelpToggle() {
  const { open, content } = useHelp()
  if (!content) return null
  return <Button variant="icon" iconName="status-info" ariaLabel="Help" ariaExpanded={open} onClick={() => useHelp.setState({ open: !open })} />
}

export function HelpPanel() {
  const { open, content } = useHelp()
  if (!open || !content) return null
  return (
    <aside className="help" aria-label="Help">
      <div className="help-heading">
        <h2>{content.title}</h2>
        <Button variant="icon" iconName="close" ariaLabel="Close help" onClick={() => useHelp.setState({ open: false })} />
      </div>
      {content.body}
    </aside>
  )
}
