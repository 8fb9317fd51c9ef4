import { type ApiChange, visible } from '@fourbox/domain'
import './change-list.css'

const signs = { added: '+', removed: '−', changed: '~' } as const

/** What differs between two states of an API, as a person would name it. */
export function ChangeList({ changes }: { readonly changes: readonly ApiChange[] }) {
  return (
    <ul className="change-list">
      {changes.map(({ kind, name, change, members }) => (
        <li key={`${kind} ${name}`}>
          <span className={`change-sign change-${change}`} aria-hidden="true">
            {signs[change]}
          </span>
          <span>
            {kind === 'settings' ? 'API settings' : `${kind} `}
            <b>{visible(name)}</b> {change}
            {members.length > 0 && `: ${visible(members.join(', '))}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
