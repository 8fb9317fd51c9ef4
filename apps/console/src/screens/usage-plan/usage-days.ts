/** A UTC day as AWS writes it, `2026-11-29`; `back` days before today. */
export function utcDay(back: number, now: Date = new Date()): string {
  return new Date(now.getTime() - back * 86_400_000).toISOString().slice(0, 10)
}

/** What a key has used on each of some days, and what was left then. */
export interface KeyUsage {
  readonly keyId: string
  readonly days: readonly { readonly day: string; readonly used: number; readonly remaining: number }[]
}

/** GetUsage's answer by key and day: its pairs are one a day, from the first day on. */
export function usageByKey(items: Readonly<Record<string, readonly (readonly number[])[]>> | undefined, startDate: string): readonly KeyUsage[] {
  const first = Date.parse(startDate)
  return Object.entries(items ?? {}).map(([keyId, pairs]) => ({
    keyId,
    days: pairs.map(([used = 0, remaining = 0], index) => ({ day: utcDay(0, new Date(first + index * 86_400_000)), used, remaining })),
  }))
}

/** As a file of CSV: a line for each key and day. */
export function usageCsv(usage: readonly KeyUsage[], nameOf: (keyId: string) => string): string {
  const lines = usage.flatMap(({ keyId, days }) =>
    days.map(({ day, used, remaining }) => [keyId, nameOf(keyId), day, used, remaining].map((field) => quoted(String(field))).join(',')),
  )
  return ['API key ID,Name,Day,Used,Remaining', ...lines, ''].join('\n')
}

/** Quotes what would be taken for more than one field; what a spreadsheet would take for a formula gets an apostrophe. */
function quoted(text: string): string {
  const safe = /^[=+@\t\r-]/.test(text) ? `'${text}` : text
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
