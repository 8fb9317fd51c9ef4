import { download } from '../../components/reading/download.ts'
import { settings } from '../../settings.ts'
import { type RecordedCall, writeHar } from './har.ts'

/** Hands calls to the browser as a HAR file. */
export function downloadHar(calls: readonly RecordedCall[]): void {
  const [first] = calls
  download(JSON.stringify(writeHar(calls, settings.version), null, 2), `${first?.restApiId ?? ''}-${first?.stage ?? ''}.har`)
}
