/** Whether a thread was given up for its time or its memory: the fault of what it was given, not ours. */
export function isExhaustion(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ABORT_ERR' || error.code === 'ERR_WORKER_OUT_OF_MEMORY')
}
