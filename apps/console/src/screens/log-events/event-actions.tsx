import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { flash } from '../../shell/flashes.ts'
import { asJsonLines, asText, download } from './download.ts'
import type { LogLine } from '../../components/log-events/log-line.ts'

interface EventActionsProperties {
  readonly group: string
  readonly lines: readonly LogLine[]
  readonly live: boolean
  readonly onRefresh: () => void
  readonly onLive: (live: boolean) => void
}

/** What is done with the events that are shown. */
export function EventActions({ group, lines, live, onRefresh, onLive }: EventActionsProperties) {
  const file = group.replaceAll(/[^\w.-]+/g, '-').replace(/^-/, '')

  async function act(id: string): Promise<void> {
    if (id === 'text') return download(`${file}.log`, asText(lines))
    if (id === 'json') return download(`${file}.jsonl`, asJsonLines(lines))
    await navigator.clipboard.writeText(asText(lines))
    flash({ type: 'success', content: `Copied ${lines.length} log events.` })
  }

  return (
    <>
      <ButtonDropdown
        disabled={lines.length === 0}
        items={[
          { id: 'copy', text: 'Copy what is shown' },
          { id: 'text', text: 'Download as text' },
          { id: 'json', text: 'Download as JSON lines' },
        ]}
        onItemClick={({ detail }) => void act(detail.id)}
      >
        Copy or download
      </ButtonDropdown>
      <Button iconName="refresh" ariaLabel="Refresh" onClick={onRefresh} />
      <Button variant={live ? 'normal' : 'primary'} onClick={() => onLive(!live)}>
        {live ? 'Stop live tail' : 'Live tail'}
      </Button>
    </>
  )
}
