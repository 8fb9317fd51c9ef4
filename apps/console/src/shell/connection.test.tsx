import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetConnection, showConnection } from './connection.ts'
import { useFlashes } from './flashes.ts'

function sayNothing(): void {
  forgetConnection()
  useFlashes.setState({ flashes: [] })
}
// What a page of another file said last may still stand there.
beforeEach(sayNothing)
afterEach(sayNothing)

const said = () => useFlashes.getState().flashes.map(({ type, content }) => `${type}: ${typeof content === 'string' ? content : ''}`)

test('a server that was gone for a moment is said to be gone, and nothing more', () => {
  showConnection({ is: 'lost' })
  expect(said()).toEqual([expect.stringMatching(/^warning: The connection to Fourbox is lost/)])
  showConnection({ is: 'on' })
  expect(said()).toEqual([])
})

test('a database that is away is named with its reason, as the server has it, and it is said when that is over', () => {
  showConnection({ is: 'without-database', message: 'postgres://\u202edb is away (gone).' })
  expect(said()).toEqual(['warning: postgres://\\u202edb is away (gone). What you typed is kept.'])
  showConnection({ is: 'on' })
  expect(said()).toEqual([expect.stringMatching(/^success: Fourbox answers again/)])
})

test('a stream that is refused is no lost connection; who is signed out meanwhile hears no more of it', () => {
  showConnection({ is: 'refused', message: 'The database does not answer.' })
  expect(said()).toEqual([expect.stringMatching(/^warning: Fourbox answers, but .*: The database does not answer\. Trying again/)])
  forgetConnection()
  showConnection({ is: 'on' })
  expect(said()).toEqual([])
})
