import type { LogLine } from '../../components/log-events/log-line.ts'

/** Lines as a file of text: time, stream and message as it was written. */
export function asText(lines: readonly LogLine[]): string {
  return lines.map(({ at, stream, message }) => `${new Date(at).toISOString()} ${stream} ${message.trimEnd()}\n`).join('')
}

/** Lines as one JSON object each, with AWS's names. */
export function asJsonLines(lines: readonly LogLine[]): string {
  return lines
    .map(({ at, ingestedAt, stream, message }) => `${JSON.stringify({ timestamp: at, ingestionTime: ingestedAt, logStreamName: stream, message })}\n`)
    .join('')
}

/** Hands a text to the browser as a file. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
