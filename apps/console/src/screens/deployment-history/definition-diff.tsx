import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { definitionAt } from '../../client/fourbox.ts'
import { Loaded } from '../../components/faces/loaded.tsx'
import { type Difference, differenceOf } from './difference.ts'
import './definition-diff.css'

interface DefinitionDiffProperties {
  readonly restApiId: string
  readonly from: string
  readonly to: string
}

/** Both states as OpenAPI definitions, and only where they differ. */
export function DefinitionDiff({ restApiId, from, to }: DefinitionDiffProperties) {
  const before = useQuery(definitionAt(restApiId, from))
  const after = useQuery(definitionAt(restApiId, to))
  return <Loaded query={before}>{(old) => <Loaded query={after}>{(young) => <Lines before={old} after={young} />}</Loaded>}</Loaded>
}

function Lines({ before, after }: { readonly before: string; readonly after: string }) {
  const difference = useMemo(() => differenceOf(before, after), [before, after])
  if (difference === 'too much') return <Alert type="info">The two definitions differ too much to be shown line by line.</Alert>
  if (difference.length === 0) return <Box>The two definitions are the same.</Box>
  return (
    // What is longer than its place is scrolled by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="definition-diff" aria-label="OpenAPI difference" tabIndex={0}>
      {difference.map((part) => (
        <Part key={part.line} part={part} />
      ))}
    </section>
  )
}

const elements = { ' ': 'span', '+': 'ins', '-': 'del' } as const

function Part({ part: { line, lines } }: { readonly part: Difference }) {
  return (
    <>
      <div className="definition-diff-place">Line {line}</div>
      <pre>
        {lines.map(({ sign, text }, index) => {
          const Line = elements[sign]
          return (
            // Lines have no other name than their place, and never move.
            // oxlint-disable-next-line react/no-array-index-key
            <Line key={index} data-sign={sign}>
              {text}
            </Line>
          )
        })}
      </pre>
    </>
  )
}
