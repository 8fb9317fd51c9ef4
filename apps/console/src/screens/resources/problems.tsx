import Alert from '@cloudscape-design/components/alert'
import Badge from '@cloudscape-design/components/badge'
import { problemCount, type TemplateProblem } from '../../components/templates/template-problems.ts'

/** What of a box cannot work, above its settings. */
export function Problems({ problems }: { readonly problems: readonly TemplateProblem[] }) {
  if (problems.length === 0) return null
  return (
    <Alert type="error" header={`${problemCount(problems)}: a call that needs the template is answered by 500`}>
      {problems.map(({ of, line, column, message }) => (
        <div key={of}>
          {of}: {message}, at line {line}, column {column}.
        </div>
      ))}
    </Alert>
  )
}

/** The name of a box's tab, with what cannot work in it. */
export function TabLabel({ name, problems }: { readonly name: string; readonly problems: readonly TemplateProblem[] }) {
  if (problems.length === 0) return name
  return (
    <>
      {name} <Badge color="red">{problemCount(problems)}</Badge>
    </>
  )
}
