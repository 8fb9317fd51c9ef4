import { expect, test } from 'vitest'
import { checkVariables, variablePatches } from './variable-rows.ts'

test('a new variable is replaced, as AWS wants it, and one that is gone removed', () => {
  expect(
    variablePatches('/variables', { host: 'a', old: 'x' }, [
      { name: ' host ', value: 'b' },
      { name: 'team', value: 'zoo' },
    ]),
  ).toEqual([
    { op: 'remove', path: '/variables/old' },
    { op: 'replace', path: '/variables/host', value: 'b' },
    { op: 'replace', path: '/variables/team', value: 'zoo' },
  ])
})

test('a value that AWS does not take is told by its name', () => {
  expect(checkVariables('variables', [{ name: 'host', value: 'a%b' }])).toMatchObject({ faults: [{ field: 'variables.host' }] })
})
