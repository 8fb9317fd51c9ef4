/** Days that the events of a group may be kept, as AWS offers them. */
const days = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] as const

/** What a retention is called: `14 days`. */
export function retentionText(retentionInDays: number | undefined): string {
  if (retentionInDays === undefined) return 'Never expire'
  return `${retentionInDays} ${retentionInDays === 1 ? 'day' : 'days'}`
}

/** The choices of a form; `''` keeps events for ever. */
export const retentionOptions = [{ value: '', label: retentionText(undefined) }, ...days.map((each) => ({ value: String(each), label: retentionText(each) }))]
