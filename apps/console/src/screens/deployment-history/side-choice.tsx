/** The two states that are compared: deployments by their ids, or the draft. */
export interface Chosen {
  readonly from: string
  readonly to: string
}

interface SideChoiceProperties {
  readonly id: string
  readonly name: string
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}

/** Makes a state the one before (A) or the one after (B). Each side is one group over all rows: a single Tab stop, then arrows. */
export function SideChoice({ id, name, chosen, onChoose }: SideChoiceProperties) {
  return (
    <div className="time-line-sides">
      <label className="side-a" title={`Compare ${name} as A, before`}>
        <input type="radio" name="side-a" checked={chosen.from === id} onChange={() => onChoose({ ...chosen, from: id })} aria-label={`A, before: ${name}`} />
        <span aria-hidden="true">A</span>
      </label>
      <label className="side-b" title={`Compare ${name} as B, after`}>
        <input type="radio" name="side-b" checked={chosen.to === id} onChange={() => onChoose({ ...chosen, to: id })} aria-label={`B, after: ${name}`} />
        <span aria-hidden="true">B</span>
      </label>
    </div>
  )
}
