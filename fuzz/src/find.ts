/** What a thread tells of its batches. */
export interface Batch {
  readonly runs: number
  /** Processor time of the thread; a server's is not in it. */
  readonly millis: number
  readonly find?: Find
}

export interface Find {
  readonly complaint: string
  /** As JSON; the smallest that was reached. */
  readonly value: string
  readonly seed: number
}

/** What makes two finds the same: the first line, whatever the numbers and quoted texts in it. */
export function kindOf({ complaint }: Find): string {
  return (complaint.split('\n')[0] ?? '')
    .replaceAll(/\d+/g, 'N')
    .replaceAll(/"[^"]*"|'[^']*'/g, '…')
    .slice(0, 200)
}
