import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { type ApiChange, type ChangedMember, changedValue, isShortChange, visible } from '@fourbox/domain'
import { PlainText } from '../reading/plain-text.tsx'
import './change-list.css'

const signs = { added: '+', removed: '−', changed: '~' } as const

/** What differs between two states of an API, as a person would name it: each setting with its old and its new value. */
export function ChangeList({ changes }: { readonly changes: readonly ApiChange[] }) {
  return (
    <ul className="change-list">
      {changes.map(({ kind, name, change, members }) => (
        <li key={`${kind} ${name}`}>
          <span className={`change-sign change-${change}`} aria-hidden="true">
            {signs[change]}
          </span>
          <div>
            {kind === 'settings' ? 'API settings' : `${kind} `}
            <b>{visible(name)}</b> {change}
            {members.map((member) => (
              <Member key={member.name} member={member} />
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** What is long, or has several lines, is folded. */
function Member({ member }: { readonly member: ChangedMember }) {
  const name = visible(member.name)
  const [before, after] = [changedValue(member.before), changedValue(member.after)]
  if (isShortChange(member)) {
    return (
      <div className="change-member">
        {name}: <del>{visible(before)}</del> → <ins>{visible(after)}</ins>
      </div>
    )
  }
  return (
    <ExpandableSection variant="inline" headerText={`${name}: ${lengthOf(before)} → ${lengthOf(after)}`} className="change-member">
      <div className="change-texts">
        <PlainText label={`${name} before`} text={before} />
        <PlainText label={`${name} after`} text={after} />
      </div>
    </ExpandableSection>
  )
}

function lengthOf(text: string): string {
  if (text === changedValue(undefined)) return text
  const lines = text.trimEnd().split('\n').length
  return lines === 1 ? `${text.length} characters` : `${lines} lines`
}
