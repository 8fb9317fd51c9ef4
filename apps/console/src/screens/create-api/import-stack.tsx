import { type Fault, type LeftOutResource, type StackAction, type StackOutput, visible } from '@fourbox/domain'
import { writeFourbox } from '../../client/fourbox.ts'
import { renamingField } from '../../client/refused-field.ts'
import { fault } from '../../components/form/faults.ts'
import type { Saved } from '../../components/form/form.ts'
import type { ApiDraft } from './api-draft.ts'

/** What the server answers of one stack. */
interface ImportedStack {
  readonly stack: string
  readonly resources: readonly { readonly action: StackAction }[]
  readonly leftOut: readonly LeftOutResource[]
  readonly outputs: readonly StackOutput[]
  readonly warnings: readonly string[]
}

/** Imports the template that is typed as a stack. @throws FourboxRefusal with every fault of the template and its line */
export async function importStack({ definition, stackName, stackParameters }: ApiDraft): Promise<Saved> {
  const parameters = Object.fromEntries(linesOf(stackParameters).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
  const order = JSON.stringify({ template: definition, file: 'template', stackName: stackName.trim(), parameters })
  const answer = await writeFourbox('POST', 'stacks', order).catch(renamingField(undefined, 'body'))
  const { item }: { readonly item: readonly ImportedStack[] } = await answer.json()
  const leftOut = item.flatMap((stack) => stack.leftOut)
  return {
    message: (
      <>
        {item.map((stack) => (
          <StackMessage key={stack.stack} {...stack} />
        ))}
      </>
    ),
    warnings: [
      ...leftOut.map(({ logicalId, type, why }) => visible(`Left out: ${logicalId} (${type}). ${why}`)),
      ...item.flatMap(({ warnings }) => warnings.map(visible)),
    ],
    page: '/apis',
  }
}

/** What became of a stack's resources, and its outputs. */
function StackMessage({ stack, resources, outputs }: ImportedStack) {
  const counts = [...Map.groupBy(resources, ({ action }) => action)].map(([action, each]) => `${each.length} ${action}`)
  return (
    <>
      Imported the stack {stack}: {counts.join(', ')}.
      {outputs.length > 0 && (
        <ul>
          {outputs.map(({ name, value }) => (
            <li key={name}>
              {name} = {visible(value)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What can be said of a stack before it is sent. */
export function stackFaults({ stackName, stackParameters }: ApiDraft): readonly Fault[] {
  const isName = /^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(stackName.trim())
  const areParameters = linesOf(stackParameters).every((line) => /^[A-Za-z0-9]+=/.test(line))
  return [
    ...fault('stackName', isName ? undefined : 'Enter a name: a letter, then letters, digits and hyphens, 128 at most.'),
    ...fault('stackParameters', areParameters ? undefined : 'Enter KEY=VALUE, a parameter a line.'),
  ]
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
