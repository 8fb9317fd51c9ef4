import CloudscapeFlashbar from '@cloudscape-design/components/flashbar'
import { dismissFlash, useFlashes } from './flashes.ts'

export function Flashbar() {
  const flashes = useFlashes((state) => state.flashes)
  return (
    <CloudscapeFlashbar
      items={flashes.map(({ id, type, content, dismissible }) => ({
        id,
        type,
        content,
        dismissible,
        dismissLabel: 'Dismiss message',
        ariaRole: type === 'error' ? 'alert' : 'status',
        onDismiss: () => dismissFlash(id),
      }))}
    />
  )
}
