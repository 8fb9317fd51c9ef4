import Button from '@cloudscape-design/components/button'
import type { Hold } from './use-hold.ts'

/** Pauses a list that grows by itself, or lets it go on; empties it, and then it goes on. */
export function HoldButtons({ hold: { waiting, pause, resume }, onClear }: { readonly hold: Hold; readonly onClear: () => void }) {
  return (
    <>
      {waiting === undefined ? <Button onClick={pause}>Pause</Button> : <Button onClick={resume}>Resume</Button>}
      <Button
        onClick={() => {
          resume()
          onClear()
        }}
      >
        Clear
      </Button>
    </>
  )
}
