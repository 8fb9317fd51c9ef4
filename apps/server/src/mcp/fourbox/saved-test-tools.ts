import type { TestOutcome } from '@fourbox/domain'
import type { ControlClient } from '../../command-line/control-client.ts'
import { runTests, savedTests } from '../../command-line/test-calls.ts'
import type { Tool } from '../tool.ts'
import { objectSchema, restApiId, segment, text } from './input.ts'

/** The tests that people saved with an API. */
export function savedTestTools(client: ControlClient): readonly Tool[] {
  return [
    {
      name: 'get_saved_tests',
      description: 'Lists the saved tests of an API: for each its method, the request that is sent, and what is expected of status, headers, bodies.',
      effect: 'nothing',
      inputSchema: objectSchema({ restApiId }, ['restApiId']),
      call: async (input) => ({ value: { item: [...(await savedTests(client, segment(input, 'restApiId')))] } }),
    },
    {
      name: 'run_saved_tests',
      description:
        'Runs the saved tests of an API on its draft, deployed or not, and answers what each expected and met; get_trace with its requestId says why. Back ends are really called.',
      effect: 'calls',
      inputSchema: objectSchema(
        {
          restApiId,
          method: { type: 'string', description: 'Only those of one method: GET /pets/{petId}' },
          resource: { type: 'string', description: 'Only those of a resource and of what is below it: /pets' },
        },
        ['restApiId'],
      ),
      call: async (input, signal) => {
        const outcomes: TestOutcome[] = []
        const chosen = { method: text(input, 'method'), resource: text(input, 'resource') }
        for await (const outcome of runTests(client, segment(input, 'restApiId'), chosen, signal)) outcomes.push(outcome)
        return { value: { passed: outcomes.filter(({ passed }) => passed).length, failed: outcomes.filter(({ passed }) => !passed).length, outcomes } }
      },
    },
  ]
}
