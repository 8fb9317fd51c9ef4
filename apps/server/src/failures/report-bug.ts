/** A bug goes to the log with its stack; the caller was told nothing of it. */
export function reportBug(bug: unknown): void {
  console.error(JSON.stringify({ level: 'error', time: new Date().toISOString(), message: String(bug), stack: bug instanceof Error ? bug.stack : undefined }))
}
