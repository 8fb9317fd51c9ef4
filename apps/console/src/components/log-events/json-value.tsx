import type { ReactNode } from 'react'
import '../reading/code-text.css'
import { MessageText } from './message-text.tsx'

type Path = readonly (string | number)[]

interface JsonValueProperties {
  readonly value: unknown
  readonly path: Path
  readonly onFilter: (path: Path, value: unknown) => void
}

/** Deeper than this, and more entries than this, are told as text. */
const [deepest, mostEntries] = [20, 500]

/** JSON in lines: a key whose value can be looked for is a button that does. */
export function JsonValue({ value, path, onFilter }: JsonValueProperties): ReactNode {
  if (typeof value !== 'object' || value === null) return <Scalar value={value} />
  const list = Array.isArray(value)
  const entries: readonly (readonly [string | number, unknown])[] = list ? value.map((item, index) => [index, item] as const) : Object.entries(value)
  const [begin, end] = list ? '[]' : '{}'
  if (entries.length === 0) return `${begin}${end}`
  if (path.length >= deepest) return <MessageText text={JSON.stringify(value)} />
  return (
    <>
      {begin}
      <div className="json-entries">
        {entries.slice(0, mostEntries).map(([key, item], index) => (
          <div key={key}>
            {!list && <Key name={String(key)} value={item} onFilter={() => onFilter([...path, key], item)} />}
            <JsonValue value={item} path={[...path, key]} onFilter={onFilter} />
            {index < entries.length - 1 && ','}
          </div>
        ))}
        {entries.length > mostEntries && <div>… {entries.length - mostEntries} more</div>}
      </div>
      {end}
    </>
  )
}

function Key({ name, value, onFilter }: { readonly name: string; readonly value: unknown; readonly onFilter: () => void }) {
  const text = <MessageText text={JSON.stringify(name)} />
  if (typeof value === 'object' && value !== null) return <span className="code-name">{text}: </span>
  return (
    <>
      <button type="button" className="json-key" title="Show only events with this value" onClick={onFilter}>
        {text}
      </button>
      {': '}
    </>
  )
}

function Scalar({ value }: { readonly value: unknown }) {
  return typeof value === 'string' ? (
    <span className="code-string">
      "<MessageText text={value} />"
    </span>
  ) : (
    <span className="code-number">{String(value)}</span>
  )
}
