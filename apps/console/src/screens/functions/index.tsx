import { useQuery } from '@tanstack/react-query'
import { allFunctions } from '../../client/lambda.ts'
import { DeleteFunction } from '../../components/function/delete-function.tsx'
import { functionFacts } from '../../components/function/function-facts.ts'
import { ListPage } from '../../components/list/list-page.tsx'
import { href } from '../../shell/address.ts'
import { columns, type ListedFunction } from './columns.tsx'
import { help } from './help.tsx'

/** All functions, with the APIs that call each. */
export default function FunctionsScreen() {
  const facts = useQuery(functionFacts).data
  const functions = useQuery({
    ...allFunctions,
    select: (all): ListedFunction[] => all.map((one) => ({ ...one, facts: facts?.get(one.FunctionName ?? '') })),
  })
  return (
    <ListPage
      title="Functions"
      one="a function"
      help={help}
      query={functions}
      columns={columns}
      idOf={({ FunctionName = '' }) => FunctionName}
      nameOf={({ FunctionName = '' }) => FunctionName}
      placeholder="Find functions"
      create={{ text: 'Create function', href: href('/create-function') }}
      empty="A function is the back end of an API, or decides who may call it. Begin with one that works: a blueprint is a few clicks away."
      renderDeletion={({ FunctionName = '' }, close) => <DeleteFunction name={FunctionName} onDeleted={close} onDismiss={close} />}
    />
  )
}
