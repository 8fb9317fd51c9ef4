import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { visible } from '@fourbox/domain'
import { patternHelp } from '../logs/help.tsx'
import { Info } from '../../shell/help.tsx'
import { patternSentence } from './pattern-sentence.ts'

const examples = ['ERROR', '?ERROR ?WARN', '-INFO', '{ $.level = "ERROR" }', '[time, id, level = ERROR, ...]'] as const

interface PatternFieldProperties {
  readonly pattern: string
  /** What the server says against it. */
  readonly refusal: string | undefined
  readonly onSearch: (pattern: string) => void
}

/** The filter pattern: searched for when Enter or the button is pressed. */
export function PatternField({ pattern, refusal, onSearch }: PatternFieldProperties) {
  const [typed, setTyped] = useState(pattern)
  const [searched, setSearched] = useState(pattern)
  // Another pattern came by a click or by the address.
  if (searched !== pattern) {
    setSearched(pattern)
    setTyped(pattern)
  }
  const sentence = patternSentence(typed)
  return (
    <form
      className="pattern"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(typed.trim())
      }}
    >
      <FormField label="Filter pattern" info={<Info help={patternHelp} />} stretch {...(refusal === undefined ? {} : { errorText: refusal })}>
        <div className="pattern-line">
          <Input
            type="search"
            value={typed}
            placeholder={'ERROR, "two words", { $.status = 500 }, [ip, ..., status = 5*]'}
            spellcheck={false}
            onChange={({ detail }) => {
              setTyped(detail.value)
              // The field's own button that empties it.
              if (detail.value === '' && pattern !== '') onSearch('')
            }}
          />
          <Button formAction="submit">Search</Button>
        </div>
      </FormField>
      <div className="pattern-examples">
        {refusal === undefined && sentence !== undefined && <span className="pattern-sentence">{visible(sentence)}</span>}
        Try
        {examples.map((example) => (
          <button key={example} type="button" onClick={() => onSearch(example)}>
            {example}
          </button>
        ))}
      </div>
    </form>
  )
}
