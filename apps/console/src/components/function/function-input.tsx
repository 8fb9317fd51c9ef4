import Autosuggest from '@cloudscape-design/components/autosuggest'
import Checkbox from '@cloudscape-design/components/checkbox'
import Link from '@cloudscape-design/components/link'
import { useQuery } from '@tanstack/react-query'
import { href } from '../../shell/address.ts'
import { functionFacts } from './function-facts.ts'
import { localFunction, missingFunction } from './local-function.ts'
import './function-input.css'

interface FunctionInputProperties {
  readonly value: string
  readonly region: string
  readonly placeholder: string
  readonly invalid: boolean
  readonly onChange: (value: string) => void
}

/** The name or ARN of a function: those of this machine are offered, and a name that none of them has is told. */
export function FunctionInput({ value, region, placeholder, invalid, onChange }: FunctionInputProperties) {
  const functions = useQuery(functionFacts).data
  const missing = missingFunction(functions, value, region)
  return (
    <div>
      <Autosuggest
        ariaLabel="Lambda function"
        value={value}
        placeholder={placeholder}
        invalid={invalid}
        enteredTextLabel={(text) => `Use "${text}"`}
        empty="No functions on this machine yet"
        options={[...(functions?.keys() ?? [])].map((name) => ({ value: name }))}
        onChange={({ detail }) => onChange(detail.value)}
      />
      {missing !== undefined && (
        <p className="function-missing">
          There is no function {missing} on this machine. <Link href={`${href('/create-function')}?name=${missing}`}>Create function</Link>
        </p>
      )}
    </div>
  )
}

interface GrantChoiceProperties {
  readonly functionName: string
  readonly region: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** Whether saving lets API Gateway call the function; of one that is not of this machine, what must be done there. */
export function GrantChoice({ functionName, region, checked, onChange }: GrantChoiceProperties) {
  const isLocal = functionName.trim() === '' || localFunction(functionName, region) !== undefined
  return (
    <Checkbox
      checked={checked && isLocal}
      disabled={!isLocal}
      description={
        isLocal
          ? 'Saving adds a statement to the function’s policy, unless it has one for this. It is told when it is done.'
          : 'The function is not named, or not of this machine: its policy must let API Gateway call it.'
      }
      onChange={({ detail }) => onChange(detail.checked)}
    >
      Grant API Gateway permission to invoke the function
    </Checkbox>
  )
}
