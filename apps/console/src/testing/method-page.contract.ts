import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from './fake-server.ts'
import { aroundApi, pet } from './pet-store.ts'
import { openConsole } from './render-console.tsx'

/** What every page about one method shows while that method is not there; `address` names one of a resource that `pet` can stand for. */
export function waitsForItsMethod(address: string): void {
  test('while the method is on its way the page says that it is loading', async () => {
    answer({ ...aroundApi, GetResource: 'never' })
    await openConsole(address)
    expect(await screen.findByText('Loading')).toBeDefined()
  })

  test('a resource that cannot be read is said so in the server’s words', async () => {
    answer({ ...aroundApi, GetResource: new Refusal(404, 'NotFoundException', 'Invalid Resource identifier specified') })
    await openConsole(address)
    expect(await screen.findByText('Invalid Resource identifier specified')).toBeDefined()
  })

  test('a method that has been deleted is said so', async () => {
    answer({ ...aroundApi, GetResource: pet })
    await openConsole(address)
    expect(await screen.findByText('Not there any more')).toBeDefined()
  })
}
