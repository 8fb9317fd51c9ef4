import Button from '@cloudscape-design/components/button'
import { useMutation } from '@tanstack/react-query'
import { readTraces } from '../../client/calls.ts'
import { flash } from '../../shell/flashes.ts'
import { downloadHar } from './download-har.ts'
import { isRecorded } from '../../components/test-call/recorded-call.ts'
import { type CallRow, keyOf } from './rows.ts'

interface ExportHarProperties {
  readonly restApiId: string
  readonly stageName: string
  /** The calls that the filter lets through. */
  readonly rows: readonly CallRow[]
  readonly selected: ReadonlySet<string>
}

/** Exports the chosen calls, or all that are shown where none is chosen. */
export function ExportHar({ restApiId, stageName, rows, selected }: ExportHarProperties) {
  const chosen = selected.size === 0 ? rows : rows.filter(({ key }) => selected.has(key))
  const exporting = useMutation({
    mutationFn: async () => {
      const wanted = new Set(chosen.map(({ key }) => key))
      const calls = (await readTraces({ restApiId, stageName })).filter((call) => wanted.has(keyOf(call))).filter(isRecorded)
      downloadHar(calls)
      if (calls.length < chosen.length) flash({ type: 'warning', content: `${chosen.length - calls.length} of ${chosen.length} calls are not kept any more.` })
    },
    // Nothing of the API changes.
    meta: { readsOnly: true },
  })
  return (
    <Button disabled={chosen.length === 0} loading={exporting.isPending} onClick={() => exporting.mutate()}>
      Export HAR ({chosen.length})
    </Button>
  )
}
