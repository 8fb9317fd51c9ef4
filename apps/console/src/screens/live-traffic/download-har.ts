import { download } from '../../components/reading/download.ts'
import { settings } from '../../settings.ts'
import { writeHar } from './har.ts'
import type { RecordedCall } from '../../components/test-call/recorded-call.ts'

/** Hands calls to the browser as a HAR file. */
export function downloadHar(calls: readonly RecordedCall[]): void {
  const [first] = calls
  download(JSON.stringify(writeHar(calls, settings.version), null, 2), `${first?.restApiId ?? ''}-${first?.stage ?? ''}.har`)
}
